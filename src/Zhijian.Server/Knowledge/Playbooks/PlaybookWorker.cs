using System.Threading.Channels;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Playbooks;

/// <summary>
/// Rebuilds playbooks in the background, one at a time. However many edits arrive while one is built, one more build follows them:
/// no timer decides what is new.
/// </summary>
public sealed partial class PlaybookWorker(PlaybookBuilder builder, AccountDirectory accounts, TimeProvider time, ILogger<PlaybookWorker> log) : BackgroundService
{
    private readonly Channel<AgencyId> _queue = Channel.CreateUnbounded<AgencyId>();
    private readonly Lock _gate = new();
    private readonly HashSet<AgencyId> _waiting = [];
    private readonly Dictionary<AgencyId, ITimer> _timers = [];
    private readonly List<TaskCompletionSource> _idle = [];
    private bool _building;

    /// <summary>Something of this agency changed; its playbooks are built again soon.</summary>
    public void Request(AgencyId agency)
    {
        lock (_gate)
            if (!_waiting.Add(agency)) return;
        _queue.Writer.TryWrite(agency);
    }

    /// <summary>Completes when everything requested so far is on the shelf.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            if (!_building && _waiting.Count == 0) return Task.CompletedTask;
            var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _idle.Add(idle);
            return idle.Task;
        }
    }

    /// <summary>Builds everything once before the server listens.</summary>
    public async Task BuildAllAsync(CancellationToken cancellation)
    {
        foreach (var agency in accounts.All.Select(account => account.AgencyId).Distinct().ToList()) Schedule(agency, await builder.BuildAsync(agency, cancellation));
        accounts.Changed += account => Request(account.AgencyId);
    }

    public override void Dispose()
    {
        lock (_gate)
            foreach (var timer in _timers.Values) timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var agency in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            lock (_gate)
            {
                _waiting.Remove(agency);
                _building = true;
            }

            try
            {
                Schedule(agency, await builder.BuildAsync(agency, stoppingToken));
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // The old playbook stays in use; the next edit or boundary tries again.
                LogFailed(problem, agency);
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
            _building = false;
            if (_waiting.Count > 0) return;
            foreach (var idle in _idle) idle.SetResult();
            _idle.Clear();
        }
    }

    private void Schedule(AgencyId agency, DateTimeOffset? next)
    {
        lock (_gate)
        {
            if (_timers.Remove(agency, out var old)) old.Dispose();
            if (next is not { } at) return;
            // A timer reaches 49 days at most; waking up early only builds once more.
            var wait = at - time.GetUtcNow();
            _timers[agency] = time.CreateTimer(_ => Request(agency), null, wait < TimeSpan.FromDays(30) ? wait : TimeSpan.FromDays(30), Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(LogLevel.Error, "Building the playbooks of agency {Agency} failed; the old ones stay in use")]
    private partial void LogFailed(Exception problem, AgencyId agency);
}
