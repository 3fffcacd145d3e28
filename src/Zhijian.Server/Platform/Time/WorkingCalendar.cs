namespace Zhijian.Server.Platform.Time;

/// <summary>
/// Working time of one agency (工作时间): the only place with working-day maths. Pure and without allocations; instants come back in Beijing
/// time. Working time runs while the agency <see cref="IsOpen"/>; the instant at which a period ends is no longer part of it.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly WorkingDays _days;
    private readonly (long From, long To)[] _periods;
    private readonly long _ticksADay;

    /// <exception cref="ArgumentException">The hours hold no calendar; see <see cref="OpeningHours.WhyNot"/>.</exception>
    public WorkingCalendar(OpeningHours hours)
    {
        if (hours.WhyNot() is { } reason) throw new ArgumentException(reason, nameof(hours));
        Hours = hours;
        _days = WorkingDays.National.With(hours);
        _periods = [.. hours.Periods.Select(text => OpeningPeriod.Parse(text)!.Value).Select(period => (period.From.Ticks, period.To.Ticks))];
        _ticksADay = _periods.Sum(period => period.To - period.From);
    }

    public static WorkingCalendar Standard { get; } = new(OpeningHours.Standard);

    public OpeningHours Hours { get; }

    /// <summary>Working time of a whole working day.</summary>
    public TimeSpan WorkingDay => new(_ticksADay);

    /// <summary>Whether the official arrangement of the day's year is in; an agency that works every day needs none.</summary>
    public bool IsKnown(DateTimeOffset at) => Hours.EveryDay || _days.IsKnown(at.DayInBeijing().Year);

    public bool IsWorkingDay(DateOnly day) => _days.Contains(day);

    public bool IsOpen(DateTimeOffset at)
    {
        var (day, tick) = Split(at);
        if (!_days.Contains(day)) return false;
        foreach (var (from, to) in _periods)
            if (tick >= from && tick < to) return true;
        return false;
    }

    /// <summary>The instant itself when the agency is open then, else the next one at which it opens.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset at)
    {
        var (day, tick) = Split(at);
        if (_days.Contains(day))
            foreach (var (from, to) in _periods)
                if (tick < to) return Join(day, Math.Max(tick, from));
        return Join(NextWorkingDay(day + 1), _periods[0].From);
    }

    /// <summary>The first instant at which so much working time has passed; the instant itself when none has to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative or leaves the calendar.</exception>
    public DateTimeOffset AddWorkingTime(DateTimeOffset at, TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        if (span == TimeSpan.Zero) return at;
        var left = span.Ticks;
        var (day, tick) = Split(at);
        for (; ; day++, tick = 0)
        {
            if (!_days.Contains(day)) continue;
            if (tick == 0 && left > _ticksADay)
            {
                left -= _ticksADay;
                continue;
            }

            foreach (var (from, to) in _periods)
            {
                var start = Math.Max(tick, from);
                if (start >= to) continue;
                if (left <= to - start) return Join(day, start + left);
                left -= to - start;
            }
        }
    }

    /// <summary>Zero when the second instant is not after the first.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from) return TimeSpan.Zero;
        var (firstDay, firstTick) = Split(from);
        var (lastDay, lastTick) = Split(to);
        return new TimeSpan((_days.CountBetween(firstDay, lastDay) * _ticksADay) - PassedBy(firstDay, firstTick) + PassedBy(lastDay, lastTick));
    }

    /// <summary>Close of business of the working day a question counts for (当日): asked after closing or on a day off, that is the next one.</summary>
    public DateTimeOffset SameWorkingDayEnd(DateTimeOffset at)
    {
        var (day, tick) = Split(at);
        var close = _periods[^1].To;
        return Join(_days.Contains(day) && tick < close ? day : NextWorkingDay(day + 1), close);
    }

    private int NextWorkingDay(int day)
    {
        while (!_days.Contains(day)) day++;
        return day;
    }

    /// <summary>Working time of a day before a time of it.</summary>
    private long PassedBy(int day, long tick)
    {
        if (!_days.Contains(day)) return 0;
        var passed = 0L;
        foreach (var (from, to) in _periods) passed += Math.Clamp(tick - from, 0, to - from);
        return passed;
    }

    private static (int Day, long Tick) Split(DateTimeOffset at)
    {
        var local = at.UtcTicks + BeijingTime.Offset.Ticks;
        return ((int)(local / TimeSpan.TicksPerDay), local % TimeSpan.TicksPerDay);
    }

    private static DateTimeOffset Join(int day, long tick) => new((day * TimeSpan.TicksPerDay) + tick, BeijingTime.Offset);
}
