using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>The words about bookings and slots. Pure.</summary>
public static class NoticeWords
{
    private const string Weekdays = "日一二三四五六";

    /// <summary>2026年11月24日（周二）15:00–16:00.</summary>
    public static string Time(SlotTime slot) => $"{Day(slot.Day)}{Hours(slot)}";

    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日（周{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>15:00–16:00.</summary>
    public static string Hours(SlotTime slot) => $"{Clock(slot.StartsAt)}–{Clock(slot.EndsAt)}";

    /// <summary>The last four digits of the number, by which a citizen names one of several bookings.</summary>
    public static string Short(string number) => number[^4..];

    public static string Reminder(BookingDraft draft) =>
        $"预约提醒：您约了{draft.Offer.Title}，{Time(draft.Slot)}，地点：{draft.Offer.Place}。\n预约码{draft.Code}，请提前{draft.Offer.ArriveBefore}分钟以内到场报到，迟到{draft.Offer.ArriveAfter}分钟作废。不能来请回复“取消预约”。";

    public static string Cancelled(BookingDraft draft, string reason) =>
        $"抱歉，您预约的{draft.Offer.Title}（{Time(draft.Slot)}）已由工作人员取消。原因：{reason}\n需要的话可以重新预约。";

    public static string SeatOffered(AppointmentOffer offer, SlotTime slot, DateTimeOffset until, DateTimeOffset now) =>
        $"您候补的{offer.Title}（{Time(slot)}）空出一个名额，为您保留到{SpokenTime.Of(until, now)}。\n要的话请回复“确认预约”；不要了回复“放弃候补”。";

    public static string WaitOver(AppointmentOffer offer, SlotTime slot) => $"您候补的{offer.Title}（{Time(slot)}）没有在时限内确认，名额已让给下一位。";

    public static string WaitSpent(AppointmentOffer offer, SlotTime slot) => $"您候补的{offer.Title}（{Time(slot)}）已结束：您当天已经约过，每天只能约一次。";

    public static string WaitClosed(BookingDraft draft, string reason) =>
        $"抱歉，您候补的{draft.Offer.Title}（{Time(draft.Slot)}）已停止预约，候补已取消。原因：{reason}\n需要的话可以改约其他时间。";

    public static string NoShow(BookingDraft draft) =>
        $"您预约的{draft.Offer.Title}（{Time(draft.Slot)}）没有按时报到，名额已释放，记一次爽约。" +
        (draft.Offer.NoShows is { } rule ? $"{rule.WithinDays}天内满{rule.Most}次，{rule.BarredDays}天不能预约。" : "");

    private static string Clock(DateTimeOffset at) => $"{at.InBeijing():H:mm}";
}
