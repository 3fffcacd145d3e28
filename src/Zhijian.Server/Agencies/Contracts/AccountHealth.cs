using System.Collections.Concurrent;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Agencies.Contracts;

public enum TokenState
{
    /// <summary>Not asked yet since the server started.</summary>
    Unknown,
    Ok,
    Failing,
}

public enum CallbackState
{
    /// <summary>No callback has ever come.</summary>
    Never,
    Ok,

    /// <summary>None came for a day.</summary>
    Silent,
}

/// <param name="Error">What WeChat answered, in its own words.</param>
public sealed record TokenHealth(TokenState State, DateTimeOffset? CheckedAt, DateTimeOffset? ExpiresAt, string? Error);

/// <param name="Today">Accepted since midnight in Beijing.</param>
/// <param name="LastError">Why the last refused callback was refused.</param>
public sealed record CallbackHealth(CallbackState State, DateTimeOffset? LastAt, long Today, string? LastError, DateTimeOffset? LastErrorAt);

/// <summary>Whether an account can be talked to in both directions.</summary>
public sealed record AccountHealthView(TokenHealth Token, CallbackHealth Callback);

/// <summary>
/// The health of accounts (账号状态), in memory: Ingress tells of callbacks, the token check of tokens, the console looks.
/// Cheap enough to be told of every message.
/// </summary>
public sealed class AccountHealth(TimeProvider time)
{
    private static readonly TimeSpan SilentAfter = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<AccountId, Record> _records = new();

    /// <summary>A callback was verified and its message stored.</summary>
    public void CallbackAccepted(AccountId account)
    {
        var now = time.GetUtcNow();
        var record = Of(account);
        lock (record)
        {
            var day = DayOf(now);
            record.Today = record.Day == day ? record.Today + 1 : 1;
            record.Day = day;
            record.LastAt = now;
        }
    }

    /// <summary>A callback was refused, for instance because its signature was wrong.</summary>
    /// <param name="reason">Without anything the citizen wrote.</param>
    public void CallbackRefused(AccountId account, string reason)
    {
        var record = Of(account);
        lock (record) (record.LastError, record.LastErrorAt) = (reason, time.GetUtcNow());
    }

    /// <summary>A token was asked for; <paramref name="error"/> is null when WeChat gave one.</summary>
    public void TokenChecked(AccountId account, DateTimeOffset? expiresAt, string? error)
    {
        var record = Of(account);
        lock (record) record.Token = new TokenHealth(error is null ? TokenState.Ok : TokenState.Failing, time.GetUtcNow(), expiresAt, error);
    }

    public AccountHealthView View(AccountId account)
    {
        var now = time.GetUtcNow();
        var record = Of(account);
        lock (record)
        {
            var state = record.LastAt is not { } last ? CallbackState.Never : now - last < SilentAfter ? CallbackState.Ok : CallbackState.Silent;
            var today = record.Day == DayOf(now) ? record.Today : 0;
            return new AccountHealthView(record.Token, new CallbackHealth(state, record.LastAt, today, record.LastError, record.LastErrorAt));
        }
    }

    /// <summary>What was written down before the server started; never moves time backwards.</summary>
    internal void Remember(AccountId account, DateTimeOffset lastAt)
    {
        var record = Of(account);
        lock (record) record.LastAt ??= lastAt;
    }

    private static int DayOf(DateTimeOffset at) => at.DayInBeijing().DayNumber;

    private Record Of(AccountId account) => _records.GetOrAdd(account, static _ => new Record());

    private sealed class Record
    {
        public TokenHealth Token { get; set; } = new(TokenState.Unknown, null, null, null);

        public DateTimeOffset? LastAt { get; set; }

        public int Day { get; set; }

        public long Today { get; set; }

        public string? LastError { get; set; }

        public DateTimeOffset? LastErrorAt { get; set; }
    }
}
