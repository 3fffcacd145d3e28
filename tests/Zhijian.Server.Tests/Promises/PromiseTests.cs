using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Promises;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Promises;

/// <summary>What is promised, kept and broken, as staff see it over HTTP.</summary>
public sealed class PromiseTests
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromHours(48);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_begins_to_wait_is_promised_an_answer_and_the_first_reply_keeps_it(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind, "sameWorkingDay");
        await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion);
        var conversation = await scene.AskAsync("oWang");
        ((DateTimeOffset)conversation["dueAt"]!).ShouldBe(At(20, 17, 30));
        ((int)(await scene.Officer.GetJsonAsync("/api/promises/today"))["open"]!).ShouldBe(1, "the automatic answer promised nothing");

        await scene.ReplyAsync(conversation);

        (await scene.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}"))["dueAt"].ShouldBeNull();
        var today = await scene.Officer.GetJsonAsync("/api/promises/today");
        ((int)today["due"]!, (int)today["kept"]!, (int)today["broken"]!, (int)today["open"]!, (int)today["overdue"]!).ShouldBe((1, 1, 0, 0, 0));
        var promise = await scene.OnlyPromiseOfAsync(conversation);
        ((DateTimeOffset)promise["answeredAt"]!).ShouldBe(scene.Host.Clock.GetUtcNow());
        promise["steps"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Neither_writing_again_nor_a_new_rule_nor_taking_and_closing_moves_what_was_promised(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind);
        var conversation = await scene.AskAsync("oWang");
        var due = (DateTimeOffset)conversation["dueAt"]!;
        due.ShouldBe(scene.Host.Clock.GetUtcNow() + TwoDays);

        await scene.PassAsync(TimeSpan.FromHours(1));
        await scene.PromiseAsync("10d");
        await scene.WeChat.TextAsync("oWang", "还没有人回复吗");
        await scene.Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/take", new { });
        await scene.CloseAsync(conversation);
        await scene.WeChat.TextAsync("oWang", "转人工");

        ((DateTimeOffset)(await scene.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}"))["dueAt"]!).ShouldBe(due);
        ((DateTimeOffset)(await scene.OnlyPromiseOfAsync(conversation))["dueAt"]!).ShouldBe(due);
        ((DateTimeOffset)(await scene.AskAsync("oNew"))["dueAt"]!).ShouldBe(scene.Host.Clock.GetUtcNow() + TimeSpan.FromDays(10), "who asks now gets what is promised now");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_promise_nobody_keeps_is_warned_broken_and_escalated_once_each_although_nobody_holds_it(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind);
        var conversation = await scene.AskAsync("oWang");

        await scene.PassAsync(TwoDays - TimeSpan.FromHours(2) - Moment);
        (await scene.StepsOfAsync(conversation)).ShouldBeEmpty();
        await scene.PassAsync(Moment);
        (await scene.StepsOfAsync(conversation)).ShouldBe(["warned"]);
        await scene.PassAsync(TimeSpan.FromHours(2) + Moment);
        (await scene.StepsOfAsync(conversation)).ShouldBe(["warned", "breached"]);
        await scene.PassAsync(TimeSpan.FromHours(24));
        await scene.NoteAsync();
        (await scene.StepsOfAsync(conversation)).ShouldBe(["warned", "breached", "escalated"]);
        ((int)(await scene.Officer.GetJsonAsync("/api/promises/today"))["overdue"]!).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_promise_broken_while_the_server_was_down_is_noted_at_its_start(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind);
        var conversation = await scene.AskAsync("oWang");
        var due = (DateTimeOffset)conversation["dueAt"]!;

        await scene.RestartAsync(down: TwoDays + TimeSpan.FromHours(3));

        var step = (await scene.OnlyPromiseOfAsync(conversation))["steps"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)step["step"]!).ShouldBe("breached", "a warning would come too late");
        ((DateTimeOffset)step["at"]!).ShouldBe(due);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_clock_that_jumps_changes_no_due_time_and_makes_no_second_row(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind);
        var conversation = await scene.AskAsync("oWang");
        var due = (DateTimeOffset)conversation["dueAt"]!;

        await scene.PassAsync(TwoDays + Moment);
        await scene.PassAsync(-TwoDays);
        await scene.RestartAsync(down: TimeSpan.Zero);
        await scene.PassAsync(TwoDays - TimeSpan.FromHours(1));
        await scene.PassAsync(TimeSpan.FromHours(2));

        (await scene.StepsOfAsync(conversation)).Count(step => step == "breached").ShouldBe(1);
        ((DateTimeOffset)(await scene.OnlyPromiseOfAsync(conversation))["dueAt"]!).ShouldBe(due);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_reply_that_comes_too_late_ends_the_wait_but_the_promise_stays_broken(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind, "30m");
        var conversation = await scene.AskAsync("oWang");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(31));

        await scene.ReplyAsync(conversation);
        await scene.NoteAsync();

        (await scene.StepsOfAsync(conversation)).Count(step => step == "breached").ShouldBe(1);
        var today = await scene.Officer.GetJsonAsync("/api/promises/today");
        ((int)today["kept"]!, (int)today["broken"]!, (int)today["overdue"]!).ShouldBe((0, 1, 0));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Closing_without_an_answer_keeps_nothing_and_leaving_makes_it_void(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind, "30m");
        var closed = await scene.AskAsync("oWang");
        await scene.Officer.PostJsonAsync($"/api/conversations/{closed["id"]}/take", new { });
        await scene.CloseAsync(closed);
        var left = await scene.AskAsync("oLi");
        await scene.WeChat.EventAsync("oLi", "unsubscribe");

        await scene.PassAsync(TimeSpan.FromMinutes(31));

        (await scene.StepsOfAsync(closed)).ShouldContain("breached");
        ((bool)(await scene.OnlyPromiseOfAsync(left))["void"]!).ShouldBeTrue();
        (await scene.StepsOfAsync(left)).ShouldNotContain("breached");
        ((int)(await scene.Officer.GetJsonAsync("/api/promises/today"))["due"]!).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_owed_can_be_listed_by_due_time_and_by_how_urgent_it_is(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind, "5h");
        var later = await scene.AskAsync("oLater");
        await scene.PromiseAsync("90m");
        var soon = await scene.AskAsync("oSoon");
        await scene.PromiseAsync("10m");
        var overdue = await scene.AskAsync("oOverdue");
        await scene.WeChat.TextAsync("oAnswered", TestAccounts.MoveQuestion);

        await scene.PassAsync(TimeSpan.FromMinutes(20));

        (await ListAsync(scene, "any")).ShouldBe([Id(overdue), Id(soon), Id(later)]);
        (await ListAsync(scene, "soon")).ShouldBe([Id(soon)]);
        (await ListAsync(scene, "overdue")).ShouldBe([Id(overdue)]);
        var counts = (await scene.Officer.GetJsonAsync("/api/conversations"))["counts"]!;
        ((int)counts["dueSoon"]!, (int)counts["overdue"]!).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Two_servers_on_one_database_note_each_step_once()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Databases.PostgresServer), $"{Databases.PostgresVariable} is not set");
        await using var scene = await PromiseScene.OpenAsync(DatabaseKind.PostgreSql, "30m");
        await using var second = await ServerHost.StartAsync(scene.Host.Database);
        var asked = new List<JsonNode>();
        for (var number = 0; number < 20; number++) asked.Add(await scene.AskAsync("oWaiting" + number));
        second.Clock.Advance(TimeSpan.FromMinutes(40));
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(40));

        var clocks = new[] { scene.Host, second }.Select(host => host.Services.GetRequiredService<PromiseClock>()).ToList();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => clocks[number % 2].NoteAsync(default)));

        foreach (var conversation in asked) (await scene.StepsOfAsync(conversation)).Count(step => step == "breached").ShouldBe(1);
    }

    [Fact]
    public async Task An_open_console_is_told_when_a_promise_breaks_without_anybody_asking()
    {
        await using var scene = await PromiseScene.OpenAsync(DatabaseKind.Sqlite, "30m");
        var conversation = await scene.AskAsync("oWang");
        await using var stream = await scene.Officer.GetStreamAsync("/api/live");
        var broken = SseParser.Create(stream).EnumerateAsync().Where(item => item.EventType == "promise").Select(item => JsonNode.Parse(item.Data)!)
            .FirstAsync(news => (string)news["step"]! == "breached").AsTask();

        // Wakes the clock itself; whether it or the test looks first is all the same.
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(30) + Moment);
        await scene.NoteAsync();

        Id((await scene.Host.Clock.WhenAsync(broken))["conversationId"]!).ShouldBe(Id(conversation));
    }

    [Fact]
    public async Task Rules_that_say_nothing_are_refused_field_by_field()
    {
        await using var scene = await PromiseScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.PromiseAsync("bald", HttpStatusCode.UnprocessableEntity);
        var rules = await scene.Officer.GetJsonAsync("/api/promises/rules");
        ((string)rules["rules"]![0]!["within"]!).ShouldBe("48h");
        ((int)rules["holidaysKnownUntil"]!).ShouldBe(2026);
        (await scene.Officer.PutAsync("/api/promises/rules", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var auditor = await scene.Host.SignInAsync(scene.Agency, StaffRole.AuditAdministrator);
        ((string)(await auditor.GetJsonAsync("/api/audit?action=promiseRulesChanged"))["items"]!.AsArray().ShouldHaveSingleItem()!["details"]!)
            .ShouldBe("all others: 48h, warn 2h, escalate 24h");
    }

    private static async Task<List<string>> ListAsync(PromiseScene scene, string due) =>
        [.. (await scene.Officer.GetJsonAsync($"/api/conversations?due={due}"))["items"]!.AsArray().Select(item => Id(item!))];

    private static string Id(JsonNode conversation) => (string)(conversation is JsonValue ? conversation : conversation["id"]!)!;

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(8));
}
