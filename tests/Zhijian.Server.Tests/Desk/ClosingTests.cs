using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Closing a department and opening it again, over HTTP.</summary>
public sealed class ClosingTests
{
    private const string Reason = "机构改革，业务并入交警支队";

    [Theory, ClassData(typeof(Databases))]
    public async Task What_waits_and_what_officers_have_goes_to_the_receiver_with_a_line_in_the_chat_and_who_comes_later_to_the_general_queue(DatabaseKind kind)
    {
        await using var scene = await ClosingScene.OpenAsync(kind);
        var (waiting, held) = (await scene.AskAsync("oWaiting"), await scene.AskAsync("oHeld"));
        await scene.Desk.Officer.PostJsonAsync($"/api/conversations/{held["id"]}/take", new { });

        var closed = await scene.CloseAsync(new { receiver = "traffic", reason = Reason });

        ((bool)closed["isClosed"]!, (int)closed["moved"]!).ShouldBe((true, 2));
        var now = await scene.ReadAsync(waiting);
        ((string)now["state"]!, (string)now["department"]!, (DateTimeOffset)now["waitingSince"]!).ShouldBe(("waiting", "traffic", (DateTimeOffset)waiting["waitingSince"]!));
        now = await scene.ReadAsync(held);
        ((string)now["state"]!, (string)now["department"]!).ShouldBe(("open", "traffic"));
        now["assignedTo"].ShouldNotBeNull();
        var line = (await scene.Desk.Officer.GetJsonAsync($"/api/conversations/{waiting["id"]}/messages"))["items"]!.AsArray().Last()!;
        ((string)line["text"]!, (string)line["internal"]!["kind"]!, (string)line["internal"]!["target"]!).ShouldBe((Reason, "moved", "交警支队"));
        (await scene.AskAsync("oLater"))["department"].ShouldBeNull();
        var transfer = new { departmentKey = "household", reason = "转办" };
        (await (await scene.Desk.Officer.PostAsJsonAsync($"/api/conversations/{waiting["id"]}/transfer", transfer)).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("department_closed");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Without_a_receiver_it_goes_to_the_general_queue_and_opened_again_citizens_come_back(DatabaseKind kind)
    {
        await using var scene = await ClosingScene.OpenAsync(kind);
        var waiting = await scene.AskAsync("oWaiting");

        await scene.CloseAsync(new { reason = Reason });
        (await scene.ReadAsync(waiting))["department"].ShouldBeNull();
        ((int)(await scene.CloseAsync(new { receiver = "traffic", reason = Reason }))["moved"]!).ShouldBe(0);
        await scene.Administrator.PostJsonAsync($"/api/departments/{scene.Household}/reopen", new { });

        ((string)(await scene.AskAsync("oLater"))["department"]!).ShouldBe("household");
        using var auditor = await scene.Desk.Host.SignInAsync(scene.Desk.Agency, StaffRole.AuditAdministrator);
        var entries = (await auditor.GetJsonAsync("/api/audit"))["items"]!.AsArray().Where(entry => (string)entry!["subject"]! == "department:household").ToList();
        entries.Select(entry => (string)entry!["action"]!).ShouldBe(["departmentReopened", "departmentClosed", "departmentClosed", "departmentAdded"]);
        ((string)entries[2]!["details"]!).ShouldBe($"户政管理支队; conversations to the general queue; reason: {Reason}");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Before_closing_one_sees_what_is_there_and_what_leads_there(DatabaseKind kind)
    {
        await using var scene = await ClosingScene.OpenAsync(kind);
        await scene.AskAsync("oWaiting");
        using var editor = await scene.Desk.Host.SignInAsync(scene.Desk.Agency, StaffRole.Editor);
        var reply = new { text = "请到户籍窗口。", department = "household" };
        await editor.PostJsonAsync("/api/keyword-rules", new { name = "落户", kind = "contains", terms = new[] { "落户" }, priority = 50, reply, enabled = true }, HttpStatusCode.Created);

        var use = await scene.Administrator.GetJsonAsync($"/api/departments/{scene.Household}/use");

        ((int)use["waiting"]!, (int)use["held"]!, (int)use["routes"]!["answers"]!).ShouldBe((1, 0, 0));
        ((string)use["routes"]!["rules"]!.AsArray().ShouldHaveSingleItem()!).ShouldBe("落户");
    }

    [Fact]
    public async Task A_receiver_that_is_closed_or_the_department_itself_or_unknown_is_refused_and_it_stays_open()
    {
        await using var scene = await ClosingScene.OpenAsync(DatabaseKind.Sqlite);
        var path = $"/api/departments/{scene.Household}/close";

        (await (await scene.Administrator.PostAsJsonAsync(path, new { receiver = "household", reason = Reason })).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("department_closed");
        (await (await scene.Administrator.PostAsJsonAsync(path, new { receiver = "closed", reason = Reason })).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("department_closed");
        (await (await scene.Administrator.PostAsJsonAsync(path, new { receiver = "moon", reason = Reason })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("department_unknown");
        (await (await scene.Administrator.PostAsJsonAsync($"/api/departments/{Guid.Empty}/close", new { reason = Reason })).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("department_not_found");
        (await scene.Desk.Officer.PostAsJsonAsync(path, new { reason = Reason })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ((string)(await scene.AskAsync("oWaiting"))["department"]!).ShouldBe("household");
    }

    private sealed record ClosingScene(DeskScene Desk, HttpClient Administrator, string Household) : IAsyncDisposable
    {
        public static async Task<ClosingScene> OpenAsync(DatabaseKind kind)
        {
            var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
            var administrator = await desk.Host.SignInAsync(desk.Agency, StaffRole.SystemAdministrator);
            var added = await administrator.PostJsonAsync("/api/departments", new { key = "household", name = "户政管理支队" }, HttpStatusCode.Created);
            return new ClosingScene(desk, administrator, (string)added["id"]!);
        }

        /// <returns>The conversation of a citizen who tapped the department's menu entry and asks for a person.</returns>
        public async Task<JsonNode> AskAsync(string follower)
        {
            // Later than everybody before, so that it is the last in the line.
            Desk.Host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Desk.WeChat.EventAsync(follower, "CLICK", "guide");
            await Desk.WeChat.TextAsync(follower, "人工");
            return (await Desk.Officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]!.AsArray().Last()!;
        }

        public Task<JsonNode> CloseAsync(object form) => Administrator.PostJsonAsync($"/api/departments/{Household}/close", form);

        public Task<JsonNode> ReadAsync(JsonNode conversation) => Desk.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}");

        public async ValueTask DisposeAsync()
        {
            Administrator.Dispose();
            await Desk.DisposeAsync();
        }
    }
}
