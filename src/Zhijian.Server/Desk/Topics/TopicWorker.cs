using System.Threading.Channels;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Desk.Topics;

/// <summary>
/// Keeps topics current in the background, one agency at a time: mines when somebody asks for it or questions have come in, and counts what is answered
/// when the answers change.
/// </summary>
internal sealed partial class TopicWorker(
    TopicMiner miner, AgencyDirectory agencies, AccountDirectory accounts, PlaybookShelf playbooks, IServiceScopeFactory scopes, TimeProvider time, ILogger<TopicWorker> log)
    : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private readonly Channel<AgencyId> _queue = Channel.CreateUnbounded<AgencyId>();
    private readonly Lock _gate = new();
    private readonly Dictionary<AgencyId, bool> _waiting = [];
    private readonly Dictionary<AgencyId, (DateTimeOffset At, DateTimeOffset? LastAsked)> _mined = [];
    private readonly List<TaskCompletionSource> _idle = [];
    private bool _busy;

    /// <summary>When the agency's questions were last mined by this server.</summary>
    public DateTimeOffset? MinedAt(AgencyId agency)
    {
        lock (_gate) return _mined.TryGetValue(agency, out var run) ? run.At : null;
    }

    /// <param name="mine">Group the questions anew; otherwise only count which of them are answered.</param>
    public void Request(AgencyId agency, bool mine)
    {
        lock (_gate)
        {
            if (!_waiting.TryAdd(agency, mine))
            {
                _waiting[agency] |= mine;
                return;
            }
        }

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        playbooks.Changed += Cover;
        var watching = WatchAsync(stoppingToken);
        try
        {
            await foreach (var agency in _queue.Reader.ReadAllAsync(stoppingToken)) await RunAsync(agency, stoppingToken);
        }
        finally
        {
            playbooks.Changed -= Cover;
            await watching;
        }
    }

    private void Cover(AccountId account)
    {
        if (accounts.Find(account) is { } known) Request(known.AgencyId, mine: false);
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                foreach (var agency in agencies.All.ToList())
                    if (await HasNewAsync(agency.Id, cancellation)) Request(agency.Id, mine: true);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task<bool> HasNewAsync(AgencyId agency, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
            var last = await scope.ServiceProvider.GetRequiredService<AskedQuestions>().LastAsync(cancellation);
            lock (_gate) return _mined.TryGetValue(agency, out var run) ? run.LastAsked != last : last is not null;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(problem, agency);
            return false;
        }
    }

    private async Task RunAsync(AgencyId agency, CancellationToken cancellation)
    {
        bool mine;
        lock (_gate) (_, _busy) = (_waiting.Remove(agency, out mine), true);
        try
        {
            if (mine)
            {
                var last = await miner.MineAsync(agency, cancellation);
                lock (_gate) _mined[agency] = (time.GetUtcNow(), last);
            }
            else
            {
                await miner.CoverAsync(agency, cancellation);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The topics stay as they were; the next question or edit tries again.
            LogFailed(problem, agency);
        }
        finally
        {
            Finish();
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

    [LoggerMessage(LogLevel.Error, "The unanswered questions of agency {Agency} could not be mined; the topics stay as they were")]
    private partial void LogFailed(Exception problem, AgencyId agency);
}
