using System.Collections.Concurrent;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Departments.Sms;

/// <param name="Phone">To which it was sent.</param>
/// <param name="At">By the virtual clock.</param>
public sealed record SmsMessage(string Id, string Phone, string Text, DateTimeOffset At);

/// <summary>What the emulated gateway has sent (短信箱), by telephone number, in memory.</summary>
public sealed class SmsBox(World world) : IDepartmentMemory
{
    private const int KeptOfNumber = 50;
    private const int MostKeys = 100_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<SmsMessage>> byPhone = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SmsMessage> byKey = new(StringComparer.Ordinal);
    private long sent;

    /// <summary>Sends it, or tells of the one that was sent under this key before.</summary>
    public SmsMessage Send(string key, string phone, string text)
    {
        SmsMessage message;
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var known)) return known;
            if (byKey.Count >= MostKeys) byKey.Clear();
            message = byKey[key] = new SmsMessage($"sms-{++sent}", phone, text, world.Now);
            var box = byPhone.TryGetValue(phone, out var before) ? before : byPhone[phone] = [];
            box.Add(message);
            if (box.Count > KeptOfNumber) box.RemoveAt(0);
        }

        if (world.Events.IsWatched && world.People.All.FirstOrDefault(person => person.Phone == phone) is { } owner)
            world.Events.Publish("sms", owner.Id, () => new { personId = owner.Id, message });
        return message;
    }

    /// <summary>Oldest first; a copy.</summary>
    public IReadOnlyList<SmsMessage> Of(string phone)
    {
        lock (gate) return byPhone.TryGetValue(phone, out var box) ? [.. box] : [];
    }

    public IReadOnlyList<SmsMessage> Of(Person person) => Of(person.Phone);

    public void Clear()
    {
        lock (gate) byPhone.Clear();
        byKey.Clear();
    }
}
