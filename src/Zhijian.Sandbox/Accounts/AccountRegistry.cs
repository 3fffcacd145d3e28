using System.Collections.Concurrent;
using Zhijian.Sandbox.Tokens;

namespace Zhijian.Sandbox.Accounts;

/// <summary>Every account of this sandbox, found by appid, by a token or by the code on its poster.</summary>
public sealed class AccountRegistry(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, Account> byAppId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Account> byTokenHandle = new(StringComparer.Ordinal);

    /// <summary>In order of appid; a copy.</summary>
    public IReadOnlyList<Account> All => [.. byAppId.Values.OrderBy(account => account.AppId, StringComparer.Ordinal)];

    public Account? Find(string? appId) => appId is null ? null : byAppId.GetValueOrDefault(appId);

    public MiniProgramSettings? FindMiniProgram(string appId) => All.Select(account => account.Settings.MiniProgram).FirstOrDefault(program => program?.AppId == appId);

    /// <param name="token">Well formed.</param>
    public Account? FindByToken(string token) => byTokenHandle.GetValueOrDefault(TokenFormat.Handle(token));

    /// <summary>Creates the account or changes its settings; followers, tokens and counters of an existing one stay.</summary>
    public Account Put(string appId, AccountSettings settings)
    {
        var account = byAppId.GetOrAdd(appId, _ => new Account(appId, settings, options));
        account.Change(settings);
        byTokenHandle[TokenFormat.HandleOf(appId)] = account;
        return account;
    }

    public bool Remove(string appId)
    {
        if (!byAppId.TryRemove(appId, out var account)) return false;
        byTokenHandle.TryRemove(TokenFormat.HandleOf(appId), out _);
        foreach (var follower in account.Followers.All()) follower.Person.Remove(follower);
        return true;
    }

    public void Clear()
    {
        foreach (var account in All) Remove(account.AppId);
    }
}
