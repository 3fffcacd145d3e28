using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Desk.Supervision;

/// <param name="Department">Key, or <see cref="ConversationReader.GeneralQueue"/>.</param>
internal readonly record struct CountedHour(DateTimeOffset Hour, string Department, Tally Tally, int Breaches);

/// <summary>Puts hours together to what the page and the tables show. Pure; days are days in Beijing.</summary>
internal static class FigureSeries
{
    public const int WeeksBack = 4;

    /// <summary>Breaches stand beside messages in the hour in which they fell due.</summary>
    public static List<CountedHour> Merge(IEnumerable<FiguresOfHour> figures, IEnumerable<BreachAt> breaches) =>
    [
        .. figures.Select(hour => new CountedHour(hour.Hour, hour.Department, hour.Tally, 0))
            .Concat(breaches.Select(breach => new CountedHour(HourOf(breach.DueAt), breach.Department ?? ConversationReader.GeneralQueue, default, 1)))
            .GroupBy(hour => (hour.Hour, hour.Department))
            .Select(group => new CountedHour(group.Key.Hour, group.Key.Department, Tally.Sum(group.Select(part => part.Tally)), group.Sum(part => part.Breaches)))
            .OrderBy(hour => hour.Hour).ThenBy(hour => hour.Department, StringComparer.Ordinal),
    ];

    public static FiguresView Sum(IEnumerable<CountedHour> hours)
    {
        var all = hours.ToList();
        return FiguresView.Of(Tally.Sum(all.Select(hour => hour.Tally)), all.Sum(hour => hour.Breaches));
    }

    /// <summary>All days from one to another, also those on which nothing happened.</summary>
    public static List<DayView> Days(IEnumerable<CountedHour> hours, DateOnly from, DateOnly to)
    {
        var byDay = hours.ToLookup(hour => hour.Hour.DayInBeijing());
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Select(day => new DayView(day, Sum(byDay[day])))];
    }

    /// <param name="first">When the agency's figures begin: weeks before are no quiet weeks.</param>
    /// <param name="now">The running hour is shown as far as it has come.</param>
    public static List<HourView> Hours(IEnumerable<CountedHour> hours, DateOnly day, DateTimeOffset? first, DateTimeOffset now)
    {
        var byHour = hours.ToLookup(hour => hour.Hour);
        var weeks = Enumerable.Range(1, WeeksBack).Select(week => day.AddDays(-7 * week)).Where(past => first?.DayInBeijing() <= past).ToList();
        return [.. Enumerable.Range(0, 24).Select(number => new HourView(
            number,
            At(day, number) <= now ? Sum(byHour[At(day, number)]) : null,
            UsualView.Of(weeks.ConvertAll(past => Sum(byHour[At(past, number)])))))];
    }

    private static DateTimeOffset At(DateOnly day, int hour) => BeijingTime.Start(day).AddHours(hour);

    private static DateTimeOffset HourOf(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 3600 * 3600);
}
