using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Appointments;

/// <summary>The waitlist, who does not come, and what citizens are told, each once.</summary>
public sealed class WaitlistTests
{
    private const string Li = "oLi";
    private const string Wang = "oWang";
    private const string Zhao = "oZhao";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_freed_seat_is_held_for_the_first_in_line_who_confirms_it(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind, capacity: 1);
        await scene.BookAsync(Li, "周一上午9点");
        var joined = await scene.BookAsync(Wang, "候补 周一上午9点");
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.BookAsync(Zhao, "候补1");
        var number = (await scene.BookingsAsync()).Single().Number[^4..];
        await scene.SayAsync(Li, $"确认取消{number}");

        var overtaking = await scene.ChooseAsync("oQian", "周一上午9点");
        await scene.NoteAsync();
        await scene.NoteAsync();
        var confirmed = await scene.SayAsync(Wang, "确认预约");
        var tooEarly = await scene.SayAsync(Zhao, "确认预约");

        joined.ShouldContain("已加入候补：身份证办理，2026年11月23日（周一）9:00–10:00，您前面还有0位。");
        overtaking.ShouldContain("已经约满", Case.Sensitive, "those who wait come first");
        (await scene.NoticesAsync(NoticeKind.SeatOffered)).ShouldHaveSingleItem().Text.ShouldContain("为您保留到今天10:3");
        confirmed.ShouldContain("预约成功：身份证办理，2026年11月23日（周一）9:00–10:00");
        tooEarly.ShouldContain("您还在候补");
        (await scene.SlotsAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(slot => slot.Taken.ShouldBe(1), slot => slot.Waiting.ShouldBe(1));
        (await scene.SayAsync(Zhao, "放弃候补")).ShouldContain("已退出候补");
        (await scene.SlotsAsync()).Single().Waiting.ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_does_not_confirm_in_time_or_cannot_be_told_loses_the_seat_to_the_next(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind, capacity: 1);
        await scene.BookAsync(Li, "周三上午9点");
        await scene.BookAsync(Wang, "候补 周三上午9点");
        await scene.LeapToAsync(AppointmentScene.At(22, 12));
        // Two days later nothing reaches Wang any more.
        await scene.BookAsync(Zhao, "候补 周三上午9点");
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.BookAsync("oSun", "候补 周三上午9点");
        await scene.LeapToAsync(AppointmentScene.At(22, 12, 1));
        await scene.SayAsync(Li, $"确认取消{(await scene.BookingsAsync()).Single().Number[^4..]}");

        await scene.NoteAsync();
        await scene.NoteAsync();
        await scene.LeapToAsync(AppointmentScene.At(22, 12, 32));
        await scene.NoteAsync();
        var late = await scene.SayAsync(Zhao, "确认预约");
        var confirmed = await scene.SayAsync("oSun", "确认预约");

        (await scene.NoticesAsync(NoticeKind.SeatOffered)).Select(notice => notice.State).ShouldBe([NoticeState.Unsent, NoticeState.Said, NoticeState.Said]);
        late.ShouldContain("没有等您确认的名额");
        confirmed.ShouldContain("预约成功");
        (await scene.SlotsAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(slot => slot.Taken.ShouldBe(1), slot => slot.Waiting.ShouldBe(0));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Reminders_are_said_once_over_restarts_and_not_at_all_when_nothing_reaches_the_citizen(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);
        await scene.BookAsync(Li, "周一上午9点");
        await scene.LeapToAsync(AppointmentScene.At(22, 9, 1));
        await scene.Host.RestartAsync();
        await scene.NoteAsync();
        await scene.LeapToAsync(AppointmentScene.At(23, 8, 1));
        await scene.NoteAsync();

        var reminders = await scene.NoticesAsync(NoticeKind.Reminder);

        reminders.Select(notice => notice.State).ShouldBe([NoticeState.Said, NoticeState.Unsent], "the window of 48 hours is over on Monday at ten past eight");
        reminders[0].Text.ShouldContain("预约提醒：您约了身份证办理，2026年11月23日（周一）9:00–10:00，地点：市民中心二楼3号区。");
        await scene.SignInAsync();
        var day = await scene.Officer.GetJsonAsync($"/api/appointments/offers/{AppointmentScene.Offer}/day?day=2026-11-23");
        ((bool)day["slots"]![0]!["bookings"]![0]!["untold"]!).ShouldBeTrue();
        (await scene.NoticesAsync(NoticeKind.Ticket)).ShouldHaveSingleItem().State.ShouldBe(NoticeState.Said);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_does_not_come_frees_the_seat_and_is_barred_after_three_times(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);
        foreach (var (day, after) in new[] { (23, 24), (24, 25), (25, 26) })
        {
            await scene.BookAsync(Li, $"11月{day}日上午9点");
            await scene.LeapToAsync(AppointmentScene.At(day, 9, 16));
            await scene.NoteAsync();
            (await scene.SlotsAsync()).Single(slot => slot.StartsAt == AppointmentScene.At(day, 9)).Taken.ShouldBe(0);
            if (after == 26) break;
        }

        var barred = await scene.SayAllAsync(Li, AppointmentScene.Begin, "李明");

        (await scene.BookingsAsync()).ShouldAllBe(booking => booking.State == BookingState.NoShow);
        barred.ShouldContain("您近期多次预约没有到场，2026年12月25日（周五）以前不能在线预约");
    }
}
