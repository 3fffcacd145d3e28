using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Bookings;

namespace Zhijian.Server.Tests.Appointments;

/// <summary>Times as people say them, on Friday 20 November 2026 at 10:00.</summary>
public sealed class SpokenSlotTests
{
    private static readonly AppointmentOffer Offer = new()
    {
        Key = "window",
        Title = "窗口",
        Place = "一楼",
        Hours = ["09:00-12:00", "13:00-17:00"],
        SlotMinutes = 60,
        Capacity = 1,
        OpenDays = 5,
        ConfirmMinutes = 30,
    };

    private static SlotBoard Board { get; } = SlotBoard.Blank(Offer, WorkingCalendar.Standard, At(20, 10));

    [Theory]
    [InlineData("今天下午三点", "2026-11-20T15:00")]
    [InlineData("下周二上午9点半", "2026-11-24T09:00")]
    [InlineData("周一 15:00", "2026-11-23T15:00")]
    [InlineData("周一15：30", "2026-11-23T15:00")]
    [InlineData("11月25号下午两点", "2026-11-25T14:00")]
    [InlineData("下礼拜三下午4点一刻", "2026-11-25T16:00")]
    [InlineData("星期四中午1点", "2026-11-26T13:00")]
    [InlineData("下周一三点", "2026-11-23T15:00")]
    [InlineData("下周一 十点", "2026-11-23T10:00")]
    [InlineData("2026年11月24日 16点", "2026-11-24T16:00")]
    [InlineData("下午三点，下周四吧", "2026-11-26T15:00")]
    [InlineData("3", "2026-11-20T11:00")]
    [InlineData("选第9个", "2026-11-23T10:00")]
    public void A_time_in_words_is_one_slot(string said, string expected) =>
        SlotEntry.Read(said, Board, new DateOnly(2026, 11, 20)).Entry.ShouldNotBeNull().Value.ShouldBe(expected);

    [Theory]
    [InlineData("明天下午三点", "2026年11月21日（周六）不上班。")]
    [InlineData("昨天上午十点", "2026年11月19日（周四）已经过去了。")]
    [InlineData("今天上午九点", "2026年11月20日（周五）9:00–10:00已经过了。")]
    [InlineData("下周一中午12点半", "2026年11月23日（周一）没有这个时段。")]
    [InlineData("12月1日上午9点", "还没有开放，现在最晚可以约到2026年11月26日（周四）")]
    [InlineData("下周一", "这些时段可以约：\n2026年11月23日（周一）\n8. 9:00–10:00 余1")]
    [InlineData("周二下午", "这些时段可以约：\n2026年11月24日（周二）\n18. 13:00–14:00 余1")]
    [InlineData("晚上八点", "这个时间不开放预约。")]
    [InlineData("随便", "没有看懂时间")]
    [InlineData("99", "没有这个数字。")]
    public void What_cannot_be_had_is_said_with_what_can(string said, string expected) =>
        SlotEntry.Read(said, Board, new DateOnly(2026, 11, 20)).Fault.ShouldNotBeNull().ShouldContain(expected);

    [Fact]
    public void Full_slots_lead_to_what_is_near_and_to_the_waitlist()
    {
        var full = Board with { Counts = new Dictionary<DateTimeOffset, SlotCount> { [At(23, 15)] = new(1, 0, IsBlocked: false), [At(23, 14)] = new(0, 0, IsBlocked: true) } };

        var reading = SlotEntry.Read("周一下午三点", full, new DateOnly(2026, 11, 20));
        var refused = reading.Fault.ShouldNotBeNull();
        var waits = SlotEntry.Read("候补 周一下午三点", full, new DateOnly(2026, 11, 20)).Entry.ShouldNotBeNull();

        refused.ShouldContain("2026年11月23日（周一）15:00–16:00已经约满。");
        refused.ShouldContain("16:00–17:00 余1");
        refused.ShouldNotContain("14:00–15:00", Case.Sensitive, "it is closed");
        reading.How.ShouldNotBeNull().ShouldContain("候补 13", customMessage: "said in the chat alone");
        waits.Value.ShouldBe("wait 2026-11-23T15:00");
        SlotEntry.Read("周一下午2点", full, new DateOnly(2026, 11, 20)).Fault.ShouldNotBeNull().ShouldContain("暂停预约");
    }

    [Fact]
    public void Every_slot_is_found_by_its_own_words_and_by_its_number() => Prop.ForAll<int>(pick =>
    {
        var slots = Timetable.Of(Offer, WorkingCalendar.Standard, new DateOnly(2026, 11, 23));
        var board = Board with { Now = At(23, 8) };
        var place = (int)((uint)pick % (uint)slots.Count);
        var slot = slots[place];

        SlotEntry.Read(NoticeWords.Day(slot.Day) + $"{slot.StartsAt:H点m分}", board, new DateOnly(2026, 11, 23)).Entry.ShouldNotBeNull().Shown.ShouldBe(NoticeWords.Time(slot));
        SlotEntry.Read($"{place + 1}", board, new DateOnly(2026, 11, 23)).Entry.ShouldNotBeNull().Shown.ShouldBe(NoticeWords.Time(slot));
    }).QuickCheckThrowOnFailure();

    private static DateTimeOffset At(int day, int hour) => new(2026, 11, day, hour, 0, 0, BeijingTime.Offset);
}
