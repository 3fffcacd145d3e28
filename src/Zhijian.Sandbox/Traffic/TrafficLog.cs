using Zhijian.Sandbox.Events;

namespace Zhijian.Sandbox.Traffic;

/// <summary>The last pushes and calls. A ring: memory is bounded by count and by the length of each body.</summary>
public sealed class TrafficLog(int keep, EventHub events)
{
    private const int BodyCharacters = 16 * 1024;
    private readonly Lock gate = new();
    private readonly TrafficRecord[] ring = new TrafficRecord[keep];
    private long last;

    public void Add(TrafficRecord record)
    {
        TrafficRecord added;
        lock (gate)
        {
            added = record with
            {
                Id = ++last,
                RequestBody = Cut(record.RequestBody),
                RequestPlain = Cut(record.RequestPlain),
                ResponseBody = Cut(record.ResponseBody),
                ResponsePlain = Cut(record.ResponsePlain),
            };
            ring[last % ring.Length] = added;
        }
        events.Publish("traffic", null, () => new { record = added });
    }

    /// <summary>Records with an id above <paramref name="after"/>, oldest first; when there are more than <paramref name="limit"/>, the newest.</summary>
    public IReadOnlyList<TrafficRecord> After(long after, string? appId, int limit)
    {
        lock (gate)
        {
            var found = new List<TrafficRecord>();
            for (var id = last; id > after && id > last - ring.Length && id > 0 && found.Count < limit; id--)
            {
                if (ring[id % ring.Length] is { } record && (appId is null || record.AppId == appId)) found.Add(record);
            }
            found.Reverse();
            return found;
        }
    }

    public void Clear()
    {
        lock (gate) Array.Clear(ring);
    }

    private static string? Cut(string? body) => body is { Length: > BodyCharacters } ? string.Concat(body.AsSpan(0, BodyCharacters), $"… ({body.Length} characters)") : body;
}
