using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Promises;

/// <summary>At which moments one sees what hours and promises mean.</summary>
public enum ExampleKind
{
    Now,

    /// <summary>Ten minutes before close of business.</summary>
    BeforeClosing,

    /// <summary>Twenty minutes after it.</summary>
    AfterClosing,

    /// <summary>In the morning of the next day that is not worked.</summary>
    DayOff,

    /// <summary>Shortly before a holiday or closure of three days and more.</summary>
    BeforeBreak,
}

/// <summary>Chooses moments for worked examples (示例). Pure.</summary>
public static class PromiseExamples
{
    private const int LookAhead = 400;
    private const int LongBreak = 3;
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Morning = TimeSpan.FromHours(10);

    public static IEnumerable<(ExampleKind Kind, DateTimeOffset At)> MomentsOf(WorkingCalendar calendar, DateTimeOffset now)
    {
        yield return (ExampleKind.Now, now);
        var close = calendar.SameWorkingDayEnd(now);
        if (close - Before <= now) close = calendar.SameWorkingDayEnd(close);
        yield return (ExampleKind.BeforeClosing, close - Before);
        if (!calendar.IsOpen(close + Behind)) yield return (ExampleKind.AfterClosing, close + Behind);
        var days = Enumerable.Range(1, LookAhead).Select(now.DayInBeijing().AddDays).ToList();
        foreach (var off in days.Where(day => !calendar.IsWorkingDay(day)).Take(1)) yield return (ExampleKind.DayOff, BeijingTime.Start(off) + Morning);
        foreach (var last in days.Where(day => EndsBeforeBreak(day, calendar)).Take(1)) yield return (ExampleKind.BeforeBreak, calendar.SameWorkingDayEnd(BeijingTime.Start(last)) - Before);
    }

    private static bool EndsBeforeBreak(DateOnly day, WorkingCalendar calendar) =>
        calendar.IsWorkingDay(day) && Enumerable.Range(1, LongBreak).All(ahead => !calendar.IsWorkingDay(day.AddDays(ahead)));
}
