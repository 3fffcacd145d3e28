using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Citizens.Sessions;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Citizens.Contracts;

/// <summary>Who is the same person over the accounts of one agency (同一人), as far as WeChat has told.</summary>
public sealed class CitizenIdentities
{
    private readonly ZhijianDb _db;

    internal CitizenIdentities(ZhijianDb db) => _db = db;

    /// <summary>Everybody this citizen is, themselves first.</summary>
    public async Task<IReadOnlyList<CitizenKey>> SamePersonAsync(CitizenKey citizen, CancellationToken cancellation)
    {
        if (await _db.UnionOfAsync(citizen, cancellation) is not { } union) return [citizen];
        var rows = await _db.Set<CitizenIdentity>().AsNoTracking().Where(row => row.AgencyId == citizen.Agency && row.UnionId == union).ToListAsync(cancellation);
        return [citizen, .. rows.Select(row => new CitizenKey(row.AgencyId, row.AccountId.Value, row.OpenId)).Where(other => other != citizen)];
    }
}

internal static class CitizenIdentityQueries
{
    /// <returns>Null when WeChat has not said who they are at other accounts.</returns>
    public static Task<string?> UnionOfAsync(this ZhijianDb db, CitizenKey citizen, CancellationToken cancellation)
    {
        var account = new AccountId(citizen.Account);
        return db.Set<CitizenIdentity>().Where(row => row.AgencyId == citizen.Agency && row.AccountId == account && row.OpenId == citizen.OpenId).Select(row => (string?)row.UnionId).FirstOrDefaultAsync(cancellation);
    }
}
