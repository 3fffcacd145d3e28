using System.Text;
using System.Text.Json;

namespace Zhijian.Server.Platform.Live;

/// <summary>Something of an agency that another server should know.</summary>
internal sealed record PeerNote(string Kind, Guid Agency, object Data)
{
    /// <summary>A server begins to listen; the others answer with a beat.</summary>
    public static readonly PeerNote Hello = new("hello", Guid.Empty, new object());

    /// <summary>A server is there.</summary>
    public static readonly PeerNote Beat = new("beat", Guid.Empty, new object());
}

internal sealed record HeardNote(string Kind, Guid Agency, JsonElement Data);

/// <summary>One NOTIFY.</summary>
/// <param name="From">Name of the server.</param>
/// <param name="Missed">Something before it could not be told.</param>
internal sealed record PeerLetter(string From, bool Missed, IReadOnlyList<HeardNote> Notes);

/// <summary>How notes stand in the payloads of NOTIFY: as many in each as it holds. Pure.</summary>
internal static class PeerWire
{
    /// <summary>PostgreSQL takes fewer than 8,000 bytes.</summary>
    public const int MostBytes = 7_900;

    /// <summary>Begins the kind of a note that goes to consoles as it is.</summary>
    public const string Public = "event:";

    public static JsonSerializerOptions Json { get; } = JsonSerializerOptions.Web;

    /// <summary>A note that is too large for any payload is left out, and said to be missed.</summary>
    public static string[] Write(string from, IReadOnlyList<PeerNote> notes, bool missed)
    {
        var parts = notes.Select(note => JsonSerializer.Serialize(note, Json)).ToList();
        var fitting = parts.Where(part => Encoding.UTF8.GetByteCount(part) + 100 <= MostBytes).ToList();
        missed |= fitting.Count < parts.Count;
        var payloads = new List<string>();
        var (open, bytes) = (new List<string>(), 100);
        foreach (var part in fitting)
        {
            var size = Encoding.UTF8.GetByteCount(part) + 1;
            if (bytes + size > MostBytes) Close();
            open.Add(part);
            bytes += size;
        }

        if (open.Count > 0 || missed) Close();
        return [.. payloads];

        void Close()
        {
            payloads.Add($$"""{"from":"{{from}}","missed":{{(missed ? "true" : "false")}},"notes":[{{string.Join(',', open)}}]}""");
            (open, bytes, missed) = ([], 100, false);
        }
    }

    public static PeerLetter? Read(string payload) => JsonSerializer.Deserialize<PeerLetter>(payload, Json);
}
