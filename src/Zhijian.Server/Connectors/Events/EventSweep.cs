using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Connectors.Events;

/// <summary>Deletes events that are older than anybody repeats them (<c>Connectors:KeepEventsDays</c>, usually 30), a few at a time: SQLite has one writer.</summary>
internal sealed partial class EventSweep(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider time, ILogger<EventSweep> log) : BackgroundService
{
    private const int UsualDays = 30;
    private const int AtOnce = 5_000;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await SweepAsync(stoppingToken) == AtOnce) await Task.Yield();
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(problem);
            }
        }
    }

    private async Task<int> SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var before = time.GetUtcNow() - TimeSpan.FromDays(configuration.GetValue("Connectors:KeepEventsDays", UsualDays));
        var events = scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<ConnectorEvent>();
        var old = await events.Where(told => told.ReceivedAt < before).OrderBy(told => told.ReceivedAt).Select(told => told.ReceivedAt).Skip(AtOnce - 1).FirstOrDefaultAsync(cancellation);
        var until = old == default ? before : old;
        var deleted = await events.Where(told => told.ReceivedAt < before && told.ReceivedAt <= until).ExecuteDeleteAsync(cancellation);
        return old == default ? Math.Min(deleted, AtOnce - 1) : AtOnce;
    }

    [LoggerMessage(LogLevel.Warning, "Old events could not be deleted; it is tried again in an hour")]
    private partial void LogFailed(Exception problem);
}
