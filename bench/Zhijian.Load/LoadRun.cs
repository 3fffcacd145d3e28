using System.Diagnostics;

namespace Zhijian.Load;

/// <param name="Milliseconds">Of every exchange, sorted.</param>
internal sealed record LoadResult(int Exchanges, TimeSpan Elapsed, double[] Milliseconds, int Failures)
{
    public double Rate => Exchanges / Elapsed.TotalSeconds;

    public double Percentile(double part) => Milliseconds.Length == 0 ? double.NaN : Milliseconds[(int)Math.Min(Milliseconds.Length - 1, Milliseconds.Length * part)];
}

/// <summary>Drives connections in a closed loop, each on a thread of its own.</summary>
internal static class LoadRun
{
    /// <summary>Sends each connection's pushes in order until they or the time are used up.</summary>
    public static LoadResult Drive(int port, IReadOnlyList<Push>[] pushes, TimeSpan limit, Action<Push, int, ReadOnlyMemory<byte>>? onAnswer = null)
    {
        var results = new List<double>[pushes.Length];
        var failures = 0;
        using var start = new Barrier(pushes.Length + 1);
        var clock = new Stopwatch();
        var threads = pushes.Select((list, index) => new Thread(() =>
        {
            using var connection = new Connection(port);
            var times = new List<double>(list.Count);
            start.SignalAndWait();
            foreach (var push in list)
            {
                if (clock.Elapsed > limit) break;
                var before = Stopwatch.GetTimestamp();
                var (status, body) = connection.Exchange(push.Request!);
                times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                if (status != 200) Interlocked.Increment(ref failures);
                onAnswer?.Invoke(push, status, body);
            }

            results[index] = times;
        }, 256 * 1024)).ToList();
        foreach (var thread in threads) thread.Start();
        clock.Start();
        start.SignalAndWait();
        foreach (var thread in threads) thread.Join();
        clock.Stop();
        double[] all = [.. results.SelectMany(times => times)];
        Array.Sort(all);
        return new LoadResult(all.Length, clock.Elapsed, all, failures);
    }

    /// <summary>Gives every connection its share; a follower's pushes stay on one connection and so in order.</summary>
    public static IReadOnlyList<Push>[] Share(IEnumerable<Push> pushes, int connections)
    {
        var shares = Enumerable.Range(0, connections).Select(_ => new List<Push>()).ToArray();
        foreach (var push in pushes) shares[push.Follower % connections].Add(push);
        return shares;
    }
}
