using System.Security.Cryptography;
using Zhijian.Sandbox.Clock;
using Zhijian.Sandbox.Quotas;

namespace Zhijian.Sandbox.Tokens;

public enum TokenState
{
    Valid,

    /// <summary>40001: never issued, or another token took its place.</summary>
    NotLatest,

    /// <summary>42001: lived its 7,200 s.</summary>
    Expired,
}

/// <param name="Value">What the caller sends as <c>access_token</c>.</param>
/// <param name="ExpiresIn">Seconds it still has to live.</param>
public readonly record struct TokenGrant(string Value, int ExpiresIn);

/// <summary>
/// The access tokens of one account in their two families. <c>cgi-bin/token</c> mints a new token each time and ages the one before,
/// which stays usable for 5 minutes; <c>stable_token</c> repeats the same token until its last 5 minutes and is not touched by the other call.
/// Safe for concurrent use.
/// </summary>
public sealed class TokenBook(string handle)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);

    /// <summary>How long a replaced token of <c>cgi-bin/token</c> still works, and when <c>stable_token</c> starts to renew.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>force_refresh works 20 times a day, at least 30 s apart; otherwise the current token is returned.</summary>
    public const int ForcedPerDay = 20;

    public static readonly TimeSpan ForcedGap = TimeSpan.FromSeconds(30);

    // Enough to tell an expired token from a foreign one; older ones answer 40001.
    private const int Remembered = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Issued> issued = [];
    private readonly Queue<string> order = new();
    private readonly PeriodCount forced = new(ForcedPerDay, at => BeijingTime.Day(at).DayNumber);
    private Issued? classic;
    private Issued? stable;
    private DateTimeOffset lastForced = DateTimeOffset.MinValue;

    public TokenGrant Mint(DateTimeOffset now)
    {
        lock (gate)
        {
            if (classic is { } old && old.DiesAt > now + Overlap) old.DiesAt = now + Overlap;
            classic = Add(now);
            return Grant(classic, now);
        }
    }

    public TokenGrant Stable(DateTimeOffset now, bool force)
    {
        lock (gate)
        {
            if (stable is null || now >= stable.ExpiresAt - Overlap) stable = Add(now);
            else if (force && MayForce(now))
            {
                stable.DiesAt = now;
                stable = Add(now);
            }
            return Grant(stable, now);
        }
    }

    public TokenState Check(string token, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!issued.TryGetValue(token, out var known)) return TokenState.NotLatest;
            if (now < known.ExpiresAt && now < known.DiesAt) return TokenState.Valid;
            return known.DiesAt < known.ExpiresAt ? TokenState.NotLatest : TokenState.Expired;
        }
    }

    private bool MayForce(DateTimeOffset now)
    {
        if (now - lastForced < ForcedGap || !forced.TryUse(now)) return false;
        lastForced = now;
        return true;
    }

    private Issued Add(DateTimeOffset now)
    {
        var token = new Issued($"{handle}{RandomNumberGenerator.GetString(TokenFormat.Alphabet, TokenFormat.RandomLength)}", now + Life);
        issued.Add(token.Value, token);
        order.Enqueue(token.Value);
        if (order.Count > Remembered) issued.Remove(order.Dequeue());
        return token;
    }

    private static TokenGrant Grant(Issued token, DateTimeOffset now) => new(token.Value, (int)(token.ExpiresAt - now).TotalSeconds);

    private sealed class Issued(string value, DateTimeOffset expiresAt)
    {
        public string Value { get; } = value;

        public DateTimeOffset ExpiresAt { get; } = expiresAt;

        public DateTimeOffset DiesAt { get; set; } = expiresAt;
    }
}
