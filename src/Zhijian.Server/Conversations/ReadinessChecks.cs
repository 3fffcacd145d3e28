using Microsoft.Extensions.Diagnostics.HealthChecks;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Knowledge.Contracts;

namespace Zhijian.Server.Conversations;

/// <summary>
/// Whether the committer reaches the disk, tried with a write of its own: a full disk can still be read. Asked more often than once a second it
/// repeats itself, as anybody may ask.
/// </summary>
internal sealed class DatabaseWritable(GroupCommit commit, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Repeated = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private Task<CommitResult> _last = Task.FromResult(CommitResult.Failed);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Try().WaitAsync(Patience, time, cancellationToken) == CommitResult.Committed ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }

    private Task<CommitResult> Try()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!_last.IsCompleted || now - _triedAt < Repeated) return _last;
            _triedAt = now;
            return _last = commit.CommitAsync(() => new TurnRows { AgencyId = default, Effects = [Effect.Probe(now)] });
        }
    }
}

/// <summary>Whether every account has something to say: a callback that comes before would have to be put off.</summary>
internal sealed class PlaybooksLoaded(AccountDirectory accounts, PlaybookShelf playbooks) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(accounts.All.All(account => playbooks.For(account.Id) is not null) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
