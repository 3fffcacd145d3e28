using System.Collections.Concurrent;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Agencies.Contracts;

/// <summary>
/// The typed client of every account (公众号接口客户端). One an account, because it holds the account's access token; replaced when the
/// account's appid or secret change. All talk to <c>WeChat:ApiBaseUrl</c>.
/// </summary>
public sealed class OfficialAccountClients(AccountDirectory accounts, IHttpClientFactory http, TimeProvider time)
{
    public const string HttpClientName = "wechat";

    private readonly ConcurrentDictionary<AccountId, Entry> _clients = new();

    public OfficialAccountClient For(AccountCredentials account)
    {
        var identity = new AccountIdentity(account.AppId, account.AppSecret);
        return _clients.AddOrUpdate(account.Id, _ => Create(identity), (_, present) => present.Identity == identity ? present : Create(identity)).Client;
    }

    /// <exception cref="KeyNotFoundException">The account is not in the directory.</exception>
    public OfficialAccountClient For(AccountId account) => For(accounts.Find(account) ?? throw new KeyNotFoundException($"There is no account {account}."));

    private Entry Create(AccountIdentity identity) => new(identity, new OfficialAccountClient(http.CreateClient(HttpClientName), identity, time));

    private sealed record Entry(AccountIdentity Identity, OfficialAccountClient Client);
}
