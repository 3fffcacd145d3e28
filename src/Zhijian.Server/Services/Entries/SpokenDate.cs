using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhijian.Server.Services.Entries;

/// <summary>Reads a day as people say it (自然日期): 今天, 大后天, 下周三, 上周五, 12月3日, 3号, 12-3, 2026年12月3日, 20261203, with or without more around it. Pure.</summary>
public static partial class SpokenDate
{
    private const string Weekdays = "一二三四五六日";

    private static readonly (string Word, int Days)[] Near =
        [("大后天", 3), ("后天", 2), ("明天", 1), ("明日", 1), ("今天", 0), ("今日", 0), ("大前天", -3), ("前天", -2), ("昨天", -1), ("昨日", -1)];

    /// <param name="today">In Beijing.</param>
    /// <returns>Null when no day is said, or one that does not exist. A day without a year is the next one of that name unless it was lately.</returns>
    public static DateOnly? Read(string text, DateOnly today)
    {
        foreach (var (word, days) in Near)
            if (text.Contains(word, StringComparison.Ordinal)) return today.AddDays(days);
        var said = ChineseNumber.ToDigits(text);
        if (Weekday().Match(said) is { Success: true } week) return OfWeek(week, today);
        if (FullDate().Match(said) is { Success: true } full) return Day(Part(full, "year"), Part(full, "month"), Part(full, "day"));
        if (MonthDay().Match(said) is { Success: true } month) return NextOf(Part(month, "month"), Part(month, "day"), today);
        return DayOnly().Match(said) is { Success: true } day ? NextDay(Part(day, "day"), today) : null;
    }

    private static DateOnly? OfWeek(Match said, DateOnly today)
    {
        var wanted = said.Groups["day"].Value is "天" or "7" ? 6 : int.TryParse(said.Groups["day"].ValueSpan, out var number) ? number - 1 : Weekdays.IndexOf(said.Groups["day"].Value, StringComparison.Ordinal);
        if (wanted is < 0 or > 6) return null;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return said.Groups["week"].Value switch
        {
            "" => monday.AddDays(wanted) is var day && day >= today ? day : day.AddDays(7),
            ['上', ..] past => monday.AddDays(wanted - (7 * past.Length)),
            { Length: var count } and not ("这" or "本") => monday.AddDays(wanted + (7 * count)),
            _ => monday.AddDays(wanted),
        };
    }

    /// <summary>The third of December is the coming one, unless it was within the last half year: in January the one before.</summary>
    private static DateOnly? NextOf(int month, int day, DateOnly today) =>
        new[] { today.Year - 1, today.Year, today.Year + 1 }.Select(year => Day(year, month, day)).FirstOrDefault(date => date >= today.AddMonths(-6));

    private static DateOnly? NextDay(int day, DateOnly today)
    {
        if (Day(today.Year, today.Month, day) is { } here && here >= today) return here;
        var next = today.AddMonths(1);
        return Day(next.Year, next.Month, day);
    }

    private static int Part(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"(?<week>下+|上+|这|本|)个?(周|星期|礼拜)(?<day>[1-7日天])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"(?<!\d)(?<year>\d{4})(\s*[-/.年]\s*)?(?<month>\d{1,2})(\s*[-/.月]\s*)?(?<day>\d{1,2})(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"(?<!\d)(?<month>\d{1,2})\s*[-/.月]\s*(?<day>\d{1,2})(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})\s*[号日](?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayOnly();
}
