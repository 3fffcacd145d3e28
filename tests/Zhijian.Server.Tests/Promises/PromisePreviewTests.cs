using System.Net;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Promises;

/// <summary>What hours and rules mean, said by the server before they are saved. It is Friday 20 November 2026, 10:00.</summary>
public sealed class PromisePreviewTests
{
    private static readonly DateTimeOffset Friday = At(11, 20, 10, 0);

    [Theory, ClassData(typeof(Databases))]
    public async Task Examples_are_what_is_really_promised_and_trying_changes_nothing(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind, "sameWorkingDay");

        var stored = await PreviewAsync(scene, new { });
        var tried = await PreviewAsync(scene, new
        {
            hours = new { periods = new[] { "09:00-12:00", "13:00-18:00" }, everyDay = false, closures = Array.Empty<object>() },
            rules = new[] { new { name = "四个工作小时", within = "4 working hours", warnBefore = "1 working hours" } },
        });

        Due(stored, "now").ShouldBe(At(11, 20, 17, 30));
        Due(stored, "afterClosing").ShouldBe(At(11, 23, 17, 30), "what comes on Friday evening counts for Monday");
        Due(tried, "now").ShouldBe(At(11, 20, 15, 0));
        Due(tried, "beforeClosing").ShouldBe(At(11, 23, 13, 50));
        ((DateTimeOffset)One(tried, "now")["due"]![0]!["warnAt"]!).ShouldBe(At(11, 20, 14, 0));
        ((DateTimeOffset)(await scene.AskAsync("oWang"))["dueAt"]!).ShouldBe(Due(stored, "now"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task New_hours_hold_for_who_waits_from_now_on_and_move_no_promise_that_was_given(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind, "sameWorkingDay");
        var before = await scene.AskAsync("oBefore");
        using var administrator = await scene.Host.SignInAsync(scene.Agency, StaffRole.SystemAdministrator);

        await administrator.PutJsonAsync("/api/hours", new { periods = new[] { "09:00-16:00" }, everyDay = false, closures = Array.Empty<object>() });

        ((DateTimeOffset)(await scene.OnlyPromiseOfAsync(before))["dueAt"]!).ShouldBe(At(11, 20, 17, 30));
        ((DateTimeOffset)(await scene.AskAsync("oAfter"))["dueAt"]!).ShouldBe(At(11, 20, 16, 0));
        ((string)(await scene.Officer.GetJsonAsync("/api/promises/rules"))["hours"]![0]!).ShouldBe("09:00-16:00");
    }

    [Fact]
    public async Task What_could_not_be_saved_has_no_examples()
    {
        await using var scene = await PromiseScene.OpenAsync(DatabaseKind.Sqlite);
        var hours = new { periods = new[] { "12:00-08:30" }, everyDay = false, closures = Array.Empty<object>() };

        ((string)(await scene.Officer.PostJsonAsync("/api/promises/preview", new { hours }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("hours_invalid");
        ((string)(await scene.Officer.PostJsonAsync("/api/promises/preview", new { rules = new[] { new { name = "负数", within = "-4h" } } }, HttpStatusCode.UnprocessableEntity))["code"]!).ShouldBe("promises_invalid");
    }

    [Fact]
    public void Moments_show_the_evening_the_weekend_and_the_eve_of_a_long_holiday() => PromiseExamples.MomentsOf(WorkingCalendar.Standard, Friday).ShouldBe(
    [
        (ExampleKind.Now, Friday), (ExampleKind.BeforeClosing, At(11, 20, 17, 20)), (ExampleKind.AfterClosing, At(11, 20, 17, 50)),
        (ExampleKind.DayOff, At(11, 21, 10, 0)), (ExampleKind.BeforeBreak, At(12, 31, 17, 20)),
    ]);

    [Fact]
    public void Who_is_open_day_and_night_has_no_evening_and_no_days_off() =>
        PromiseExamples.MomentsOf(new WorkingCalendar(new OpeningHours(["00:00-24:00"], EveryDay: true, [])), Friday).Select(moment => moment.Kind).ShouldBe([ExampleKind.Now, ExampleKind.BeforeClosing]);

    private static async Task<JsonArray> PreviewAsync(PromiseScene scene, object form) => (await scene.Officer.PostJsonAsync("/api/promises/preview", form)).AsArray();

    private static JsonNode One(JsonArray examples, string kind) => examples.Single(example => (string)example!["kind"]! == kind)!;

    private static DateTimeOffset Due(JsonArray examples, string kind) => (DateTimeOffset)One(examples, kind)["due"]!.AsArray().ShouldHaveSingleItem()!["dueAt"]!;

    private static DateTimeOffset At(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));
}
