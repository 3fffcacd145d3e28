using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Citizens.Sessions;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Privacy;

namespace Zhijian.Server.Citizens.OwnData;

/// <summary>Who a citizen is: documents they have bound with the consent they gave, sessions, and that several followers are one person.</summary>
internal sealed class CitizenDataPart(ZhijianDb db, CitizenDocuments documents, AccountDirectory accounts) : ICitizenDataPart
{
    /// <summary>Until then a deletion that broke off knows whose it was, and the citizen can ask again.</summary>
    public int Order => 100;

    public async Task<IReadOnlyList<DataSection>> ExportAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var (bound, signedIn) = (new Dictionary<Guid, BoundDocument>(), new List<object>());
        foreach (var follower in subject.Followers)
        {
            foreach (var document in await documents.ListAsync(new CitizenKey(subject.Agency, follower.Account, follower.OpenId), cancellation)) bound[document.Id] = document;
            var account = new AccountId(follower.Account);
            var sessions = await db.Set<CitizenSession>().AsNoTracking().Where(row => row.AccountId == account && row.OpenId == follower.OpenId).OrderBy(row => row.StartedAt).ToListAsync(cancellation);
            signedIn.AddRange(sessions.Select(session => new { Account = accounts.Find(account)?.Name, session.OpenId, session.UnionId, session.Channel, session.StartedAt, session.ExpiresAt }));
        }

        return
        [
            new("登录记录", signedIn),
            new("绑定的证件和您的同意", [.. bound.Values.OrderBy(document => document.BoundAt).Select(document => new { document.Kind, document.Number, document.More, document.Purpose, document.Consent, document.BoundAt })]),
        ];
    }

    public Task<IReadOnlyList<DeletionItem>> LookAheadAsync(CitizenSubject subject, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DeletionItem>>([]);

    public async Task<int> ForgetAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var touched = 0;
        foreach (var follower in subject.Followers)
        {
            var (key, account) = (new CitizenKey(subject.Agency, follower.Account, follower.OpenId), new AccountId(follower.Account));
            foreach (var document in await documents.ListAsync(key, cancellation)) touched += await documents.UnbindAsync(key, document.Id, cancellation) is null ? 0 : 1;
            touched += await db.Set<CitizenIdentity>().Where(row => row.AccountId == account && row.OpenId == follower.OpenId).ExecuteDeleteAsync(cancellation);
            touched += await db.Set<CitizenSession>().Where(row => row.AccountId == account && row.OpenId == follower.OpenId).ExecuteDeleteAsync(cancellation);
        }

        return touched;
    }
}
