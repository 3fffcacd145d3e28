using Zhijian.Sandbox.Clock;

namespace Zhijian.Sandbox.Quotas;

/// <summary>Counts calls per API and day; the counters start anew at 0:00 Beijing time. Safe for concurrent use.</summary>
public sealed class DailyQuota
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> used = [];
    private DateOnly day;

    /// <summary>Counts one call unless that would exceed <paramref name="limit"/>; a refused call is not counted.</summary>
    public bool TryUse(string api, int limit, DateTimeOffset now)
    {
        lock (gate)
        {
            Roll(now);
            var count = used.GetValueOrDefault(api);
            if (count >= limit) return false;
            used[api] = count + 1;
            return true;
        }
    }

    public int Used(string api, DateTimeOffset now)
    {
        lock (gate)
        {
            Roll(now);
            return used.GetValueOrDefault(api);
        }
    }

    /// <summary>清零: forgets what was used today, of one API or of all.</summary>
    public void Clear(string? api = null)
    {
        lock (gate)
        {
            if (api is null) used.Clear();
            else used.Remove(api);
        }
    }

    private void Roll(DateTimeOffset now)
    {
        var today = BeijingTime.Day(now);
        if (today == day) return;
        day = today;
        used.Clear();
    }
}
