namespace Zhijian.Sandbox.Callbacks;

/// <summary>The pushes of one follower that wait, in the order they happened. One pump at a time takes from it.</summary>
public sealed class PushQueue
{
    private readonly Lock gate = new();
    private readonly Queue<Push> waiting = new();
    private bool pumping;
    private TaskCompletionSource? arrival;

    /// <returns>True when the caller must start a pump.</returns>
    public bool Add(Push push)
    {
        lock (gate)
        {
            waiting.Enqueue(push);
            arrival?.TrySetResult();
            if (pumping) return false;
            return pumping = true;
        }
    }

    /// <returns>Null when nothing waits; the pump then ends.</returns>
    public Push? Next()
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out var push)) return push;
            pumping = false;
            return null;
        }
    }

    /// <summary>Takes the next push without ending the pump, waiting for it if need be.</summary>
    public async Task<Push?> WaitForNextAsync(TimeSpan most, CancellationToken stopping)
    {
        Task arrived;
        lock (gate)
        {
            if (waiting.TryDequeue(out var push)) return push;
            arrived = (arrival = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
        await Task.WhenAny(arrived, Task.Delay(most, stopping));
        lock (gate)
        {
            arrival = null;
            return waiting.TryDequeue(out var push) ? push : null;
        }
    }
}
