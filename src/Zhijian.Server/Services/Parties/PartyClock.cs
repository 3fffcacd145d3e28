using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Services.Contracts;

namespace Zhijian.Server.Services.Parties;

/// <summary>Ends reports whose second party did not come in time (确认时限). It remembers nothing and asks the database, so restarts and a second server change nothing.</summary>
internal sealed partial class PartyClock(IServiceScopeFactory scopes, StatementWriter writer, TellingBell bell, TimeProvider time, ILogger<PartyClock> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private const int AtOnce = 100;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(LookEvery, time, ExpireAsync, LogFailed, stoppingToken);

    private async Task ExpireAsync(CancellationToken cancellation)
    {
        foreach (var party in await DueAsync(cancellation))
            if (await writer.TryWriteAsync(PartyWrites.Expire(party, time.GetUtcNow()), cancellation)) bell.Ring();
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
