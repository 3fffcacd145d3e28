using System.Diagnostics;
using System.Net.Sockets;

namespace Zhijian.Load;

/// <param name="Milliseconds">Of every exchange, sorted.</param>
internal sealed record LoadResult(int Exchanges, TimeSpan Elapsed, double[] Milliseconds, int Failures)
{
    public double Rate => Exchanges / Elapsed.TotalSeconds;

    public double Percentile(double part) => Milliseconds.Length == 0 ? double.NaN : Milliseconds[(int)Math.Min(Milliseconds.Length - 1, Milliseconds.Length * part)];
}

/// <summary>Drives connections in a closed loop, all from one thread: a thread each would take as much of the processor as the server's sockets do.</summary>
internal static class LoadRun
{
    /// <summary>Sends each connection's pushes in order until they or the time are used up.</summary>
    /// <exception cref="SocketException">The server went away or is silent.</exception>
    public static LoadResult Drive(int port, IReadOnlyList<Push>[] pushes, TimeSpan limit, Action<Push, int, ReadOnlyMemory<byte>>? onAnswer = null)
    {
        var lanes = pushes.Where(list => list.Count > 0).Select(list => new Lane(port, list)).ToDictionary(lane => lane.Connection.Socket);
        var times = new List<double>(pushes.Sum(list => list.Count));
        var failures = 0;
        var clock = Stopwatch.StartNew();
        foreach (var lane in lanes.Values) lane.Send();
        var ready = new List<Socket>();
        while (lanes.Count > 0)
        {
            ready.AddRange(lanes.Keys);
            Socket.Select(ready, null, null, Connection.TimeoutMilliseconds * 1000);
            if (ready.Count == 0) throw new SocketException((int)SocketError.TimedOut);
            foreach (var socket in ready)
            {
                var lane = lanes[socket];
                if (lane.Connection.Receive() is not { } answer) continue;
                times.Add(Stopwatch.GetElapsedTime(lane.SentAt).TotalMilliseconds);
                if (answer.Status != 200) failures++;
                onAnswer?.Invoke(lane.Push, answer.Status, answer.Body);
                if (clock.Elapsed <= limit && lane.MoveNext()) lane.Send();
                else if (lanes.Remove(socket)) lane.Connection.Dispose();
            }

            ready.Clear();
        }

        clock.Stop();
        double[] all = [.. times];
        Array.Sort(all);
        return new LoadResult(all.Length, clock.Elapsed, all, failures);
    }

    /// <summary>One after another over one connection: each when the one before has its answer, as long as it goes on.</summary>
    public static LoadResult OneByOne(int port, IEnumerable<Push> pushes, Func<bool> goesOn)
    {
        var (waited, failures, clock) = (new List<double>(), 0, Stopwatch.StartNew());
        using var connection = new Connection(port);
        foreach (var push in pushes)
        {
            if (!goesOn()) break;
            var sent = Stopwatch.GetTimestamp();
            if (connection.Exchange(push.Request!).Status != 200) failures++;
            waited.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        waited.Sort();
        return new LoadResult(waited.Count, clock.Elapsed, [.. waited], failures);
    }

    /// <summary>Gives every connection its share; a follower's pushes stay on one connection and so in order.</summary>
    public static IReadOnlyList<Push>[] Share(IEnumerable<Push> pushes, int connections)
    {
        var shares = Enumerable.Range(0, connections).Select(_ => new List<Push>()).ToArray();
        foreach (var push in pushes) shares[push.Follower % connections].Add(push);
        return shares;
    }

    private sealed class Lane(int port, IReadOnlyList<Push> pushes)
    {
        private int _next;

        public Connection Connection { get; } = new(port);

        public Push Push => pushes[_next];

        public long SentAt { get; private set; }

        public bool MoveNext() => ++_next < pushes.Count;

        public void Send()
        {
            SentAt = Stopwatch.GetTimestamp();
            Connection.Send(Push.Request!);
        }
    }
}
