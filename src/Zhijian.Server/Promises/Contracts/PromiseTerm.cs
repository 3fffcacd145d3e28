using System.Globalization;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Promises.Contracts;

/// <summary>How a promise counts. The names stand in packs in this form: 48h, 4 working hours, 3 working days, sameWorkingDay.</summary>
public enum PromiseClockKind
{
    /// <summary>Time goes on day and night.</summary>
    Elapsed,

    /// <summary>Only while the agency is open.</summary>
    Working,

    /// <summary>Until close of business of the working day so many days after the one the question counts for; 0 is the same day (当日).</summary>
    WorkingDays,
}

/// <summary>A span of a promise (承诺时限), as people write it.</summary>
public readonly record struct PromiseTerm(PromiseClockKind Kind, int Minutes, int Days = 0)
{
    public const string SameWorkingDay = "sameWorkingDay";

    private const int Most = 10_000;

    /// <returns>Null when the text is no term.</returns>
    public static PromiseTerm? Parse(string? text)
    {
        text = text?.Trim() ?? "";
        if (string.Equals(text, SameWorkingDay, StringComparison.OrdinalIgnoreCase)) return new PromiseTerm(PromiseClockKind.WorkingDays, 0);
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > Most) return null;
        return text[digits..].Trim() switch
        {
            "m" or "min" => new PromiseTerm(PromiseClockKind.Elapsed, number),
            "h" or "hours" => new PromiseTerm(PromiseClockKind.Elapsed, number * 60),
            "d" or "days" => new PromiseTerm(PromiseClockKind.Elapsed, number * 24 * 60),
            "working minutes" => new PromiseTerm(PromiseClockKind.Working, number),
            "working hour" or "working hours" => new PromiseTerm(PromiseClockKind.Working, number * 60),
            "working day" or "working days" => new PromiseTerm(PromiseClockKind.WorkingDays, 0, number),
            _ => null,
        };
    }

    /// <summary>When a span that begins now is over.</summary>
    public DateTimeOffset After(DateTimeOffset at, WorkingCalendar calendar) => Kind switch
    {
        PromiseClockKind.Elapsed => at + TimeSpan.FromMinutes(Minutes),
        PromiseClockKind.Working => calendar.AddWorkingTime(at, TimeSpan.FromMinutes(Minutes)),
        _ => EndOfDay(at, calendar),
    };

    /// <summary>When a span that ends at <paramref name="end"/> begins, at the earliest <paramref name="from"/>.</summary>
    public DateTimeOffset Before(DateTimeOffset end, DateTimeOffset from, WorkingCalendar calendar)
    {
        var span = TimeSpan.FromMinutes(Minutes);
        if (Kind == PromiseClockKind.Elapsed) return end - span > from ? end - span : from;
        if (Kind == PromiseClockKind.WorkingDays) span = calendar.WorkingDay * Days;
        var whole = calendar.WorkingTimeBetween(from, end);
        return whole > span ? calendar.AddWorkingTime(from, whole - span) : from;
    }

    private DateTimeOffset EndOfDay(DateTimeOffset at, WorkingCalendar calendar)
    {
        var end = calendar.SameWorkingDayEnd(at);
        // The instant of closing counts for the next working day.
        for (var day = 0; day < Days; day++) end = calendar.SameWorkingDayEnd(end);
        return end;
    }
}
