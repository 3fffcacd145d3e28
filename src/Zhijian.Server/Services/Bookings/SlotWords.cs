using System.Text;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Services.Bookings;

/// <summary>Slots as a citizen reads them in the chat: numbered, by day, the free ones only (号源列表). Pure.</summary>
internal static class SlotWords
{
    public const string JustGone = "这个时段刚刚约满。";

    private const int PageSize = 12;
    private const int NearestShown = 3;

    /// <summary>One page of what is free, with what may be answered.</summary>
    /// <param name="shownOn">The day on which the numbers are given; see <see cref="SlotBoard.ShownOn"/>.</param>
    public static string Page(SlotBoard? board, int page, DateOnly shownOn)
    {
        if (board is null) return "现在没有开放预约。";
        if (WhyNobody(board) is { } why) return why;
        var free = Numbered(board, shownOn).Where(each => board.Check(each.Slot.StartsAt) == SlotVerdict.Free).ToList();
        if (free.Count == 0) return AllFull(board);
        var pages = Pages(free.Count);
        var at = Math.Clamp(page, 0, pages - 1);
        var words = new StringBuilder(List(board, free.Skip(at * PageSize).Take(PageSize))).Append("\n请回复数字，或者直接说时间，比如“明天下午三点”。");
        return pages > 1 ? words.Append(at + 1 < pages ? "回复“更多”看后面的时段。" : "回复“更多”从头再看。").ToString() : words.ToString();
    }

    /// <summary>The page after this one; behind the last comes the first.</summary>
    public static int NextPage(SlotBoard board, int page, DateOnly shownOn)
    {
        var count = Numbered(board, shownOn).Count(each => board.Check(each.Slot.StartsAt) == SlotVerdict.Free);
        return (page + 1) % Math.Max(1, Pages(count));
    }

    /// <summary>With the number of each and the seats that are left.</summary>
    public static string List(SlotBoard board, IEnumerable<(int Number, SlotTime Slot)> slots)
    {
        var words = new StringBuilder();
        foreach (var day in slots.GroupBy(each => each.Slot.Day))
        {
            if (words.Length > 0) words.Append('\n');
            words.Append($"{NoticeWords.Day(day.Key)}");
            foreach (var (number, slot) in day) words.Append($"\n{number}. {NoticeWords.Hours(slot)} 余{board.FreeSeats(slot)}");
        }

        return words.ToString();
    }

    /// <summary>Why the slot cannot be had, and what can.</summary>
    public static string Refusal(SlotBoard board, SlotTime slot, SlotVerdict verdict, DateOnly shownOn, string? instead = null)
    {
        if (WhyNobody(board) is { } why) return why;
        var reason = verdict switch
        {
            SlotVerdict.Full => instead ?? $"{NoticeWords.Time(slot)}已经约满。",
            SlotVerdict.Blocked => $"{NoticeWords.Time(slot)}暂停预约。",
            SlotVerdict.OnceADay => $"您在{NoticeWords.Day(slot.Day)}已经有预约，每天只能约一次。",
            SlotVerdict.TooLate => board.Offer.LeadHours > 0 ? $"{NoticeWords.Time(slot)}已经过了预约时间，需要提前{board.Offer.LeadHours}小时。" : $"{NoticeWords.Time(slot)}已经过了。",
            _ => $"{NoticeWords.Time(slot)}不开放预约。",
        };
        return reason + Near(board, slot.StartsAt, shownOn);
    }

    /// <summary>How another one is taken in the chat; null when none is free.</summary>
    public static string? How(SlotBoard board) => board.Nearest(board.Now, 1).Any() ? "\n请回复数字，或者说别的时间。" : null;

    /// <summary>The same, with how to wait for this one.</summary>
    public static string? How(SlotBoard board, SlotTime slot, SlotVerdict verdict, DateOnly shownOn) =>
        WhyNobody(board) is null ? How(board) + (verdict == SlotVerdict.Full ? Waitlist(board, slot, shownOn) : "") : null;

    /// <summary>What is free near a time.</summary>
    public static string Near(SlotBoard board, DateTimeOffset wanted, DateOnly shownOn)
    {
        var numbers = Numbered(board, shownOn).ToDictionary(each => each.Slot.StartsAt, each => each.Number);
        var near = board.Nearest(wanted, NearestShown).Where(slot => numbers.ContainsKey(slot.StartsAt)).Select(slot => (numbers[slot.StartsAt], slot)).ToList();
        return near.Count == 0 ? "近期没有空余时段了。" : "最近还有：\n" + List(board, near);
    }

    public static IEnumerable<(int Number, SlotTime Slot)> Numbered(SlotBoard board, DateOnly shownOn) => board.ShownOn(shownOn).Select((slot, place) => (place + 1, slot));

    private static string Waitlist(SlotBoard board, SlotTime slot, DateOnly shownOn) =>
        board.Offer.ConfirmMinutes is not null && Numbered(board, shownOn).FirstOrDefault(each => each.Slot.StartsAt == slot.StartsAt) is { Number: > 0 and var number }
            ? $"\n想等这个时段空出来，请回复“候补 {number}”。"
            : "";

    private static string AllFull(SlotBoard board)
    {
        var days = Timetable.OpenDays(board.Offer, board.Calendar, board.Now.DayInBeijing()).ToList();
        if (days.Count > 0 && days.TrueForAll(board.OwnDays.Contains)) return "开放的每一天您都已经有预约了。查看请回复“我的预约”。";
        return "近期已经约满。" + (board.Offer.ConfirmMinutes is null ? "请过些时候再看。" : "想等某个时段空出来，请回复“候补”加时间，比如“候补 明天下午三点”。");
    }

    private static string? WhyNobody(SlotBoard board) =>
        board.BarredUntil is { } until ? $"您近期多次预约没有到场，{NoticeWords.Day(until.DayInBeijing())}以前不能在线预约，请直接到现场取号。" : null;

    private static int Pages(int count) => (count + PageSize - 1) / PageSize;
}
