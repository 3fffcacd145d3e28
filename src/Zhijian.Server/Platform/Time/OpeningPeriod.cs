using System.Globalization;

namespace Zhijian.Server.Platform.Time;

/// <summary>A span of a working day in which people answer (办公时段), written <c>08:30-12:00</c>; the end is not part of it. 24:00 ends the day.</summary>
public readonly record struct OpeningPeriod(TimeSpan From, TimeSpan To)
{
    /// <returns>Null when the text is no period within one day.</returns>
    public static OpeningPeriod? Parse(string text) =>
        text.Split('-') is [var from, var to] && ReadTime(from.Trim()) is { } start && ReadTime(to.Trim()) is { } end && start < end ? new OpeningPeriod(start, end) : null;

    public override string ToString() => $"{Write(From)}-{Write(To)}";

    private static TimeSpan? ReadTime(string text) =>
        text == "24:00" ? TimeSpan.FromHours(24) : TimeSpan.TryParseExact(text, "hh\\:mm", CultureInfo.InvariantCulture, out var time) ? time : null;

    private static string Write(TimeSpan time) => time == TimeSpan.FromHours(24) ? "24:00" : time.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
