using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Parties;

/// <summary>Reads what a message of one of two parties may concern.</summary>
internal sealed class PartyReader(ZhijianDb db, SecretBox box)
{
    /// <summary>The runs with how far their parties are; those of one party alone as they are.</summary>
    public async Task<List<ServiceRun>> WithPartiesAsync(List<ServiceRun> runs)
    {
        var firsts = runs.Where(run => run.State is RunState.Waiting or RunState.Done || run.PartyOf is not null).Select(run => run.PartyOf ?? run.Id).ToList();
        if (firsts.Count == 0) return runs;
        var parties = await db.Set<ServiceParty>().AsNoTracking().Where(party => firsts.Contains(party.RunId)).ToListAsync();
        var others = await db.Set<ServiceRun>().AsNoTracking().Where(run => firsts.Contains(run.Id)).ToListAsync();
        return runs.ConvertAll(run => run with
        {
            Party = parties.Find(party => party.RunId == (run.PartyOf ?? run.Id) && (run.PartyOf is null || party.SecondRunId == run.Id)),
            Other = others.Find(other => other.Id == run.PartyOf)?.Unsealed(box),
        });
    }

    public async Task<PartyCall> CallAsync(AgencyId agency, Guid conversation, string code)
    {
        var party = await db.Set<ServiceParty>().AsNoTracking().Where(row => row.AgencyId == agency && row.Code == code).OrderByDescending(row => row.ExpiresAt).FirstOrDefaultAsync();
        var first = party is null ? null : await db.Set<ServiceRun>().AsNoTracking().FirstOrDefaultAsync(run => run.Id == party.RunId);
        var tries = await db.Set<CodeTry>().AsNoTracking().FirstOrDefaultAsync(row => row.ConversationId == conversation);
        return new PartyCall(code, party, first?.Unsealed(box), tries);
    }
}
