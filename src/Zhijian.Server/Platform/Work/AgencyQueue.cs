using System.Threading.Channels;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Work;

/// <summary>
/// Work that is done for one agency after another in the background. However often it is requested while it waits, it is done once; requested while it
/// runs, it is done once more.
/// </summary>
public sealed class AgencyQueue
{
    private readonly Channel<AgencyId> _queue = Channel.CreateUnbounded<AgencyId>();
    private readonly Lock _gate = new();
    private readonly HashSet<AgencyId> _waiting = [];
    private readonly List<TaskCompletionSource> _idle = [];
    private bool _busy;

    public void Request(AgencyId agency)
    {
        lock (_gate)
            if (!_waiting.Add(agency)) return;
        _queue.Writer.TryWrite(agency);
    }

    /// <summary>Completes when everything requested so far is done.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            if (!_busy && _waiting.Count == 0) return Task.CompletedTask;
            var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _idle.Add(idle);
            return idle.Task;
        }
    }

    /// <summary>Works until it is cancelled. What fails is told to <paramref name="failed"/> and not tried again before the next request.</summary>
    public async Task WorkAsync(Func<AgencyId, CancellationToken, Task> work, Action<Exception, AgencyId> failed, CancellationToken cancellation)
    {
        await foreach (var agency in _queue.Reader.ReadAllAsync(cancellation))
        {
            lock (_gate) _busy = _waiting.Remove(agency);
            try
            {
                await work(agency, cancellation);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                failed(problem, agency);
            }
            finally
            {
                Finish();
            }
        }
    }

    private void Finish()
    {
        lock (_gate)
        {
            _busy = false;
            if (_waiting.Count > 0) return;
            foreach (var idle in _idle) idle.SetResult();
            _idle.Clear();
        }
    }
}
