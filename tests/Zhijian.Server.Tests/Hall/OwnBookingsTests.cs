using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Appointments;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Appointments;
using Zhijian.Server.Tests.Citizens;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Hall;

/// <summary>What citizens do on a page with what they booked in the chat. It is Friday 20 November 2026, 10:00.</summary>
public sealed class OwnBookingsTests
{
    private const string Li = "oLi";
    private const string Wang = "oWang";
    private const string Path = "/api/citizen/bookings";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_booking_is_moved_to_a_free_slot_and_cancelled_on_the_page_and_by_nobody_else(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind, capacity: 1);
        await BookAsync(scene, Li, "周一上午9点");
        await BookAsync(scene, Wang, "周一上午10点");
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        var booked = await OnlyAsync(li);

        var slots = (await li.Http.GetJsonAsync($"{Path}/{booked["id"]}/slots")).AsArray().Select(slot => (DateTimeOffset)slot!["startsAt"]!).ToList();
        var foreign = new[] { await wang.Http.GetAsync($"{Path}/{booked["id"]}/slots"), await DoAsync(wang, booked, "cancel"), await MoveAsync(wang, booked, slots[0]) };
        var taken = await MoveAsync(li, booked, AppointmentScene.At(23, 10));
        var never = await MoveAsync(li, booked, AppointmentScene.At(23, 12));
        var moved = await MoveAsync(li, booked, AppointmentScene.At(24, 15));
        var again = await MoveAsync(li, booked, AppointmentScene.At(24, 15));
        var after = await OnlyAsync(li);
        var cancelled = await DoAsync(li, booked, "cancel");
        var twice = await DoAsync(li, booked, "cancel");

        slots.ShouldNotContain(AppointmentScene.At(23, 9), "it is the one that is booked");
        slots.ShouldNotContain(AppointmentScene.At(23, 10), "it is full");
        slots.ShouldContain(AppointmentScene.At(23, 11), "another hour of the same day is no second booking of it");
        foreach (var answer in foreign) (await answer.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("booking_not_found");
        (await taken.ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("slot_taken");
        (await never.ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("slot_taken");
        (moved.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        ((string)after["time"]!).ShouldBe("2026年11月24日（周二）15:00–16:00");
        ((string)after["code"]!).ShouldBe((string)booked["code"]!);
        ((string)after["picture"]!).ShouldStartWith("data:image/png;base64,");
        cancelled.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await twice.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("booking_not_found");
        (await li.Http.GetJsonAsync(Path)).AsArray().ShouldBeEmpty();
        (await SlotsAsync(scene)).Where(slot => slot.StartsAt != AppointmentScene.At(23, 10)).ShouldAllBe(slot => slot.Taken == 0);
        (await scene.WeChat.TextAsync(Li, "我的预约")).Text!.ShouldContain("您现在没有预约");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_begins_soon_and_who_has_checked_in_is_not_changed_on_the_page(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        await BookAsync(scene, Li, "周一上午9点");
        scene.Host.Clock.Leap(AppointmentScene.At(23, 7, 30) - scene.Host.Clock.GetUtcNow());
        using var li = await scene.PageAsync(Li);
        using var officer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Lead);
        var booked = await OnlyAsync(li);

        var late = await DoAsync(li, booked, "cancel");
        var lateMove = await MoveAsync(li, booked, AppointmentScene.At(24, 9));
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(80));
        await officer.PostJsonAsync("/api/appointments/check-in", new { code = (string)booked["code"]! });
        var arrived = await OnlyAsync(li);
        var present = await DoAsync(li, booked, "cancel");

        ((bool)booked["canChange"]!).ShouldBeFalse();
        (await late.ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("booking_too_late");
        (await lateMove.ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("booking_too_late");
        ((string)arrived["state"]!).ShouldBe("arrived");
        (await present.ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("booking_checked_in");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_seat_that_is_held_is_taken_once_and_a_waitlist_is_left(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind, capacity: 1);
        await BookAsync(scene, Li, "周一上午9点");
        await BookAsync(scene, Wang, "候补 周一上午9点");
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await BookAsync(scene, "oZhao", "候补1");
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        using var zhao = await scene.PageAsync("oZhao");
        var waits = await OnlyAsync(wang);
        var early = await DoAsync(wang, waits, "confirm");

        await DoAsync(li, await OnlyAsync(li), "cancel");
        await scene.Host.Services.GetRequiredService<AppointmentClock>().NoteAsync(default);
        var held = await OnlyAsync(wang);
        var confirmed = await DoAsync(wang, held, "confirm");
        var again = await DoAsync(wang, held, "confirm");
        var left = await DoAsync(zhao, await OnlyAsync(zhao), "leave");

        ((string)waits["state"]!).ShouldBe("waiting");
        (await early.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("booking_not_found");
        ((string)held["state"]!).ShouldBe("held");
        held["heldUntil"].ShouldNotBeNull();
        (confirmed.StatusCode, again.StatusCode, left.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        ((string)(await OnlyAsync(wang))["state"]!).ShouldBe("booked");
        (await zhao.Http.GetJsonAsync(Path)).AsArray().ShouldBeEmpty();
        (await SlotsAsync(scene)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(slot => slot.Taken.ShouldBe(1), slot => slot.Waiting.ShouldBe(0));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_held_seat_on_a_day_that_is_booked_already_says_so_on_the_page_and_in_the_chat(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind, capacity: 1);
        await BookAsync(scene, Li, "周一上午9点");
        await BookAsync(scene, Wang, "候补 周一上午9点");
        await BookAsync(scene, Wang, "周一上午10点");
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        await DoAsync(li, await OnlyAsync(li), "cancel");
        await scene.Host.Services.GetRequiredService<AppointmentClock>().NoteAsync(default);
        var held = (await wang.Http.GetJsonAsync(Path)).AsArray().Single(one => (string)one!["state"]! == "held")!;

        (await (await DoAsync(wang, held, "confirm")).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("booking_once_a_day");
        (await scene.WeChat.TextAsync(Wang, "确认预约")).Text!.ShouldContain("每天只能约一次");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_many_who_move_to_the_last_seat_at_once_one_gets_it_and_the_others_keep_theirs(DatabaseKind kind)
    {
        const int many = 6;
        await using var scene = await OpenAsync(kind, capacity: many);
        var phones = new List<(CitizenPhone Phone, JsonNode Booking)>();
        for (var number = 0; number < many; number++)
        {
            await BookAsync(scene, "oRacer" + number, "周一上午9点");
            var phone = await scene.PageAsync("oRacer" + number);
            phones.Add((phone, await OnlyAsync(phone)));
        }

        for (var number = 1; number < many; number++) await BookAsync(scene, "oOther" + number, "周二上午9点");

        var answers = await Task.WhenAll(phones.Select(each => MoveAsync(each.Phone, each.Booking, AppointmentScene.At(24, 9))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(many - 1);
        var slots = await SlotsAsync(scene);
        slots.Single(slot => slot.StartsAt == AppointmentScene.At(24, 9)).Taken.ShouldBe(many);
        slots.Single(slot => slot.StartsAt == AppointmentScene.At(23, 9)).Taken.ShouldBe(many - 1);
        foreach (var (phone, _) in phones) phone.Dispose();
    }

    private static Task<CitizenScene> OpenAsync(DatabaseKind kind, int capacity = 2) => CitizenScene.OpenAsync(kind, write: pack => AppointmentScene.Write(pack, capacity));

    private static async Task BookAsync(CitizenScene scene, string follower, string time)
    {
        foreach (var text in new[] { AppointmentScene.Begin, "李明", time, "提交" }) await scene.WeChat.TextAsync(follower, text);
    }

    private static async Task<JsonNode> OnlyAsync(CitizenPhone phone) => (await phone.Http.GetJsonAsync(Path)).AsArray().ShouldHaveSingleItem()!;

    private static Task<HttpResponseMessage> DoAsync(CitizenPhone phone, JsonNode booking, string what) => phone.Http.PostAsync($"{Path}/{booking["id"]}/{what}", null);

    private static Task<HttpResponseMessage> MoveAsync(CitizenPhone phone, JsonNode booking, DateTimeOffset startsAt) => phone.Http.PostAsJsonAsync($"{Path}/{booking["id"]}/move", new { startsAt });

    private static Task<List<AppointmentSlot>> SlotsAsync(CitizenScene scene) => scene.Host.InScopeAsync(services => Task.FromResult(services.GetRequiredService<ZhijianDb>().Set<AppointmentSlot>().ToList()));
}
