namespace Zhijian.Sandbox.Quotas;

/// <summary>How often something happened in the current period (a minute, a day, a month). Safe for concurrent use.</summary>
/// <param name="limit">Most events a period.</param>
/// <param name="periodOf">Names the period of an instant; a new name starts a new count.</param>
public sealed class PeriodCount(int limit, Func<DateTimeOffset, long> periodOf)
{
    private readonly Lock gate = new();
    private long period = long.MinValue;
    private int count;

    public bool TryUse(DateTimeOffset now)
    {
        lock (gate)
        {
            if (periodOf(now) is var current && current != period) (period, count) = (current, 0);
            if (count >= limit) return false;
            count++;
            return true;
        }
    }
}
