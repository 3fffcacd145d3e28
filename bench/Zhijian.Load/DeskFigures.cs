using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Zhijian.Load;

/// <summary>Milliseconds from many at once.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<double> _all = [];

    public int Count => _all.Count;

    public void Add(double milliseconds) => _all.Enqueue(milliseconds);

    public double Percentile(double part) => _all.Order().ToArray() is { Length: > 0 } sorted ? sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)] : double.NaN;

    public override string ToString() => $"p50 {Percentile(0.5):F1} ms, p95 {Percentile(0.95):F1} ms, p99 {Percentile(0.99):F1} ms, max {Percentile(1):F0} ms";
}

/// <summary>What one run at the desk measures.</summary>
internal sealed class DeskFigures
{
    // Message ids of several runs on one database must differ.
    private static long _lastId = 24_700_000_000_000_000;

    private readonly ConcurrentDictionary<string, long> _sent = [];
    private readonly ConcurrentDictionary<string, int> _heard = [];
    private int _failures;

    /// <summary>The conversation and its newest messages, asked for together.</summary>
    public Latencies Opening { get; } = new();

    public Latencies Lists { get; } = new();

    /// <summary>The numbers in the navigation.</summary>
    public Latencies Counts { get; } = new();

    public Latencies Replies { get; } = new();

    public Latencies Overview { get; } = new();

    public Latencies Series { get; } = new();

    /// <summary>From the push of a citizen's message to its event in one officer's stream.</summary>
    public Latencies Events { get; } = new();

    public Latencies Callbacks { get; } = new();

    public int Failures => _failures;

    public IEnumerable<(string Name, Latencies Latencies)> All =>
    [
        ("opening a conversation", Opening), ("a list of conversations", Lists), ("the counts in the navigation", Counts), ("a reply", Replies), ("the supervisor's page, live part", Overview),
        ("its hours, days and matters", Series), ("push to event in an officer's stream", Events), ("callback", Callbacks),
    ];

    public static (string Mark, long Id) NextMark()
    {
        var id = Interlocked.Increment(ref _lastId);
        return ("mark" + id.ToString(CultureInfo.InvariantCulture), id);
    }

    public void Sent(string mark) => _sent[mark] = Stopwatch.GetTimestamp();

    public double Since(string mark) => Stopwatch.GetElapsedTime(_sent[mark]).TotalMilliseconds;

    public void Heard(string data)
    {
        var at = data.IndexOf("mark", StringComparison.Ordinal);
        if (at < 0 || at + 21 > data.Length || !_sent.ContainsKey(data.Substring(at, 21))) return;
        var mark = data.Substring(at, 21);
        Events.Add(Since(mark));
        _heard.AddOrUpdate(mark, 1, static (_, count) => count + 1);
    }

    public void Fail() => Interlocked.Increment(ref _failures);

    /// <summary>Events missing in streams; those of the last two seconds may still be on their way.</summary>
    public int Unheard(int streams) => _sent.Where(pair => Stopwatch.GetElapsedTime(pair.Value, _sent.Values.Max()) > TimeSpan.FromSeconds(2))
        .Sum(pair => streams - _heard.GetValueOrDefault(pair.Key));
}
