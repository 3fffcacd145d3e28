using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Knowledge.Rules;

/// <summary>When a rule holds: a span of the day in Beijing on some days of the week. A night belongs to the day on which it begins.</summary>
public sealed record RuleHours(TimeOnly? From, TimeOnly? To, IReadOnlyList<int> Days)
{
    public bool Hold(DateTimeOffset at)
    {
        var local = at.InBeijing();
        var time = TimeOnly.FromDateTime(local.DateTime);
        var from = From ?? TimeOnly.MinValue;
        var overMidnight = To is { } until && until <= from;
        if (!overMidnight) return time >= from && (To is not { } end || time < end) && IsDay(local);
        if (time >= from) return IsDay(local);
        return time < To && IsDay(local.AddDays(-1));
    }

    private bool IsDay(DateTimeOffset local) => Days.Count == 0 || Days.Contains(local.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)local.DayOfWeek);
}
