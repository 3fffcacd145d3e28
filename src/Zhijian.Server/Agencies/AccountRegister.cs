using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Agencies;

/// <summary>Brings stored agencies and accounts into the directories in memory, which the message path reads: at start, and again and again, as another server may have changed them.</summary>
public sealed class AccountRegister(AgencyDirectory agencies, AccountDirectory accounts, AccountHealth health, SecretBox secrets)
{
    /// <summary>Everything, at start.</summary>
    public async Task LoadAsync(ZhijianDb db, CancellationToken cancellation)
    {
        foreach (var agency in await db.Set<Agency>().AsNoTracking().ToListAsync(cancellation)) Publish(agency);
        foreach (var account in await db.Set<OfficialAccount>().AsNoTracking().ToListAsync(cancellation))
        {
            Publish(account);
            if (account.LastCallbackAt is { } lastAt) health.Remember(account.Id, lastAt);
        }
    }

    public void Publish(Agency agency) => agencies.Put(new AgencyName(agency.Id, agency.Key, agency.Name, agency.Region));

    /// <summary>One account that was added or changed.</summary>
    public void Publish(OfficialAccount account) => accounts.Put(new AccountCredentials(
        account.Id, account.AgencyId, account.AppId, account.OriginalId, account.Name, account.Kind,
        secrets.Open(account.SealedAppSecret), secrets.Open(account.SealedToken), secrets.Open(account.SealedEncodingAesKey), account.Mode)
    {
        OneTimeTemplateId = account.OneTimeTemplateId,
    });
}
