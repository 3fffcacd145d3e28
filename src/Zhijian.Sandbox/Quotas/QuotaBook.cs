using System.Collections.Concurrent;
using Zhijian.Sandbox.Clock;

namespace Zhijian.Sandbox.Quotas;

/// <summary>What one account has used of its quotas (接口调用额度) and of its rights to clear them.</summary>
public sealed class QuotaBook
{
    /// <summary>clear_quota works 10 times a month, console and API together.</summary>
    public const int ClearsPerMonth = 10;

    /// <summary>openapi/quota/clear works 50 times a month.</summary>
    public const int SingleClearsPerMonth = 50;

    private readonly DailyQuota daily = new();
    private readonly ConcurrentDictionary<string, int> overrides = new();
    private readonly ConcurrentDictionary<string, PeriodCount> minutes = new();
    private readonly PeriodCount clears = new(ClearsPerMonth, Month);
    private readonly PeriodCount singleClears = new(SingleClearsPerMonth, Month);

    /// <summary>Gives the account another day limit than the newly registered account's, e.g. a small one for a test.</summary>
    public void SetDailyLimit(string api, int limit) => overrides[api] = limit;

    public int DailyLimit(string api, int standard) => overrides.GetValueOrDefault(api, standard);

    public bool TryUseDay(string api, int standard, DateTimeOffset now) => daily.TryUse(api, DailyLimit(api, standard), now);

    public bool TryUseMinute(string api, int limit, DateTimeOffset now) =>
        minutes.GetOrAdd(api, _ => new PeriodCount(limit, at => at.ToUnixTimeSeconds() / 60)).TryUse(now);

    public int Used(string api, DateTimeOffset now) => daily.Used(api, now);

    /// <returns>False when the month's clears are used up (48006).</returns>
    public bool TryClearAll(DateTimeOffset now)
    {
        if (!clears.TryUse(now)) return false;
        daily.Clear();
        return true;
    }

    public bool TryClear(string api, DateTimeOffset now)
    {
        if (!singleClears.TryUse(now)) return false;
        daily.Clear(api);
        return true;
    }

    private static long Month(DateTimeOffset at) => BeijingTime.Month(at).DayNumber;
}
