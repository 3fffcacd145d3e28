using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Appointments;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Conversations.Notices;
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
    public async Task Who_has_used_their_one_booking_of_the_day_is_told_so_and_the_seat_is_offered_to_the_next(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind, capacity: 1);
        await scene.BookAsync(Li, "周一下午3点");
        await scene.BookAsync(Wang, "候补 周一下午3点");
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.BookAsync(Zhao, "候补 周一下午3点");
        await ServeAsync(scene, AppointmentScene.CodeIn(await scene.BookAsync(Wang, "周一上午9点")));
        // Who writes can be written to.
        await scene.SayAsync(Wang, "我的预约");
        await scene.SayAsync(Zhao, "我的预约");
        await scene.SayAsync(Li, "确认取消" + (await scene.BookingsAsync()).Single(booking => booking.StartsAt == AppointmentScene.At(23, 15)).Number[^4..]);

        await scene.NoteAsync();

        (await scene.NoticesAsync(NoticeKind.WaitOver)).ShouldHaveSingleItem().Text.ShouldContain("您当天已经约过，每天只能约一次");
        (await scene.SayAsync(Wang, "确认预约")).ShouldContain("没有等您确认的名额");
        (await scene.SayAsync(Zhao, "确认预约")).ShouldContain("预约成功");
        (await scene.SlotsAsync()).Single(slot => slot.StartsAt == AppointmentScene.At(23, 15)).ShouldSatisfyAllConditions(slot => slot.Taken.ShouldBe(1), slot => slot.Waiting.ShouldBe(0));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_uses_their_one_booking_of_the_day_while_a_seat_is_held_reads_why_it_cannot_be_confirmed(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind, capacity: 1);
        await scene.BookAsync(Li, "周一下午3点");
        await scene.BookAsync(Wang, "候补 周一下午3点");
        var code = AppointmentScene.CodeIn(await scene.BookAsync(Wang, "周一上午9点"));
        scene.Host.Clock.Leap(AppointmentScene.At(23, 8, 50) - scene.Host.Clock.GetUtcNow());
        await scene.SayAsync(Wang, "我的预约");
        await scene.SayAsync(Li, "确认取消" + (await scene.BookingsAsync()).Single(booking => booking.StartsAt == AppointmentScene.At(23, 15)).Number[^4..]);
        await scene.NoteAsync();
        await ServeAsync(scene, code);

        var confirmed = await scene.SayAsync(Wang, "确认预约");

        (await scene.NoticesAsync(NoticeKind.SeatOffered)).ShouldHaveSingleItem();
        confirmed.ShouldContain("您在2026年11月23日（周一）已经约过，每天只能约一次，这个名额不能再要");
        (await scene.BookingsAsync()).Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Pictures_that_WeChat_does_not_take_are_in_nobody_s_way_and_given_up_after_a_while(DatabaseKind kind)
    {
        const int atOnce = 200;
        await using var scene = await AppointmentScene.OpenAsync(kind);
        scene.Api.RefusesPictures = true;
        await scene.BookAsync(Li, "周一上午9点");
        var booking = (await scene.BookingsAsync()).Single();
        await scene.Host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            db.AddRange(Enumerable.Range(0, atOnce).Select(_ => new BookingNotice
            {
                Id = Guid.NewGuid(),
                AgencyId = booking.AgencyId,
                ConversationId = booking.ConversationId,
                Subject = Guid.NewGuid(),
                Kind = NoticeKind.Ticket,
                Text = booking.Code,
                DueAt = booking.BookedAt.AddHours(-1),
                Until = booking.EndsAt,
            }));
            return await db.SaveChangesAsync();
        });
        await scene.Officer.PostAsJsonAsync($"/api/appointments/bookings/{booking.Id}/cancel", new { reason = "窗口设备检修" });
        var teller = scene.Host.Services.GetRequiredService<BookingTeller>();

        (await teller.TellAsync(default)).ShouldBeFalse();
        await teller.TellAsync(default);
        var told = await scene.NoticesAsync(NoticeKind.Cancelled);
        var putOff = (await scene.NoticesAsync(NoticeKind.Ticket)).FindAll(notice => notice.Subject != booking.Id);
        foreach (var pause in new[] { 0.5, 2, 10 })
        {
            scene.Host.Clock.Leap(TimeSpan.FromMinutes(pause));
            await teller.TellAsync(default);
        }

        told.ShouldHaveSingleItem().State.ShouldBe(NoticeState.Said);
        putOff.ShouldAllBe(notice => notice.State == NoticeState.Due && notice.Failures == 1);
        (await scene.NoticesAsync(NoticeKind.Ticket)).FindAll(notice => notice.Subject != booking.Id).ShouldAllBe(notice => notice.State == NoticeState.Unsent);
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

    /// <summary>On Monday at nine: checked in, called, and done when the window calls the next.</summary>
    private static async Task ServeAsync(AppointmentScene scene, string code)
    {
        if (scene.Host.Clock.GetUtcNow() < AppointmentScene.At(23, 8, 50)) scene.Host.Clock.Leap(AppointmentScene.At(23, 8, 50) - scene.Host.Clock.GetUtcNow());
        await scene.SignInAsync();
        await scene.Officer.PostJsonAsync("/api/appointments/check-in", new { code });
        for (var call = 0; call < 2; call++) await scene.Officer.PostJsonAsync("/api/appointments/offers/id-window/call", new { window = "1号窗口" });
    }
}
