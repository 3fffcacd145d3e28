using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies;

/// <summary>Writes down when each account's last callback came, so that a restart does not forget it, and tells open consoles of it.</summary>
internal sealed partial class HealthKeeper(
    AccountDirectory accounts, AccountHealth health, LiveFeed feed, IServiceScopeFactory scopes, TimeProvider time, ILogger<HealthKeeper> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly Dictionary<AccountId, DateTimeOffset> _written = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(stoppingToken);
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var account in accounts.All)
            {
                var view = health.View(account.Id);
                if (view.Callback.LastAt is not { } lastAt || (_written.TryGetValue(account.Id, out var known) && known == lastAt)) continue;
                feed.Publish(account.AgencyId, "account", new AccountHealthNews(account.Id.Value, view));
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(account.AgencyId);
                await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<OfficialAccount>().Where(row => row.Id == account.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastCallbackAt, lastAt), cancellation);
                _written[account.Id] = lastAt;
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(problem);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The time of the last callbacks could not be written down; it is tried again")]
    private partial void LogFailed(Exception problem);
}
