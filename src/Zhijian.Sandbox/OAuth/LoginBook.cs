using System.Collections.Concurrent;
using System.Security.Cryptography;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Tokens;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.OAuth;

/// <summary>As wx.login gives it to a mini program.</summary>
public sealed record LoginCode(string Code);

/// <summary>Codes of mini program logins (小程序登录): each works once within 5 minutes. Bounded: the oldest are forgotten. Safe for concurrent use.</summary>
public sealed class LoginBook
{
    private const int Keep = 10_000;

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    public string NewCode(string appId, Person person, DateTimeOffset now)
    {
        var code = RandomNumberGenerator.GetString(TokenFormat.Alphabet, 32);
        entries[code] = new(appId, person, now + OAuthBook.CodeLife);
        order.Enqueue(code);
        while (order.Count > Keep && order.TryDequeue(out var oldest)) entries.TryRemove(oldest, out _);
        return code;
    }

    /// <exception cref="ApiException">40029 unknown, another program's or late, 40163 used before.</exception>
    public Person Redeem(string code, string appId, DateTimeOffset now)
    {
        if (entries.GetValueOrDefault(code) is not { } entry || entry.AppId != appId || entry.EndsAt <= now) throw new ApiException(ApiErrors.InvalidCode);
        return entry.TryUse() ? entry.Person : throw new ApiException(ApiErrors.CodeBeenUsed);
    }

    public void Clear()
    {
        entries.Clear();
        order.Clear();
    }

    private sealed class Entry(string appId, Person person, DateTimeOffset endsAt)
    {
        private int used;

        public string AppId { get; } = appId;

        public Person Person { get; } = person;

        public DateTimeOffset EndsAt { get; } = endsAt;

        public bool TryUse() => Interlocked.Exchange(ref used, 1) == 0;
    }
}
