using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Agencies;

/// <summary>Brings stored accounts into the <see cref="AccountDirectory"/>, which the message path reads.</summary>
public sealed class AccountRegister(AccountDirectory directory, SecretBox secrets)
{
    /// <summary>All accounts, at start.</summary>
    public async Task LoadAsync(ZhijianDb db, CancellationToken cancellation)
    {
        foreach (var account in await db.Set<OfficialAccount>().AsNoTracking().ToListAsync(cancellation)) Publish(account);
    }

    /// <summary>One account that was added or changed.</summary>
    public void Publish(OfficialAccount account) => directory.Put(new AccountCredentials(
        account.Id, account.AgencyId, account.AppId, account.OriginalId, account.Name, account.Kind,
        secrets.Open(account.SealedAppSecret), secrets.Open(account.SealedToken), secrets.Open(account.SealedEncodingAesKey), account.Mode));
}
