using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Knowledge.Playbooks;

/// <summary>
/// Rebuilds playbooks in the background, one at a time. However many edits arrive while one is built, one more build follows them:
/// no timer decides what is new. Other servers are told and build theirs.
/// </summary>
public sealed partial class PlaybookWorker(PlaybookBuilder builder, AccountDirectory accounts, LivePeers peers, TimeProvider time, ILogger<PlaybookWorker> log) : BackgroundService
{
    private const string PeerKind = "knowledge";

    private readonly AgencyQueue _queue = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<AgencyId, ITimer> _timers = [];

    /// <summary>Something of this agency changed and is in the database; its playbooks are built again soon, on all servers.</summary>
    public void Request(AgencyId agency)
    {
        _queue.Request(agency);
        peers.Tell(agency, PeerKind, new KnowledgeNews());
    }

    /// <summary>Completes when everything requested so far is on the shelf.</summary>
    public Task WhenIdleAsync() => _queue.WhenIdleAsync();

    /// <summary>Builds everything once before the server listens.</summary>
    public async Task BuildAllAsync(CancellationToken cancellation)
    {
        foreach (var agency in Agencies()) Schedule(agency, await builder.BuildAsync(agency, cancellation));
        accounts.Changed += account => _queue.Request(account.AgencyId);
        peers.OnAlways<KnowledgeNews>(PeerKind, (agency, _) => _queue.Request(agency), () => Agencies().ForEach(_queue.Request));
    }

    public override void Dispose()
    {
        lock (_gate)
            foreach (var timer in _timers.Values) timer.Dispose();
        base.Dispose();
    }

    // After a failure the old playbook stays in use; the next edit or boundary tries again.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _queue.WorkAsync(async (agency, cancellation) => Schedule(agency, await builder.BuildAsync(agency, cancellation)), LogFailed, stoppingToken);

    private List<AgencyId> Agencies() => [.. accounts.All.Select(account => account.AgencyId).Distinct()];

    private void Schedule(AgencyId agency, DateTimeOffset? next)
    {
        lock (_gate)
        {
            if (_timers.Remove(agency, out var old)) old.Dispose();
            if (next is not { } at) return;
            // A timer reaches 49 days at most; waking up early only builds once more.
            var wait = at - time.GetUtcNow();
            _timers[agency] = time.CreateTimer(_ => _queue.Request(agency), null, wait < TimeSpan.FromDays(30) ? wait : TimeSpan.FromDays(30), Timeout.InfiniteTimeSpan);
        }
    }

    private sealed record KnowledgeNews;

    [LoggerMessage(LogLevel.Error, "Building the playbooks of agency {Agency} failed; the old ones stay in use")]
    private partial void LogFailed(Exception problem, AgencyId agency);
}
