using System.Threading.Channels;

namespace Zhijian.Sandbox.Departments.Pushing;

/// <summary>Where a listener takes events.</summary>
/// <param name="City">Division code, where one department serves several cities; the same as in what it is asked.</param>
public sealed record ListenerTarget(Uri Url, string? City);

/// <summary>Somebody who wants to be told what a department does (事件接收方), and what waits for them, in the order it happened. Beyond its bound the oldest is lost.</summary>
public sealed class Listener : IDisposable
{
    private const int MostAtOnce = 500;
    private const int MostBytes = 2 << 20;
    private readonly Channel<DepartmentEvent> waiting;
    private readonly SemaphoreSlim nudge = new(0);
    private readonly CancellationTokenSource stopping;
    private int inHand;

    /// <param name="dropped">Called with an event that is lost because too many wait.</param>
    public Listener(string department, string name, ListenerTarget target, int mostWaiting, Action<Listener> dropped, CancellationToken ending)
    {
        (Department, Name, Target) = (department, name, target);
        stopping = CancellationTokenSource.CreateLinkedTokenSource(ending);
        Stopping = stopping.Token;
        waiting = Channel.CreateBounded<DepartmentEvent>(new BoundedChannelOptions(mostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => dropped(this));
    }

    public string Department { get; }

    public string Name { get; }

    public ListenerTarget Target { get; private set; }

    /// <summary>Ends when nobody listens any more, or the sandbox ends.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Not yet taken or given up.</summary>
    public int Waiting => waiting.Reader.Count + Volatile.Read(ref inHand);

    public void Add(DepartmentEvent told) => waiting.Writer.TryWrite(told);

    /// <summary>What waits goes there, and at once: whoever names an address is there.</summary>
    public void MoveTo(ListenerTarget target)
    {
        Target = target;
        nudge.Release();
    }

    /// <summary>Until something waits.</summary>
    public async Task UntilMoreAsync() => await waiting.Reader.WaitToReadAsync(Stopping);

    /// <summary>Until something waits, but not for ever.</summary>
    public async Task UntilMoreAsync(TimeSpan most)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stopping);
        patience.CancelAfter(most);
        try
        {
            await waiting.Reader.WaitToReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!Stopping.IsCancellationRequested)
        {
            // Nothing came.
        }
    }

    /// <summary>The oldest, as many as go into one request.</summary>
    public IReadOnlyList<DepartmentEvent> Take()
    {
        var (taken, bytes) = (new List<DepartmentEvent>(), 1);
        while (taken.Count < MostAtOnce && waiting.Reader.TryPeek(out var next) && (taken.Count == 0 || bytes + next.Json.Length + 1 <= MostBytes) && waiting.Reader.TryRead(out var told))
        {
            taken.Add(told);
            bytes += told.Json.Length + 1;
        }

        Interlocked.Add(ref inHand, taken.Count);
        return taken;
    }

    /// <summary>What was taken in hand is with the listener, or given up.</summary>
    public void Settle() => Volatile.Write(ref inHand, 0);

    /// <summary>Forgets what nudged before the last attempt; only what comes now shortens the pause after it.</summary>
    public void Steady()
    {
        while (nudge.Wait(TimeSpan.Zero, CancellationToken.None))
        {
        }
    }

    public Task PauseAsync(TimeSpan pause) => nudge.WaitAsync(pause, Stopping);

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }
}
