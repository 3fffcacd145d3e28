using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Queues of departments, transfers, take-overs, notes and officers who do not get in each other's way, over HTTP.</summary>
public sealed class TeamworkTests
{
    private const string Unanswerable = "小区路灯不亮";

    [Theory, ClassData(typeof(Databases))]
    public async Task Queues_are_listed_and_counted_apart_and_officers_see_their_own_and_the_general_one(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        await desk.WeChat.EventAsync("oLi", "CLICK", "guide");
        await desk.WeChat.TextAsync("oLi", "人工");
        await desk.WeChat.TextAsync("oWang", "人工");
        using var traffic = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Officer, "traffic");

        var household = await desk.Officer.GetJsonAsync("/api/conversations?state=waiting&department=household");
        var general = await desk.Officer.GetJsonAsync("/api/conversations?state=waiting&department=-");
        var seen = await traffic.GetJsonAsync("/api/conversations?state=all");

        ((string)household["items"]!.AsArray().ShouldHaveSingleItem()!["department"]!).ShouldBe("household");
        ((int)household["counts"]!["waiting"]!).ShouldBe(1);
        general["items"]!.AsArray().ShouldHaveSingleItem()!["department"].ShouldBeNull();
        ((int)(await desk.Officer.GetJsonAsync("/api/conversations"))["counts"]!["waiting"]!).ShouldBe(2);
        seen["items"]!.AsArray().ShouldHaveSingleItem()!["department"].ShouldBeNull();
        ((int)seen["counts"]!["waiting"]!).ShouldBe(1);
        var foreign = household["items"]![0]!["id"];
        (await traffic.GetAsync($"/api/conversations/{foreign}/messages")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await traffic.PostAsync($"/api/conversations/{foreign}/take", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_transfer_puts_it_into_the_other_queue_with_the_reason_in_the_chat(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        await desk.Officer.PostJsonAsync(Path(conversation, "take"), new { });

        var moved = await desk.Officer.PostJsonAsync(Path(conversation, "transfer"), new { departmentKey = "traffic", reason = "是红绿灯的事" });

        ((string)moved["state"]!).ShouldBe("waiting");
        ((string)moved["department"]!).ShouldBe("traffic");
        moved["assignedTo"].ShouldBeNull();
        var line = (await LinesAsync(desk, conversation)).Last();
        ((string)line["kind"]!).ShouldBe("note");
        ((string)line["text"]!).ShouldBe("是红绿灯的事");
        ((string)line["internal"]!["kind"]!).ShouldBe("transfer");
        ((string)line["internal"]!["target"]!).ShouldBe("交警支队");
        (await desk.WeChat.TextAsync("oWang", "好的")).IsNothing.ShouldBeTrue("the citizen was told before that a person replies");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_transfer_to_an_officer_gives_it_to_them(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        using var other = await desk.Host.SignInForAsync(desk.Agency, StaffRole.Officer, "traffic");
        var id = (Guid)(await other.GetJsonAsync("/api/session"))["id"]!;
        (await desk.Officer.GetJsonAsync("/api/officers")).AsArray().Select(officer => (Guid)officer!["id"]!).ShouldContain(id);

        var moved = await desk.Officer.PostJsonAsync(Path(conversation, "transfer"), new { staffId = id, reason = "您更熟悉" });

        ((Guid)moved["assignedTo"]!["id"]!).ShouldBe(id);
        ((string)moved["state"]!).ShouldBe("open");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_transfer_that_cannot_be_is_refused_and_changes_nothing(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        using var editor = await desk.Host.SignInAsync(desk.Agency, StaffRole.Editor);
        var noOfficer = (Guid)(await editor.GetJsonAsync("/api/session"))["id"]!;

        (await RefusalAsync(desk, conversation, new { departmentKey = "closed", reason = "转办" }, HttpStatusCode.Conflict)).ShouldBe("department_closed");
        (await RefusalAsync(desk, conversation, new { departmentKey = "moon", reason = "转办" }, HttpStatusCode.UnprocessableEntity)).ShouldBe("department_unknown");
        (await RefusalAsync(desk, conversation, new { staffId = noOfficer, reason = "转办" }, HttpStatusCode.Conflict)).ShouldBe("officer_unavailable");
        (await RefusalAsync(desk, conversation, new { reason = "转办" }, HttpStatusCode.UnprocessableEntity)).ShouldBe("transfer_target_missing");
        (await RefusalAsync(desk, conversation, new { departmentKey = "traffic", reason = " " }, HttpStatusCode.BadRequest)).ShouldBe("validation_failed");

        (await desk.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}"))["department"].ShouldBeNull();
        (await LinesAsync(desk, conversation)).ShouldAllBe(line => line["internal"] == null);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_note_is_seen_by_staff_alone_where_it_was_written(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);

        await desk.Officer.PostJsonAsync(Path(conversation, "notes"), new { text = "老住户，语气耐心些" }, HttpStatusCode.Created);
        await desk.ReplyAsync(conversation, "马上查。", HttpStatusCode.Accepted);

        (await desk.TextsAsync(conversation)).ShouldBe([Unanswerable, "已转值班人员，请稍候。", "老住户，语气耐心些", "马上查。"]);
        (await desk.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<Server.Conversations.OutboxEntry>().ToListAsync()))
            .ShouldAllBe(entry => entry.Reply != "老住户，语气耐心些");
        ((int)(await desk.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}"))["window"]!["remaining"]!).ShouldBe(4);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Only_a_lead_takes_a_conversation_over_and_it_is_noted(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        await desk.Officer.PostJsonAsync(Path(conversation, "take"), new { });
        using var colleague = await desk.Host.SignInAsync(desk.Agency, StaffRole.Officer);
        using var lead = await desk.Host.SignInAsync(desk.Agency, StaffRole.Lead);

        (await (await colleague.PostAsync(Path(conversation, "take"), null)).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("conversation_taken");
        (await colleague.PostAsJsonAsync(Path(conversation, "take-over"), new { reason = "急" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var taken = await lead.PostJsonAsync(Path(conversation, "take-over"), new { reason = "当事人来电催办" });

        ((string)taken["assignedTo"]!["displayName"]!).ShouldStartWith("测试 lead");
        var line = (await LinesAsync(desk, conversation)).Last();
        ((string)line["internal"]!["kind"]!).ShouldBe("takeOver");
        ((string)line["internal"]!["target"]!).ShouldStartWith("测试 officer");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_officers_who_reply_at_once_the_second_is_told_and_may_confirm(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        using var second = await desk.Host.SignInAsync(desk.Agency, StaffRole.Officer);
        await desk.ReplyAsync(conversation, "已报修。", HttpStatusCode.Accepted);

        var refused = await desk.ReplyAsync(conversation, "已通知路灯所。", HttpStatusCode.Conflict, second);
        ((string)refused["code"]!).ShouldBe("already_answered");
        ((string)refused["by"]!).ShouldStartWith("测试 officer");
        (await desk.TextsAsync(conversation)).ShouldNotContain("已通知路灯所。");

        var reply = new { text = "已通知路灯所。", clientKey = "second", besideHolder = true };
        await second.PostJsonAsync(Path(conversation, "replies"), reply, HttpStatusCode.Accepted);
        await second.PostJsonAsync(Path(conversation, "replies"), reply, HttpStatusCode.Accepted);

        (await desk.TextsAsync(conversation)).Count(text => text == "已通知路灯所。").ShouldBe(1);
        ((string)(await desk.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}"))["assignedTo"]!["displayName"]!).ShouldBe((string)refused["by"]!);
    }

    [Fact]
    public async Task Who_is_typing_is_told_to_those_who_may_see_the_conversation()
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(DatabaseKind.Sqlite);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        await using var stream = await desk.Officer.GetStreamAsync("/api/live");
        var heard = SseParser.Create(stream).EnumerateAsync().FirstAsync(item => item.EventType == "typing").AsTask();
        using var colleague = await desk.Host.SignInAsync(desk.Agency, StaffRole.Officer);

        (await colleague.PostAsync(Path(conversation, "typing"), null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var news = JsonNode.Parse((await desk.Host.Clock.WhenAsync(heard)).Data)!;
        ((string)news["conversationId"]!).ShouldBe((string)conversation["id"]!);
        ((string)news["displayName"]!).ShouldStartWith("测试 officer");
        ((int)news["seconds"]!).ShouldBe(6);
    }

    [Fact]
    public async Task What_a_phrase_is_filled_with_is_told_for_the_conversation()
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(DatabaseKind.Sqlite);
        var conversation = await desk.AskAsync("oWang", Unanswerable);

        var values = await desk.Officer.GetJsonAsync(Path(conversation, "phrase-values"));

        ((string)values["account"]!).ShouldBe("平安肇庆");
        ((string)values["officer"]!).ShouldStartWith("测试 officer");
        ((string)values["date"]!).ShouldMatch("^20\\d\\d年\\d+月\\d+日$");
        values["nextOpening"].ShouldBeNull("the agency never said when it is open");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Transfers_and_take_overs_stand_in_the_audit_log_without_the_citizens_numbers(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        var conversation = await desk.AskAsync("oWang", Unanswerable);
        using var lead = await desk.Host.SignInAsync(desk.Agency, StaffRole.Lead);
        await desk.Officer.PostJsonAsync(Path(conversation, "take"), new { });
        await lead.PostJsonAsync(Path(conversation, "take-over"), new { reason = "当事人 13800138000 来电催办" });
        await lead.PostJsonAsync(Path(conversation, "transfer"), new { departmentKey = "traffic", reason = "是红绿灯的事" });
        await RefusalAsync(desk, conversation, new { departmentKey = "closed", reason = "转办" }, HttpStatusCode.Conflict);

        using var auditor = await desk.Host.SignInAsync(desk.Agency, StaffRole.AuditAdministrator);
        var taken = (await auditor.GetJsonAsync("/api/audit?action=conversationTakenOver"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)taken["details"]!).ShouldBe("reason: 当事人 138****8000 来电催办");
        var moved = (await auditor.GetJsonAsync("/api/audit?action=conversationTransferred"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)moved["subject"]!, (string)moved["details"]!).ShouldBe(($"conversation:{conversation["id"]}", "to 交警支队; reason: 是红绿灯的事"));
    }

    private static string Path(JsonNode conversation, string act) => $"/api/conversations/{conversation["id"]}/{act}";

    private static async Task<List<JsonNode>> LinesAsync(DeskScene desk, JsonNode conversation)
    {
        using var lead = await desk.Host.SignInAsync(desk.Agency, StaffRole.Lead);
        return [.. (await lead.GetJsonAsync(Path(conversation, "messages")))["items"]!.AsArray().Select(item => item!)];
    }

    private static async Task<string> RefusalAsync(DeskScene desk, JsonNode conversation, object form, HttpStatusCode expected) =>
        await (await desk.Officer.PostAsJsonAsync(Path(conversation, "transfer"), form)).ReadCodeAsync(expected);
}
