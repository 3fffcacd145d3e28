using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Parties;

/// <summary>Ends reports whose second party did not come in time (确认时限). It remembers nothing and asks the database, so restarts and a second server change nothing.</summary>
internal sealed partial class PartyClock(IServiceScopeFactory scopes, ServiceBook book, StatementWriter writer, TellingBell bell, TimeProvider time, ILogger<PartyClock> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private const int AtOnce = 100;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(LookEvery, time, ExpireAsync, LogFailed, stoppingToken);

    private async Task ExpireAsync(CancellationToken cancellation)
    {
        foreach (var (party, service, version) in await DueAsync(cancellation))
            if (await writer.TryWriteAsync(PartyWrites.Expire(party, book.Find(party.AgencyId, service, version), time.GetUtcNow()), cancellation)) bell.Ring();
    }

    private async Task<List<(ServiceParty Party, string Service, int Version)>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<ZhijianDb>(), time.GetUtcNow());
        var due = await db.Set<ServiceParty>().AsNoTracking()
            .Where(party => (party.State == PartyState.Waiting || party.State == PartyState.Joined) && party.ExpiresAt <= now).OrderBy(party => party.ExpiresAt).Take(AtOnce)
            .Join(db.Set<ServiceRun>().AsNoTracking(), party => party.RunId, run => run.Id, (party, run) => new { party, run.Service, run.Version }).ToListAsync(cancellation);
        return due.ConvertAll(row => (row.party, row.Service, row.Version));
    }

    [LoggerMessage(LogLevel.Error, "Reports of two parties could not be watched; the next look comes in a moment")]
    private partial void LogFailed(Exception problem);
}
