using System.Text.Json;

namespace Zhijian.Sandbox.Departments.Pushing;

/// <summary>Something a department tells (事件), as it goes over the wire. Told again it is the same, with the same id.</summary>
public sealed record DepartmentEvent(string Type, byte[] Json)
{
    /// <param name="at">By the virtual clock, as everything a department tells.</param>
    public static DepartmentEvent Of(string department, string type, DateTimeOffset at, object data, JsonSerializerOptions options) =>
        // Not a running number: a restarted sandbox would begin again with ids that count as told.
        new(type, JsonSerializer.SerializeToUtf8Bytes(new { id = $"{department}-{Guid.CreateVersion7(at):N}", type, at, data }, options));

    /// <summary>The body of one request.</summary>
    public static byte[] Body(IReadOnlyList<DepartmentEvent> events)
    {
        using var body = new MemoryStream();
        foreach (var (place, told) in events.Index())
        {
            body.WriteByte(place == 0 ? (byte)'[' : (byte)',');
            body.Write(told.Json);
        }

        body.WriteByte((byte)']');
        return body.ToArray();
    }
}
