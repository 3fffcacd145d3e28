using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Zhijian.Server.Conversations.Figures;
using Zhijian.Server.Conversations.Search;
using Zhijian.Server.Desk.Topics;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Promises;

namespace Zhijian.Server.Tests.Desk.Supervision;

/// <summary>The supervisor's page over HTTP. It is Friday 20 November 2026, 10:00.</summary>
public sealed class SupervisionTests
{
    private const string Today = "from=2026-11-20&to=2026-11-20";

    [Theory, ClassData(typeof(Databases))]
    public async Task The_page_shows_who_waits_who_works_and_what_was_answered_without_a_person(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        await desk.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion);
        await desk.WeChat.TextAsync("oLi", TestAccounts.LostIdQuestion);
        await desk.WeChat.TextAsync("oWang", "我要报警");
        await desk.WeChat.EventAsync("oWang", "CLICK", "guide");
        var chen = await desk.AskAsync("oChen", "小区路灯不亮");
        var since = desk.Host.Clock.GetUtcNow();
        await desk.ReplyAsync(chen, "已通知路灯所。", HttpStatusCode.Accepted);
        await desk.AskAsync("oZhao", "转人工");

        var now = await NowAsync(desk);

        ((int)now["waiting"]!, (int)now["open"]!).ShouldBe((1, 1));
        ((DateTimeOffset)now["oldestWaitingSince"]!).ShouldBe(since);
        var today = now["today"]!;
        ((int)today["received"]!, (int)today["questions"]!, (int)today["automatic"]!).ShouldBe((5, 5, 3), "a tap on the menu is no question");
        ((int)today["handedOver"]!, (int)today["unanswered"]!, (int)today["replied"]!).ShouldBe((2, 1, 1));
        ((double)today["share"]!).ShouldBe(0.6);
        now["before"]!["share"].ShouldBeNull("nobody asked in the week before");
        var officer = now["officers"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)officer["open"]!, (int)officer["repliedToday"]!, (bool)officer["onDuty"]!).ShouldBe((1, 1, false));
        await desk.Officer.PutJsonAsync("/api/duty", new { onDuty = true });
        ((bool)(await NowAsync(desk))["officers"]![0]!["onDuty"]!).ShouldBeFalse("nobody sees a console of theirs");
        await using var console = await desk.Officer.GetStreamAsync("/api/live");
        await SseParser.Create(console).EnumerateAsync().FirstAsync();
        await desk.Officer.PutJsonAsync("/api/duty", new { onDuty = true });
        ((bool)(await NowAsync(desk))["officers"]![0]!["onDuty"]!).ShouldBeTrue();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_lead_sees_the_queues_figures_and_officers_of_their_departments_and_the_general_queue(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        await desk.Host.AddDepartmentAsync(desk.Agency, "household", "户政");
        await desk.Host.AddDepartmentAsync(desk.Agency, "traffic", "交管");
        await desk.WeChat.EventAsync("oHouse", "CLICK", "guide");
        await desk.WeChat.TextAsync("oHouse", "小区路灯不亮");
        await desk.WeChat.EventAsync("oTraffic", "SCAN", "counter-1");
        await desk.WeChat.TextAsync("oTraffic", "小区路灯不亮");
        await desk.WeChat.TextAsync("oAnybody", "小区路灯不亮");
        using var lead = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Lead, "household");
        var all = await NowAsync(desk);

        var own = await lead.GetJsonAsync("/api/supervision/now");

        Queues(all).ShouldBe(["", "交管", "户政"], ignoreOrder: true);
        Queues(own).ShouldBe(["", "户政"], ignoreOrder: true);
        ((int)all["waiting"]!, (int)own["waiting"]!).ShouldBe((3, 2));
        ((int)all["today"]!["handedOver"]!, (int)own["today"]!["handedOver"]!).ShouldBe((3, 2));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Broken_promises_stand_on_the_page_until_they_are_answered(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind, "30m");
        var broken = await scene.AskAsync("oWang");
        await scene.PassAsync(TimeSpan.FromMinutes(31));
        await scene.AskAsync("oLi");
        using var supervisor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Supervisor);

        var now = await supervisor.GetJsonAsync("/api/supervision/now");

        var breach = now["breaches"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)breach["conversationId"]!, (bool)breach["escalated"]!).ShouldBe(((string)broken["id"]!, false));
        ((DateTimeOffset)breach["dueAt"]!).ShouldBe((DateTimeOffset)broken["dueAt"]!);
        var promises = now["promises"]!;
        ((int)promises["due"]!, (int)promises["broken"]!, (int)promises["dueSoon"]!, (int)promises["overdue"]!).ShouldBe((2, 1, 1, 1));
        ((int)now["today"]!["breaches"]!).ShouldBe(1);

        await scene.ReplyAsync(broken);
        (await supervisor.GetJsonAsync("/api/supervision/now"))["breaches"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_people_ask_now_is_counted_by_answer_and_by_topic(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        for (var number = 0; number < 3; number++) await desk.WeChat.TextAsync($"oMove{number}", TestAccounts.MoveQuestion);
        desk.Host.Clock.Advance(TimeSpan.FromHours(3));
        await desk.WeChat.TextAsync("oMove9", TestAccounts.MoveQuestion);
        await desk.WeChat.TextAsync("oLamp1", "小区路灯不亮");
        await desk.WeChat.TextAsync("oLamp2", "小区路灯不亮？");
        await NowAsync(desk);
        var topics = desk.Host.Services.GetRequiredService<TopicWorker>();
        topics.Request(desk.Agency, mine: true);
        await topics.WhenIdleAsync();
        using var supervisor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Supervisor);

        var asked = (await supervisor.GetJsonAsync("/api/supervision/asked")).AsArray();

        asked.Select(matter => ((string)matter!["kind"]!, (string)matter["title"]!, (int)matter["count"]!, (int)matter["before"]!)).ShouldBe(
            [("topic", "小区路灯不亮", 2, 0), ("answer", TestAccounts.MoveQuestion, 1, 3)]);
        asked[1]!["trend"]!.AsArray().Select(count => (int)count!).TakeLast(4).ShouldBe([3, 0, 0, 1]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Hours_and_days_come_in_Beijing_time_with_what_is_usual_beside_them(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        for (var number = 0; number < 4; number++) await desk.WeChat.TextAsync($"oEarly{number}", TestAccounts.MoveQuestion);
        desk.Host.Clock.Leap(TimeSpan.FromDays(7) + TimeSpan.FromHours(1));
        await desk.WeChat.TextAsync("oLate", TestAccounts.MoveQuestion);
        await NowAsync(desk);
        using var supervisor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Supervisor);

        var hours = await supervisor.GetJsonAsync("/api/supervision/hours");
        var days = (await supervisor.GetJsonAsync("/api/supervision/days?days=8")).AsArray();

        ((string)hours["day"]!).ShouldBe("2026-11-27");
        var (ten, eleven) = (hours["hours"]![10]!, hours["hours"]![11]!);
        ((int)ten["today"]!["received"]!, (double)ten["usual"]!["received"]!).ShouldBe((0, 4.0));
        ((int)eleven["today"]!["received"]!, (double)eleven["usual"]!["received"]!).ShouldBe((1, 0.0));
        days.Select(day => (string)day!["day"]!).First().ShouldBe("2026-11-20");
        days.Select(day => (int)day!["figures"]!["received"]!).ShouldBe([4, 0, 0, 0, 0, 0, 0, 1]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_tables_hold_the_figures_with_days_of_Beijing_and_no_formulas(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        await desk.Host.AddDepartmentAsync(desk.Agency, "household", "=HYPERLINK(\"evil\")");
        await desk.WeChat.EventAsync("oHouse", "CLICK", "guide");
        await desk.WeChat.TextAsync("oHouse", "小区路灯不亮");
        await desk.WeChat.TextAsync("oLi", TestAccounts.LostIdQuestion);
        await NowAsync(desk);
        using var supervisor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Supervisor);

        var days = (await supervisor.GetStringAsync($"/api/supervision/export.csv?{Today}")).TrimStart('\uFEFF').Trim().Split("\r\n");
        var hours = (await supervisor.GetStringAsync($"/api/supervision/export.csv?{Today}&by=hour&departments=true")).TrimStart('\uFEFF').Trim().Split("\r\n");
        using var book = new MemoryStream(await supervisor.GetByteArrayAsync($"/api/supervision/export.xlsx?{Today}&by=hour&departments=true&language=en"));

        days.ShouldBe(["日期,部门,收到消息,提问,自助答复,自助率,直接答复,给出候选,选中候选,转人工,未答,人工回复,逾期", "2026-11-20,全部,2,2,1,0.5,1,0,0,1,1,0,0"]);
        hours[1].ShouldBe("2026-11-20,10:00,综合队列,1,1,1,1,1,0,0,0,0,0,0");
        hours[2].ShouldStartWith("2026-11-20,10:00,\"'=HYPERLINK(");
        var rows = (await book.QueryAsync(useHeaderRow: true)).Cast<IDictionary<string, object>>().ToList();
        rows.Select(row => (row["Date"], row["Hour"], row["Received"])).ShouldBe([("2026-11-20", "10:00", 1.0), ("2026-11-20", "10:00", 1.0)]);
        ((string)rows[1]["Department"]).ShouldStartWith("'=");
    }

    [Fact]
    public async Task A_period_that_is_none_is_refused_and_an_export_is_audited()
    {
        await using var desk = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        using var supervisor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Supervisor);
        using var auditor = await desk.Host.SignInAsync(desk.Agency, StaffRole.AuditAdministrator);

        var backwards = await supervisor.GetAsync("/api/supervision/export.csv?from=2026-11-20&to=2026-11-19");
        var years = await supervisor.GetAsync("/api/supervision/export.xlsx?from=2024-11-20&to=2026-11-19");
        (await supervisor.GetAsync($"/api/supervision/export.csv?{Today}")).EnsureSuccessStatusCode();

        (await backwards.ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("period_invalid");
        (await years.ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("period_invalid");
        (await auditor.GetJsonAsync("/api/audit?action=exported"))["items"]!.AsArray().Select(entry => (string)entry!["subject"]!).ShouldBe(["figures"]);
    }

    [Fact]
    public async Task An_open_page_hears_that_figures_have_changed_and_an_officer_does_not()
    {
        await using var desk = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        using var supervisor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Supervisor);
        var (heard, unheard) = (await ListenAsync(supervisor), await ListenAsync(desk.Officer));
        await desk.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion);

        await NowAsync(desk);

        (await desk.Host.Clock.WhenAsync(heard.FirstAsync(kind => kind == "figures").AsTask())).ShouldBe("figures");
        (await desk.Host.Clock.WhenAsync(unheard.FirstAsync(kind => kind is "figures" or "conversation").AsTask())).ShouldBe("conversation");
    }

    private static async Task<IAsyncEnumerable<string>> ListenAsync(HttpClient client) =>
        SseParser.Create(await client.GetStreamAsync("/api/live")).EnumerateAsync().Select(item => item.EventType);

    /// <summary>What a supervisor sees once everything said so far is counted.</summary>
    private static async Task<JsonNode> NowAsync(DeskScene desk)
    {
        desk.Host.Clock.Advance(MessageIndexer.Settled);
        await desk.Host.Services.GetRequiredService<FigureWorker>().CountAsync(default);
        using var supervisor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Supervisor);
        return await supervisor.GetJsonAsync("/api/supervision/now");
    }

    private static List<string> Queues(JsonNode now) => [.. now["departments"]!.AsArray().Select(queue => (string?)queue!["name"] ?? "")];
}
