using System.Collections.Concurrent;
using System.Security.Cryptography;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Tokens;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.OAuth;

/// <summary>What a person let an account's web page know.</summary>
/// <param name="Scope">snsapi_base · snsapi_userinfo</param>
public sealed record Consent(Follower Follower, string Scope);

/// <param name="AccessToken">Not the API's access_token: this one reads one person.</param>
public sealed record WebGrant(Consent Consent, string AccessToken, string RefreshToken);

/// <summary>
/// Codes and tokens of web OAuth (网页授权): a code works once within 5 minutes, a token lives 7,200 s, a refresh token 30 days.
/// Bounded: the oldest of each are forgotten. Safe for concurrent use.
/// </summary>
public sealed class OAuthBook
{
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(7200);
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);
    private const int Keep = 50_000;

    private readonly Shelf codes = new();
    private readonly Shelf tokens = new();
    private readonly Shelf refreshTokens = new();

    public string NewCode(Consent consent, DateTimeOffset now) => codes.Add(RandomNumberGenerator.GetString(TokenFormat.Alphabet, 32), consent, now + CodeLife);

    /// <exception cref="ApiException">40029 unknown or another account's, 40163 used before, 42003 late.</exception>
    public WebGrant Redeem(string code, string appId, DateTimeOffset now)
    {
        if (codes.Find(code) is not { } entry || entry.Consent.Follower.Account.AppId != appId) throw new ApiException(ApiErrors.InvalidCode);
        if (entry.EndsAt <= now) throw new ApiException(ApiErrors.CodeExpired);
        if (!entry.TryUse()) throw new ApiException(ApiErrors.CodeBeenUsed);
        var refresh = refreshTokens.Add(NewToken(), entry.Consent, now + RefreshLife);
        return new(entry.Consent, tokens.Add(NewToken(), entry.Consent, now + TokenLife), refresh);
    }

    /// <exception cref="ApiException">40030 unknown or another account's, 42002 late.</exception>
    public WebGrant Refresh(string refreshToken, string appId, DateTimeOffset now)
    {
        if (refreshTokens.Find(refreshToken) is not { } entry || entry.Consent.Follower.Account.AppId != appId) throw new ApiException(ApiErrors.InvalidRefreshToken);
        if (entry.EndsAt <= now) throw new ApiException(ApiErrors.RefreshTokenExpired);
        return new(entry.Consent, tokens.Add(NewToken(), entry.Consent, now + TokenLife), refreshToken);
    }

    /// <exception cref="ApiException">40001 unknown, 42001 late, 40003 another person's.</exception>
    public Consent Read(string accessToken, string? openId, DateTimeOffset now)
    {
        if (tokens.Find(accessToken) is not { } entry) throw new ApiException(ApiErrors.InvalidCredential);
        if (entry.EndsAt <= now) throw new ApiException(ApiErrors.AccessTokenExpired);
        return entry.Consent.Follower.OpenId == openId ? entry.Consent : throw new ApiException(ApiErrors.InvalidOpenId);
    }

    public void Clear()
    {
        codes.Clear();
        tokens.Clear();
        refreshTokens.Clear();
    }

    private static string NewToken() => $"91_{RandomNumberGenerator.GetString(TokenFormat.Alphabet, 83)}";

    private sealed class Entry(Consent consent, DateTimeOffset endsAt)
    {
        private int used;

        public Consent Consent { get; } = consent;

        public DateTimeOffset EndsAt { get; } = endsAt;

        public bool TryUse() => Interlocked.Exchange(ref used, 1) == 0;
    }

    private sealed class Shelf
    {
        private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
        private readonly ConcurrentQueue<string> order = new();

        public string Add(string value, Consent consent, DateTimeOffset endsAt)
        {
            entries[value] = new(consent, endsAt);
            order.Enqueue(value);
            while (order.Count > Keep && order.TryDequeue(out var oldest)) entries.TryRemove(oldest, out _);
            return value;
        }

        public Entry? Find(string value) => entries.GetValueOrDefault(value);

        public void Clear()
        {
            entries.Clear();
            order.Clear();
        }
    }
}
