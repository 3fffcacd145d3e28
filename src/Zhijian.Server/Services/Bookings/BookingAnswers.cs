using System.Text;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Services.Bookings;

/// <summary>What is said to somebody about their bookings, with what it writes.</summary>
internal sealed record BookingAnswer(string Say, IReadOnlyList<Statement> Writes, string? Department = null)
{
    public static BookingAnswer Only(string say) => new(say, []);
}

/// <summary>
/// Lists, cancels and moves the bookings of one citizen, and answers for the waitlist (预约变更). Pure: a seat that is gone meanwhile fails the writes, and the
/// turn answers anew.
/// </summary>
internal static class BookingAnswers
{
    private const string NoBooking = "您现在没有预约。";

    public static BookingAnswer To(BookingTalk talk, OwnBookings own, IReadOnlyDictionary<string, SlotBoard> boards, DateTimeOffset now) => talk.Wish switch
    {
        BookingWish.List => BookingAnswer.Only(List(own, now)),
        BookingWish.AskCancel => Which(talk, own, "确认取消") is var (one, say) && one is null ? BookingAnswer.Only(say!) : BookingAnswer.Only(AskCancel(one!, now)),
        BookingWish.Cancel => Which(talk, own, "确认取消") is var (one, say) && one is null ? BookingAnswer.Only(say!) : Cancel(one!, now),
        BookingWish.AskMove => Which(talk, own, "改预约") is var (one, say) && one is null ? BookingAnswer.Only(say!) : BookingAnswer.Only(AskMove(one!, own, boards, now)),
        BookingWish.Move => Which(talk, own, "改预约") is var (one, say) && one is null ? BookingAnswer.Only(say!) : Move(one!, talk.Rest, boards, now),
        BookingWish.Confirm => Confirm(own, now),
        _ => Leave(own),
    };

    private static string List(OwnBookings own, DateTimeOffset now)
    {
        if (own is { Bookings.Count: 0, Waits.Count: 0 }) return NoBooking;
        var words = new StringBuilder();
        foreach (var booking in own.Bookings)
            words.Append($"{Describe(booking)}\n地点：{booking.Draft.Offer.Place}\n预约码：{booking.Draft.Code}，预约号：{booking.Draft.Number}\n\n");
        foreach (var wait in own.Waits)
            words.Append(wait.OfferUntil is { } until
                ? $"候补：{Describe(wait.Draft)}，名额为您保留到{SpokenTime.Of(until, now)}，要的话回复“确认预约”\n\n"
                : $"候补中：{Describe(wait.Draft)}，退出回复“放弃候补”\n\n");
        return own.Bookings.Count > 0 ? words.Append("取消请回复“取消预约”，改时间请回复“改预约”。").ToString() : words.ToString().TrimEnd();
    }

    /// <summary>The booking that is meant, or the question which one.</summary>
    private static (OwnBooking? One, string? Say) Which(BookingTalk talk, OwnBookings own, string command)
    {
        var open = own.Bookings.Where(booking => booking.State == BookingState.Booked).ToList();
        if (open.Count == 0) return (null, own.Bookings.Count > 0 ? "您已经报到，请留意叫号。需要帮助请找现场工作人员。" : NoBooking);
        if (talk.Short is { } number) return open.Find(booking => NoticeWords.Short(booking.Draft.Number) == number) is { } named ? (named, null) : (null, $"没有尾号是{number}的预约。\n" + Ask(open, command));
        return open is [var only] ? (only, null) : (null, "您有几个预约，是哪一个？\n" + Ask(open, command));
    }

    private static string Ask(List<OwnBooking> open, string command) =>
        string.Join('\n', open.Select(booking => $"{Describe(booking)}：回复“{command}{NoticeWords.Short(booking.Draft.Number)}”"));

    private static string AskCancel(OwnBooking booking, DateTimeOffset now) =>
        TooLate(booking, now) ?? $"要取消{Describe(booking)}吗？确定的话请回复“确认取消{NoticeWords.Short(booking.Draft.Number)}”；只想换个时间请回复“改预约”。";

    private static BookingAnswer Cancel(OwnBooking booking, DateTimeOffset now) => TooLate(booking, now) is { } late
        ? BookingAnswer.Only(late)
        : new BookingAnswer($"已取消{Describe(booking)}。需要时可以重新预约。", [.. BookingWrites.Cancel(booking.Draft, now, by: null, reason: null)], booking.Draft.Offer.Department);

    private static string AskMove(OwnBooking booking, OwnBookings own, IReadOnlyDictionary<string, SlotBoard> boards, DateTimeOffset now)
    {
        if (TooLate(booking, now) is { } late) return late;
        if (BoardFor(booking, boards) is not { } board) return "现在没有开放预约，原来的预约不变。";
        var prefix = own.Bookings.Count(each => each.State == BookingState.Booked) > 1 ? NoticeWords.Short(booking.Draft.Number) : "";
        var today = now.DayInBeijing();
        return $"现在约的是{Describe(booking)}。想改到什么时间？请回复“{prefix}改到”加时间，比如“{prefix}改到明天下午三点”。\n" + SlotWords.Near(board, booking.Draft.Slot.StartsAt, today);
    }

    private static BookingAnswer Move(OwnBooking booking, string rest, IReadOnlyDictionary<string, SlotBoard> boards, DateTimeOffset now)
    {
        if (TooLate(booking, now) is { } late) return BookingAnswer.Only(late);
        if (BoardFor(booking, boards) is not { } board) return BookingAnswer.Only("现在没有开放预约，原来的预约不变。");
        var reading = SlotEntry.Read(rest, board, now.DayInBeijing());
        if (reading.Entry is not { } entry || SlotEntry.Of(entry) is not { Waits: false } chosen) return BookingAnswer.Only("原来的预约没有变。" + reading.Fault);
        var to = new SlotTime(chosen.StartsAt, chosen.StartsAt.AddMinutes(board.Offer.SlotMinutes));
        return to == booking.Draft.Slot
            ? BookingAnswer.Only("就是这个时间，预约不变。")
            : new BookingAnswer(
                $"已改到{NoticeWords.Time(to)}。\n{board.Offer.Title}，地点：{board.Offer.Place}\n预约码不变：{booking.Draft.Code}", [.. BookingWrites.Move(booking.Draft, to, now)], board.Offer.Department);
    }

    private static BookingAnswer Confirm(OwnBookings own, DateTimeOffset now)
    {
        if (own.Waits.FirstOrDefault(wait => wait.OfferUntil is not null) is not { OfferUntil: { } until } wait)
            return BookingAnswer.Only(own.Waits.Count > 0 ? "您还在候补，有名额会马上通知您。" : "没有等您确认的名额。" + (own.Bookings.Count > 0 ? "您的预约请回复“我的预约”查看。" : ""));
        if (until <= now) return BookingAnswer.Only("确认的时间已经过了，名额让给了下一位。");
        if (own.HasOnDayOf(wait))
        {
            var (day, canCancel) = (NoticeWords.Day(wait.Draft.Slot.Day), own.Bookings.Any(booking => booking.Draft.Offer.Key == wait.Draft.Offer.Key && booking.Draft.Slot.Day == wait.Draft.Slot.Day));
            return BookingAnswer.Only(canCancel
                ? $"您在{day}已经有预约，每天只能约一次。想要这个名额请先回复“取消预约”，再回复“确认预约”；不要了回复“放弃候补”。"
                : $"您在{day}已经约过，每天只能约一次，这个名额不能再要。请回复“放弃候补”，名额会让给下一位。");
        }

        return new BookingAnswer(
            $"预约成功：{Describe(wait.Draft)}\n地点：{wait.Draft.Offer.Place}\n预约号：{wait.Draft.Number}，预约码：{wait.Draft.Code}\n请在{Clock(wait.Draft.ArriveBy(now))}前到场报到。",
            [.. WaitWrites.Confirm(wait.Draft, now)], wait.Draft.Offer.Department);
    }

    private static BookingAnswer Leave(OwnBookings own) => own.Waits is [.., var last]
        ? new BookingAnswer($"已退出候补：{Describe(own.Waits.FirstOrDefault(wait => wait.OfferUntil is not null, last).Draft)}。", [.. LeaveWrites(own.Waits.FirstOrDefault(wait => wait.OfferUntil is not null, last))])
        : BookingAnswer.Only("您没有在候补。");

    private static IEnumerable<Statement> LeaveWrites(OwnWait wait) => WaitWrites.Leave(wait.Draft, wait.OfferUntil is not null);

    private static string? TooLate(OwnBooking booking, DateTimeOffset now) => now <= booking.CancelBy ? null
        : $"{Describe(booking)}，距离开始不到{booking.Draft.Offer.CancelHours}小时，不能在线取消或改期。来不了请回复“人工”说明。";

    private static SlotBoard? BoardFor(OwnBooking booking, IReadOnlyDictionary<string, SlotBoard> boards) => boards.GetValueOrDefault(booking.Draft.Offer.Key)?.WithoutOwn(booking.Draft.Slot);

    private static string Describe(OwnBooking booking) => Describe(booking.Draft) + (booking.State == BookingState.Booked ? "" : "（已报到）");

    private static string Describe(BookingDraft draft) => $"{draft.Offer.Title}，{NoticeWords.Time(draft.Slot)}";

    private static string Clock(DateTimeOffset at) => $"{at.InBeijing():H:mm}";
}
