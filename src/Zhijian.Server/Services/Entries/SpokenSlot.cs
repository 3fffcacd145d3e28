using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Services.Entries;

/// <summary>What somebody said of a time (自然时间): 明天下午三点, 下周二上午9点半, 15:00, 周三上午, 后天. Each part may be missing. Pure.</summary>
/// <param name="Times">Minutes of the day it may mean; without 上午 or 下午 that can be two.</param>
/// <param name="From">First hour of the part of the day, such as 12 for 下午; null when none was said.</param>
/// <param name="To">The hour at which the part ends.</param>
public sealed partial record SpokenSlot(DateOnly? Day, IReadOnlyList<int> Times, int? From, int? To)
{
    private const int Noon = 12;
    private const int MinutesInHour = 60;

    private static readonly (string Word, int From, int To)[] Parts =
        [("上午", 0, Noon), ("早上", 0, Noon), ("早晨", 0, Noon), ("中午", 11, 14), ("下午", Noon, 18), ("傍晚", 16, 20), ("晚上", 18, 24)];

    /// <returns>Null when nothing of a time is in it.</returns>
    public static SpokenSlot? Read(string text, DateOnly today)
    {
        // 周一三点 is three on Monday, not thirteen.
        var said = ChineseNumber.ToDigits(Weekday().Replace(TypedText.HalfWidth(text), "$0 "));
        var day = SpokenDate.Read(said, today);
        var part = Parts.FirstOrDefault(part => said.Contains(part.Word, StringComparison.Ordinal));
        var times = Clock().Match(said) is { Success: true } clock ? Minutes(clock, part.Word is null ? null : part.From) : [];
        return day is null && part.Word is null && times.Count == 0 ? null : new SpokenSlot(day, times, part.Word is null ? null : part.From, part.Word is null ? null : part.To);
    }

    /// <summary>Day and hour are said, so it means one slot and no other.</summary>
    public bool IsExact => Day is not null && Times.Count > 0;

    public bool Fits(SlotTime slot)
    {
        if (Day is { } day && slot.Day != day) return false;
        var (start, end) = (MinuteOf(slot.StartsAt), MinuteOf(slot.StartsAt) + (int)(slot.EndsAt - slot.StartsAt).TotalMinutes);
        if (Times.Count > 0) return Times.Any(time => time >= start && time < end);
        return From is null || (start >= From * MinutesInHour && start < To * MinutesInHour);
    }

    /// <summary>The instant that was meant, as far as it was said; for finding what is near.</summary>
    public DateTimeOffset Around(DateTimeOffset now) =>
        BeijingTime.Start(Day ?? now.DayInBeijing()).AddMinutes(Times.Count > 0 ? Times[^1] : (From ?? 0) * MinutesInHour);

    private static List<int> Minutes(Match clock, int? from)
    {
        var hour = Number(clock, "hour") ?? 0;
        var minute = clock.Groups["half"].Success ? 30 : Number(clock, "quarter") is { } quarters ? quarters * 15 : Number(clock, "minute") ?? 0;
        if (hour > 24 || minute >= MinutesInHour) return [];
        var time = (hour * MinutesInHour) + minute;
        var later = time + (Noon * MinutesInHour);
        if (hour >= Noon) return [time];
        // 下午3点 is 15:00, 中午1点 is 13:00 and 中午11点半 stays; 3点 alone may be either.
        return from switch { null => [time, later], 0 => [time], 11 when hour >= 11 => [time], _ => [later] };
    }

    private static int MinuteOf(DateTimeOffset at) => (int)at.InBeijing().TimeOfDay.TotalMinutes;

    private static int? Number(Match match, string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("(周|星期|礼拜)[一二三四五六日天1-7]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"(?<!\d)(?<hour>\d{1,2})\s*(?::\s*(?<minute>\d{2})(?!\d)|[点时]\s*(?:(?<half>半)|(?<quarter>[13])刻|(?<minute>\d{1,2})\s*分?)?)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();
}
