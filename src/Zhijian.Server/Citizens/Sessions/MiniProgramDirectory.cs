using System.Collections.Concurrent;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Security;
using Zhijian.WeChat.MiniPrograms;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Citizens.Sessions;

/// <summary>The mini programs of this server by appid, in memory, each with the client that asks WeChat who opened it.</summary>
internal sealed class MiniProgramDirectory(SecretBox box, AccountDirectory accounts, IHttpClientFactory http, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (AccountId Account, string SealedSecret, MiniProgramClient Client)> _known = new(StringComparer.Ordinal);

    public void Put(MiniProgram row)
    {
        if (_known.TryGetValue(row.AppId, out var known) && known.Account == row.AccountId && known.SealedSecret == row.SealedSecret) return;
        var client = new MiniProgramClient(http.CreateClient(OfficialAccountClients.HttpClientName), new AccountIdentity(row.AppId, box.Open(row.SealedSecret)), time);
        _known[row.AppId] = (row.AccountId, row.SealedSecret, client);
    }

    /// <summary>Those of an official account with their secrets.</summary>
    public IReadOnlyList<AccountIdentity> Of(AccountId account) =>
        [.. _known.Where(known => known.Value.Account == account).OrderBy(known => known.Key, StringComparer.Ordinal).Select(known => new AccountIdentity(known.Key, box.Open(known.Value.SealedSecret)))];

    /// <returns>The official account it belongs to, with its client; null when there is none.</returns>
    public (AccountCredentials Account, MiniProgramClient Client)? Find(string appId) =>
        _known.TryGetValue(appId, out var known) && accounts.Find(known.Account) is { } account ? (account, known.Client) : null;
}
