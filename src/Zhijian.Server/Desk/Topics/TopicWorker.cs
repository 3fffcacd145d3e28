using System.Collections.Concurrent;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;

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

    private readonly AgencyQueue _queue = new();
    private readonly ConcurrentDictionary<AgencyId, bool> _toMine = new();
    private readonly ConcurrentDictionary<AgencyId, (DateTimeOffset At, DateTimeOffset? LastAsked)> _mined = new();

    /// <summary>When the agency's questions were last mined by this server.</summary>
    public DateTimeOffset? MinedAt(AgencyId agency) => _mined.TryGetValue(agency, out var run) ? run.At : null;

    /// <param name="mine">Group the questions anew; otherwise only count which of them are answered.</param>
    public void Request(AgencyId agency, bool mine)
    {
        if (mine) _toMine[agency] = true;
        _queue.Request(agency);
    }

    /// <inheritdoc cref="AgencyQueue.WhenIdleAsync"/>
    public Task WhenIdleAsync() => _queue.WhenIdleAsync();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        playbooks.Changed += Cover;
        var watching = WatchAsync(stoppingToken);
        try
        {
            await _queue.WorkAsync(RunAsync, LogFailed, stoppingToken);
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
            return _mined.TryGetValue(agency, out var run) ? run.LastAsked != last : last is not null;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(problem, agency);
            return false;
        }
    }

    private async Task RunAsync(AgencyId agency, CancellationToken cancellation)
    {
        if (_toMine.TryRemove(agency, out _)) _mined[agency] = (time.GetUtcNow(), await miner.MineAsync(agency, cancellation));
        else await miner.CoverAsync(agency, cancellation);
    }

    [LoggerMessage(LogLevel.Error, "The unanswered questions of agency {Agency} could not be mined; the topics stay as they were")]
    private partial void LogFailed(Exception problem, AgencyId agency);
}
