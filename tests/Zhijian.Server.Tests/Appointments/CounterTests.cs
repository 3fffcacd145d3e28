using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Appointments;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Appointments;

/// <summary>What officers do with bookings: the day, cancelling, closing, check-in, calling, the screen.</summary>
public sealed class CounterTests
{
    private const string Li = "oLi";
    private const string Wang = "oWang";
    private const string Day = "/api/appointments/offers/id-window/day?day=2026-11-23";

    [Theory, ClassData(typeof(Databases))]
    public async Task The_day_shows_who_comes_with_hidden_names_and_an_officer_cancels_for_a_reason_the_citizen_is_told(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);
        await scene.BookAsync(Li, "周一上午9点");
        var slot = (await scene.Officer.GetJsonAsync(Day))["slots"]![0]!;
        var booking = slot["bookings"]!.AsArray().ShouldHaveSingleItem()!;

        var done = await scene.Officer.PostAsJsonAsync($"/api/appointments/bookings/{booking["id"]}/cancel", new { reason = "窗口设备检修" });
        var again = await scene.Officer.PostAsJsonAsync($"/api/appointments/bookings/{booking["id"]}/cancel", new { reason = "窗口设备检修" });
        await scene.NoteAsync();

        ((string)booking["name"]!).ShouldBe("李*");
        ((int)slot["taken"]!).ShouldBe(1);
        done.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await scene.NoticesAsync(NoticeKind.Cancelled)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            notice => notice.Text.ShouldContain("原因：窗口设备检修"), notice => notice.State.ShouldBe(NoticeState.Said));
        ((int)(await scene.Officer.GetJsonAsync(Day))["slots"]![0]!["taken"]!).ShouldBe(0);
        var own = await scene.Officer.GetJsonAsync($"/api/appointments/of/{booking["conversationId"]}");
        ((string)own["bookings"]!.AsArray().ShouldHaveSingleItem()!["state"]!).ShouldBe("cancelled");
        using var traffic = await scene.Host.SignInForAsync(scene.Account.AgencyId, StaffRole.Officer, "traffic");
        (await traffic.GetAsync(Day)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it belongs to another department");
        using var officer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Officer);
        (await officer.PostAsJsonAsync("/api/appointments/offers/id-window/block", new { day = "2026-11-23", reason = "停电" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_closed_day_takes_nobody_and_cancels_what_is_booked_only_when_it_is_told_to(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);
        await scene.BookAsync(Li, "周一上午9点");

        var closed = await scene.Officer.PostJsonAsync("/api/appointments/offers/id-window/block", new { day = "2026-11-23", reason = "系统升级", cancelsBookings = true });
        var refused = await scene.ChooseAsync(Wang, "周一下午2点");
        await scene.Officer.PostJsonAsync("/api/appointments/offers/id-window/block", new { day = "2026-11-23" });
        var open = await scene.SayAsync(Wang, "周一下午2点");

        ((int)closed["slots"]!).ShouldBe(6);
        ((int)closed["cancelled"]!).ShouldBe(1);
        refused.ShouldContain("暂停预约");
        open.ShouldContain("请核对");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_closed_day_ends_the_waitlist_too_and_a_seat_that_was_held_cannot_be_confirmed_any_more(DatabaseKind kind)
    {
        await using var scene = await WithSeatHeldAsync(kind);
        (await scene.NoticesAsync(NoticeKind.SeatOffered)).Count.ShouldBe(1);

        await scene.Officer.PostJsonAsync("/api/appointments/offers/id-window/block", new { day = "2026-11-23", reason = "系统升级", cancelsBookings = true });
        await scene.NoteAsync();
        var confirmed = await scene.SayAsync(Wang, "确认预约");

        confirmed.ShouldContain("没有等您确认的名额");
        var told = await scene.NoticesAsync(NoticeKind.Cancelled);
        told.Count.ShouldBe(2);
        told.ShouldAllBe(notice => notice.State == NoticeState.Said && notice.Text.Contains("已停止预约，候补已取消。原因：系统升级"));
        (await scene.BookingsAsync()).ShouldAllBe(booking => booking.State == BookingState.Cancelled);
        (await scene.SlotsAsync()).ShouldAllBe(slot => slot.Taken == 0 && slot.Waiting == 0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Closing_leaves_who_is_in_line_unless_it_cancels_but_gives_up_a_seat_that_is_held(DatabaseKind kind)
    {
        await using var scene = await WithSeatHeldAsync(kind);

        await scene.Officer.PostJsonAsync("/api/appointments/offers/id-window/block", new { day = "2026-11-23", startsAt = AppointmentScene.At(23, 9), reason = "系统升级" });

        (await scene.SayAsync(Wang, "确认预约")).ShouldContain("没有等您确认的名额");
        (await scene.SayAsync("oZhao", "确认预约")).ShouldContain("您还在候补");
        (await scene.SlotsAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(slot => slot.Taken.ShouldBe(0), slot => slot.Waiting.ShouldBe(1));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_closed_day_takes_in_what_was_booked_before_the_hours_changed_and_no_slot_at_all_is_no_success(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);
        await scene.BookAsync(Li, "周一上午9点");
        // As when the hours began at eight.
        var (eight, nine) = (AppointmentScene.At(23, 8).ToUniversalTime(), AppointmentScene.At(23, 9).ToUniversalTime());
        await scene.Host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            await db.Set<AppointmentSlot>().ExecuteUpdateAsync(set => set.SetProperty(slot => slot.StartsAt, eight));
            return await db.Set<Booking>().ExecuteUpdateAsync(set => set.SetProperty(booking => booking.StartsAt, eight).SetProperty(booking => booking.EndsAt, nine));
        });

        var none = await scene.Officer.PostAsJsonAsync("/api/appointments/offers/id-window/block", new { day = "2026-11-23", startsAt = AppointmentScene.At(23, 13), reason = "系统升级" });
        var closed = await scene.Officer.PostJsonAsync("/api/appointments/offers/id-window/block", new { day = "2026-11-23", reason = "系统升级", cancelsBookings = true });

        ((string)(await none.ReadJsonAsync(HttpStatusCode.NotFound))["code"]!).ShouldBe("appointment_no_slot");
        ((int)closed["slots"]!, (int)closed["cancelled"]!).ShouldBe((7, 1));
        (await scene.BookingsAsync()).ShouldHaveSingleItem().State.ShouldBe(BookingState.Cancelled);
        (await scene.SlotsAsync()).ShouldAllBe(slot => slot.BlockedAt != null && slot.Taken == 0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Codes_check_in_within_their_window_get_numbers_once_and_are_called_in_order(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind);
        var first = AppointmentScene.CodeIn(await scene.BookAsync(Li, "周一上午9点"));
        var second = AppointmentScene.CodeIn(await scene.BookAsync(Wang, "周一上午9点"));
        var third = AppointmentScene.CodeIn(await scene.BookAsync("oZhao", "周一上午10点"));
        scene.Host.Clock.Leap(AppointmentScene.At(23, 8, 30) - scene.Host.Clock.GetUtcNow());
        await scene.SignInAsync();

        var early = await CheckInAsync(scene, first);
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(20));
        await scene.Officer.PostJsonAsync("/api/appointments/check-in", new { code = third, evenIfLate = true });
        var arrived = await scene.Officer.PostJsonAsync("/api/appointments/check-in", new { code = second.ToLowerInvariant().Replace('-', ' ') });
        var twice = await scene.Officer.PostJsonAsync("/api/appointments/check-in", new { code = second });
        var called = await CallAsync(scene, "1号窗口");
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(30));
        await scene.NoteAsync();
        var late = await CheckInAsync(scene, first);
        var next = await CallAsync(scene, "2号窗口");
        var nobody = await CallAsync(scene, "1号窗口");
        var screen = await scene.Host.Client.GetJsonAsync("/api/screen/test-police/id-window");

        early.ShouldBe("appointment_too_early");
        ((string)arrived["name"]!).ShouldBe("李明");
        ((int)arrived["booking"]!["ticket"]!).ShouldBe(2);
        ((int)twice["booking"]!["ticket"]!).ShouldBe(2);
        ((int)called["booking"]!["ticket"]!).ShouldBe(2, "nine o'clock comes before ten");
        late.ShouldBe("appointment_too_late");
        ((int)next["booking"]!["ticket"]!).ShouldBe(1);
        nobody["booking"].ShouldBeNull();
        screen["called"]!.AsArray().ShouldHaveSingleItem()!["window"]!.GetValue<string>().ShouldBe("2号窗口");
        screen.ToJsonString().ShouldNotContain("李");
        (await scene.Host.Client.GetStringAsync("/screen/test-police/id-window")).ShouldContain("请到窗口办理");
        (await CheckInAsync(scene, "2222-2222-2222")).ShouldBe("appointment_code_unknown");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_counters_at_once_give_no_number_twice(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind, capacity: 12);
        var codes = new List<string>();
        foreach (var follower in Enumerable.Range(0, 8).Select(number => $"oCitizen{number}")) codes.Add(AppointmentScene.CodeIn(await scene.BookAsync(follower, "周一上午9点")));
        scene.Host.Clock.Leap(AppointmentScene.At(23, 9) - scene.Host.Clock.GetUtcNow());
        await scene.SignInAsync();

        var tickets = await Task.WhenAll(codes.Select(async code => (int)(await scene.Officer.PostJsonAsync("/api/appointments/check-in", new { code }))["booking"]!["ticket"]!));
        var called = await Task.WhenAll(Enumerable.Range(1, 8).Select(async window => (int)(await CallAsync(scene, $"{window}号窗口"))["booking"]!["ticket"]!));

        tickets.Order().ShouldBe(Enumerable.Range(1, 8));
        called.Order().ShouldBe(Enumerable.Range(1, 8));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_call_repeated_because_its_answer_was_lost_tells_of_the_same_citizen_and_passes_nobody_over(DatabaseKind kind)
    {
        await using var scene = await AppointmentScene.OpenAsync(kind, capacity: 4);
        var codes = new List<string>();
        foreach (var follower in new[] { Li, Wang, "oZhao" }) codes.Add(AppointmentScene.CodeIn(await scene.BookAsync(follower, "周一上午9点")));
        scene.Host.Clock.Leap(AppointmentScene.At(23, 9) - scene.Host.Clock.GetUtcNow());
        await scene.SignInAsync();
        foreach (var code in codes) await scene.Officer.PostJsonAsync("/api/appointments/check-in", new { code });

        var calls = new List<int?>();
        foreach (var seen in new[] { 0, 0, 1, 1, 2, 3, 3 }) calls.Add((int?)(await scene.Officer.PostJsonAsync("/api/appointments/offers/id-window/call", new { window = "1号窗口", seen }))["booking"]?["ticket"]);

        calls.ShouldBe([1, 1, 2, 2, 3, null, null]);
        (await scene.BookingsAsync()).ShouldAllBe(booking => booking.State == BookingState.Served);
    }

    /// <summary>The one seat of 9 o'clock is held for Wang, and Zhao is next in line.</summary>
    private static async Task<AppointmentScene> WithSeatHeldAsync(DatabaseKind kind)
    {
        var scene = await AppointmentScene.OpenAsync(kind, capacity: 1);
        await scene.BookAsync(Li, "周一上午9点");
        await scene.BookAsync(Wang, "候补 周一上午9点");
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.BookAsync("oZhao", "候补 周一上午9点");
        await scene.SayAsync(Li, $"确认取消{(await scene.BookingsAsync()).Single().Number[^4..]}");
        await scene.NoteAsync();
        return scene;
    }

    private static async Task<string> CheckInAsync(AppointmentScene scene, string code)
    {
        using var answer = await scene.Officer.PostAsJsonAsync("/api/appointments/check-in", new { code });
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    private static Task<JsonNode> CallAsync(AppointmentScene scene, string window) => scene.Officer.PostJsonAsync("/api/appointments/offers/id-window/call", new { window });
}
