using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;

namespace Zhijian.Server.Services.Bookings;

/// <summary>A slot a citizen chose, as it stands among the entries: 2026-11-24T15:00, with “wait ” before it for a place on the waitlist. Pure.</summary>
internal readonly partial record struct SlotEntry(DateTimeOffset StartsAt, bool Waits)
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";
    private const string WaitMark = "wait ";

    /// <summary>By its number on the list, or by its time.</summary>
    /// <param name="shownOn">The day on which the list was shown.</param>
    public static EntryReading Read(string text, SlotBoard? board, DateOnly shownOn)
    {
        if (board is null) return EntryReading.Refused("现在没有开放预约。");
        var said = TypedText.HalfWidth(text).Trim().TrimEnd('。', '.', '!');
        var waits = Wait().Match(said) is { Success: true } wait;
        if (waits) said = Wait().Replace(said, "").Trim();
        // What is listed now is counted from today; what was listed before from the day it was.
        var today = board.Now.DayInBeijing();
        if (Ordinal().Match(ChineseNumber.ToDigits(said)) is { Success: true } ordinal && int.TryParse(ordinal.Groups["place"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var shown = board.ShownOn(shownOn);
            return number >= 1 && number <= shown.Count ? Choose(board, shown[number - 1], waits, today) : EntryReading.Refused("没有这个数字。") with { How = "\n" + SlotWords.Page(board, 0, today) };
        }

        // What a page sends.
        if (Of(new Entry(said, said)) is { } exact && board.ShownOn(today).FirstOrDefault(slot => slot.StartsAt == exact.StartsAt) is { EndsAt.Year: > 1 } one) return Choose(board, one, waits, today);
        return SpokenSlot.Read(said, today) is { } spoken ? Find(board, spoken, waits, today) : EntryReading.Refused("没有看懂时间。可以选一个时段，也可以这样填写：明天下午三点、下周二上午9点。");
    }

    public static SlotEntry? Of(Entry entry)
    {
        var waits = entry.Value.StartsWith(WaitMark, StringComparison.Ordinal);
        return DateTime.TryParseExact(waits ? entry.Value[WaitMark.Length..] : entry.Value, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new SlotEntry(new DateTimeOffset(at, BeijingTime.Offset), waits)
            : null;
    }

    public static Entry EntryOf(SlotTime slot, bool waits) => new(
        (waits ? WaitMark : "") + slot.StartsAt.InBeijing().ToString(Form, CultureInfo.InvariantCulture), NoticeWords.Time(slot) + (waits ? "（候补）" : ""));

    private static EntryReading Find(SlotBoard board, SpokenSlot spoken, bool waits, DateOnly today)
    {
        var fitting = SlotWords.Numbered(board, today).Where(each => spoken.Fits(each.Slot)).ToList();
        if (fitting is [var only] && (spoken.IsExact || board.Check(only.Slot.StartsAt) == SlotVerdict.Free)) return Choose(board, only.Slot, waits, today);
        if (fitting.Count == 0) return Refused(board, NotOpen(board, spoken, today) + SlotWords.Near(board, spoken.Around(board.Now), today));
        var free = fitting.Where(each => board.Check(each.Slot.StartsAt) == SlotVerdict.Free).ToList();
        if (free is [var last] && !waits) return Choose(board, last.Slot, waits, today);
        if (waits) return EntryReading.Refused("请说明候补哪个时段，比如“候补 明天下午三点”。");
        return free.Count > 0
            ? Refused(board, "这些时段可以约：\n" + SlotWords.List(board, free))
            : Refused(board, fitting[0].Slot, board.Check(fitting[0].Slot.StartsAt), today, "这个时间已经约满。");
    }

    private static EntryReading Choose(SlotBoard board, SlotTime slot, bool waits, DateOnly today) => board.Check(slot.StartsAt) switch
    {
        SlotVerdict.Free => EntryOf(slot, waits: false),
        SlotVerdict.Full when waits && board.Offer.ConfirmMinutes is not null => EntryOf(slot, waits: true),
        var verdict => Refused(board, slot, verdict, today),
    };

    private static string NotOpen(SlotBoard board, SpokenSlot spoken, DateOnly today)
    {
        if (spoken.Day is not { } day) return "这个时间不开放预约。";
        if (day < today) return $"{NoticeWords.Day(day)}已经过去了。";
        if (!board.Calendar.IsWorkingDay(day)) return $"{NoticeWords.Day(day)}不上班。";
        var days = Timetable.OpenDays(board.Offer, board.Calendar, today).ToList();
        if (days.Count > 0 && day > days[^1]) return $"{NoticeWords.Day(day)}还没有开放，现在最晚可以约到{NoticeWords.Day(days[^1])}。";
        return days.Contains(day) ? $"{NoticeWords.Day(day)}没有这个时段。" : $"{NoticeWords.Day(day)}不能约了，需要提前预约。";
    }

    private static EntryReading Refused(SlotBoard board, string why) => EntryReading.Refused(why) with { How = SlotWords.How(board) };

    private static EntryReading Refused(SlotBoard board, SlotTime slot, SlotVerdict verdict, DateOnly today, string? instead = null) =>
        EntryReading.Refused(SlotWords.Refusal(board, slot, verdict, today, instead)) with { How = SlotWords.How(board, slot, verdict, today) };

    [GeneratedRegex("^(我要|我想)?(候补|排队等|等位)(:|：)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wait();

    [GeneratedRegex(@"^(选择?|我?要|约)?第?\s*(?<place>\d{1,3})\s*[个项条种]?\s*[、)）]?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinal();
}
