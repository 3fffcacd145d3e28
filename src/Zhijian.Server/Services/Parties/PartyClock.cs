using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Contracts;

namespace Zhijian.Server.Services.Parties;

/// <summary>Ends reports whose second party did not come in time (确认时限). It remembers nothing and asks the database, so restarts and a second server change nothing.</summary>
internal sealed partial class PartyClock(IServiceScopeFactory scopes, StatementWriter writer, TellingBell bell, TimeProvider time, ILogger<PartyClock> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, time, stoppingToken);
            // Not on the thread of the timer: a clock that leaps over days would make every look of those days on its way.
            await Task.Yield();
            try
            {
                foreach (var party in await DueAsync(stoppingToken))
                    if (await writer.TryWriteAsync(PartyWrites.Expire(party, time.GetUtcNow()), stoppingToken)) bell.Ring();
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(problem);
            }
        }
    }

    private async Task<List<ServiceParty>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var now = time.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<ServiceParty>().AsNoTracking()
            .Where(party => (party.State == PartyState.Waiting || party.State == PartyState.Joined) && party.ExpiresAt <= now).OrderBy(party => party.ExpiresAt).Take(AtOnce).ToListAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Error, "Reports of two parties could not be watched; the next look comes in a moment")]
    private partial void LogFailed(Exception problem);
}
