using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies.Contracts;

/// <summary>How WeChat encrypts what it pushes (消息加解密方式).</summary>
public enum CallbackMode
{
    Plain,
    Compatible,
    Safe,
}

/// <summary>Whether the account may use the interfaces of a service account (服务号).</summary>
public enum AccountKind
{
    Subscription,
    Service,
}

/// <summary>An official account with everything needed to talk as it; secrets are in the clear here and never leave the process.</summary>
/// <param name="OriginalId">The <c>gh_…</c> id that stands in ToUserName of every push.</param>
public sealed record AccountCredentials(
    AccountId Id, AgencyId AgencyId, string AppId, string OriginalId, string Name, AccountKind Kind,
    string AppSecret, string Token, string EncodingAesKey, CallbackMode Mode)
{
    /// <summary>Of one-time subscription messages (一次性订阅消息模板); null when the account sends none.</summary>
    public string? OneTimeTemplateId { get; init; }
}

/// <summary>All accounts of this server by appid, in memory: looked up for every callback, replaced when an account changes.</summary>
public sealed class AccountDirectory
{
    private readonly ConcurrentDictionary<string, AccountCredentials> _byAppId = new(StringComparer.Ordinal);

    /// <summary>An account was added or changed.</summary>
    public event Action<AccountCredentials>? Changed;

    public IEnumerable<AccountCredentials> All => _byAppId.Values;

    public bool TryFind(string appId, [NotNullWhen(true)] out AccountCredentials? account) => _byAppId.TryGetValue(appId, out account);

    public AccountCredentials? Find(AccountId id) => _byAppId.Values.FirstOrDefault(account => account.Id == id);

    public void Put(AccountCredentials account)
    {
        if (TryFind(account.AppId, out var known) && known == account) return;
        foreach (var old in _byAppId.Where(pair => pair.Value.Id == account.Id && pair.Key != account.AppId)) _byAppId.TryRemove(old);
        _byAppId[account.AppId] = account;
        Changed?.Invoke(account);
    }
}
