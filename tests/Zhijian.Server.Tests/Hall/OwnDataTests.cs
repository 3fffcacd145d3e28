using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Appointments;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Runs;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Appointments;
using Zhijian.Server.Tests.Citizens;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Services;

namespace Zhijian.Server.Tests.Hall;

/// <summary>A citizen takes their data along and has it deleted, over everything they are known as (个人信息查阅、复制、删除).</summary>
public sealed partial class OwnDataTests
{
    private const string Li = "oLiPage";
    private const string LiMini = "oLiMini";
    private const string Wang = "oWang";
    private const string Union = "union-li-42";
    private const string Data = "/api/citizen/data";

    private const string Both = """
        service: both
        title: 双方报告
        start: { words: [双方报告] }
        steps:
          - { key: agree, kind: consent, title: 确认情况, ask: 属实吗？, party: second }
          - { key: name, kind: name, title: 姓名, ask: 请输入姓名。, party: both }
        parties: { minutes: 30, invite: 请对方输入确认码。 }
        outcome: { kind: record, say: "编号{{number}}。" }
        """;

    private const string Objection = """
        service: object
        title: 提出异议
        start: { words: [提异议] }
        steps:
          - { key: what, kind: text, title: 哪一条, ask: 哪一条？ }
        outcome: { kind: case, about: what, taken: "已有{{earlier.number}}。", say: "已受理{{number}}。" }
        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task Everything_is_in_the_file_and_after_the_deletion_in_no_table_and_the_citizen_begins_anew(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        using var mini = await MiniProgramAsync(scene);
        await mini.EnterAllAsync((await mini.BeginServiceAsync("home-visit"))["run"]!, "同意", "家人", "张桂英");
        using var li = await scene.PageAsync(Li, Union);
        await LeaveTracesAsync(scene, li);
        using var officer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Lead, StaffRole.AuditAdministrator);

        var file = await (await li.Http.GetAsync(Data + "/export")).Content.ReadAsStringAsync();
        var ahead = (await li.Http.GetJsonAsync(Data))["items"]!.AsArray().Select(item => (string)item!["fate"]!).ToList();
        using var unsure = await li.Http.PostAsJsonAsync(Data + "/delete", new { confirmation = "好" });
        using var deleted = await li.Http.PostAsJsonAsync(Data + "/delete", new { confirmation = " 删除我的数据 " });

        foreach (var known in new[] { "张桂英", "13800138000", "11010519491231002X", "鄂A12345", "材料.pdf", Li, LiMini }) file.ShouldContain(known);
        JsonNode.Parse(file)!["sections"]!.AsArray().Count.ShouldBeGreaterThan(6);
        ahead.Order().ShouldBe(["cancelled", "withdrawn"]);
        (await unsure.ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("confirmation_missing");
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await FoundAsync(scene, "张桂英", "13800138000", "11010519491231002X", "鄂A12345", "A12345", "材料.pdf", Li, LiMini, Union)).ShouldBeEmpty();
        (await li.Http.GetAsync("/api/citizen/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await mini.Http.GetAsync("/api/citizen/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "it is the same person");
        await KeepsNumbersOnlyAsync(scene, officer);
        var actions = (await officer.GetJsonAsync("/api/audit"))["items"]!.AsArray().Select(entry => (string)entry!["action"]!).ToList();
        actions.ShouldContain("citizenDataExported");
        actions.ShouldContain("citizenDataDeleted");

        using var again = await scene.PageAsync(Li, Union);
        (await again.Http.GetJsonAsync("/api/citizen/runs")).AsArray().ShouldBeEmpty();
        (await again.Http.GetJsonAsync("/api/citizen/documents")).AsArray().ShouldBeEmpty();
        (await scene.WeChat.TextAsync(Li, "户口迁移")).Text.ShouldBe("先到迁入地申请准迁证。");
        (await again.Http.GetJsonAsync("/api/citizen/messages"))["items"]!.AsArray().Count.ShouldBe(1, "nothing of before is there");
        (await again.Http.PostAsJsonAsync(Data + "/delete", new { confirmation = "delete my data" })).StatusCode.ShouldBe(HttpStatusCode.NoContent, "it can be asked again");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_report_that_waits_is_taken_back_and_the_other_party_told_one_in_hand_stays_until_it_is_decided(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        using var officer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Lead);
        await ReportAsync(scene);
        using (var li = await scene.PageAsync(Li))
        {
            (await li.Http.GetJsonAsync(Data))["items"]!.AsArray().ShouldHaveSingleItem()!["fate"]!.GetValue<string>().ShouldBe("takenBack");
            await DeleteAsync(li, HttpStatusCode.NoContent);
        }

        (await scene.WeChat.TextAsync(Wang, "提交")).Text!.ShouldContain("已经撤回或过期");
        await ReportAsync(scene);
        await scene.WeChat.TextAsync(Wang, "提交");
        using var first = await scene.PageAsync(Li);
        using var second = await scene.PageAsync(Wang);
        var refused = new[] { await DeleteAsync(first, HttpStatusCode.Conflict), await DeleteAsync(second, HttpStatusCode.Conflict) };
        var record = (await officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        await officer.PostAsJsonAsync($"/api/services/records/{record["id"]}/done", new { note = "已告知李明和王芳去理赔点。" });
        await DeleteAsync(first, HttpStatusCode.NoContent);

        refused.ShouldAllBe(code => code == "report_in_hand");
        (await FoundAsync(scene, "李明")).ShouldAllBe(found => found == "Messages: 李明", "what 王芳 was told of the other party stands in her chat");
        var kept = (await officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)kept["number"]!).ShouldBe((string)record["number"]!);
        ((string)kept["handledNote"]!).ShouldBe("已告知***和王芳去理赔点。");
        kept["entries"]!.AsArray().ShouldBeEmpty();
        (await (await second.Http.GetAsync(Data + "/export")).Content.ReadAsStringAsync()).ShouldContain("王芳", customMessage: "the other keeps their side");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_bound_is_shown_masked_with_its_consent_and_unbound_by_its_owner_alone(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        await BindAsync(scene);
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        var bound = (await li.Http.GetJsonAsync("/api/citizen/documents")).AsArray().ShouldHaveSingleItem()!;

        var stranger = await wang.Http.DeleteAsync($"/api/citizen/documents/{bound["id"]}");
        var unbound = await li.Http.DeleteAsync($"/api/citizen/documents/{bound["id"]}");
        var twice = await li.Http.DeleteAsync($"/api/citizen/documents/{bound["id"]}");

        ((string)bound["shown"]!).ShouldBe("鄂A···45");
        ((string)bound["purpose"]!, (string)bound["consent"]!).ShouldBe(("查询", "vehicle-2026-11"));
        (await stranger.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("document_not_found");
        unbound.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await twice.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("document_not_found");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_case_that_was_withdrawn_with_its_citizens_data_may_be_opened_anew(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        var opened = await ObjectAsync(scene, Li);
        var taken = await ObjectAsync(scene, Wang);
        using (var li = await scene.PageAsync(Li)) await DeleteAsync(li, HttpStatusCode.NoContent);

        opened.ShouldContain("已受理");
        taken.ShouldContain("已有");
        (await ObjectAsync(scene, Wang)).ShouldContain("已受理");
    }

    private static async Task<string> ObjectAsync(CitizenScene scene, string follower)
    {
        await scene.WeChat.TextAsync(follower, "提异议");
        var answer = (await scene.WeChat.TextAsync(follower, "违法A-1")).Text!;
        return answer.Contains("已有", StringComparison.Ordinal) ? answer : (await scene.WeChat.TextAsync(follower, "提交")).Text!;
    }

    private static Task<CitizenScene> OpenAsync(DatabaseKind kind) => CitizenScene.OpenAsync(kind, write: pack =>
    {
        AppointmentScene.Write(pack, capacity: 2);
        pack.WriteService("both", Both);
        pack.WriteService("object", Objection);
        pack.WriteService("deed", "service: deed\ntitle: 提交材料\nstart: { words: [交材料] }\nsteps:\n  - { key: deed, kind: file, title: 材料, ask: 请上传材料。 }\noutcome: { kind: record, say: \"收到，编号{{number}}。\" }\n");
    });

    /// <summary>In the chat and on the page: a question nobody answers, a record, a run with a file, a booking, a document.</summary>
    private static async Task LeaveTracesAsync(CitizenScene scene, CitizenPhone li)
    {
        await scene.WeChat.EventAsync(Li, "subscribe", "qrscene_counter-1");
        await scene.WeChat.TextAsync(Li, "我是张桂英13800138000，车鄂A12345被划了");
        foreach (var text in ServiceTests.WayToTheSummary.Append("提交")) await scene.WeChat.TextAsync(Li, text);
        foreach (var text in new[] { AppointmentScene.Begin, "张桂英", "周一上午9点", "提交" }) await scene.WeChat.TextAsync(Li, text);
        var run = (await li.BeginServiceAsync("deed"))["run"]!;
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"u8.ToArray()), "file", "材料.pdf" } };
        await (await li.Http.PostAsync($"/api/citizen/runs/{run["id"]}/steps/deed/files", form)).ReadJsonAsync();
        await BindAsync(scene);
    }

    private static Task<(BindingFate, string)> BindAsync(CitizenScene scene) => scene.Host.Services.GetRequiredService<CitizenDocuments>().BindAsync(
        new CitizenKey(scene.Account.AgencyId, scene.Account.Id.Value, Li),
        new DocumentForm(DocumentKind.Vehicle, "鄂A12345", new Dictionary<string, string> { ["check"] = "123456" }, "查询", "vehicle-2026-11"));

    /// <summary>A mini program that was opened before any page: there the person has an openid of its own.</summary>
    private static async Task<CitizenPhone> MiniProgramAsync(CitizenScene scene)
    {
        var phone = new CitizenPhone(scene.Host.CreateClient());
        var token = await phone.Http.PostJsonAsync("/api/citizen/session/mini-program", new { appId = CitizenScene.MiniProgram, code = scene.Consent.NewCode(CitizenScene.MiniProgram, LiMini, Union) });
        phone.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
        return phone;
    }

    /// <summary>李明 reports and 王芳 has come in, up to the summary.</summary>
    private static async Task ReportAsync(CitizenScene scene)
    {
        await scene.WeChat.TextAsync(Li, "双方报告");
        await scene.WeChat.TextAsync(Li, "李明");
        var code = Code().Match((await scene.WeChat.TextAsync(Li, "提交")).Text!).Groups[1].Value;
        foreach (var text in new[] { code, "同意", "王芳" }) await scene.WeChat.TextAsync(Wang, text);
    }

    private static async Task<string?> DeleteAsync(CitizenPhone phone, HttpStatusCode expected)
    {
        using var answer = await phone.Http.PostAsJsonAsync(Data + "/delete", new { confirmation = "删除我的数据" });
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
        return expected == HttpStatusCode.NoContent ? null : await answer.ReadCodeAsync(expected);
    }

    private static async Task KeepsNumbersOnlyAsync(CitizenScene scene, HttpClient officer)
    {
        var record = (await officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)record["number"]!).ShouldNotBeNullOrEmpty();
        record["entries"]!.AsArray().ShouldBeEmpty();
        ((string)record["handledBy"]!).ShouldBe("本人");
        (await officer.GetJsonAsync("/api/conversations"))["items"]!.AsArray().ShouldBeEmpty();
        (await officer.GetJsonAsync("/api/messages/search?query=" + Uri.EscapeDataString("张桂英")))["items"]!.AsArray().ShouldBeEmpty();
        var (runs, files, bookings, slots) = await scene.Host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            return (await db.Set<ServiceRun>().CountAsync(), await db.Set<ServiceFile>().CountAsync(), await db.Set<Booking>().ToListAsync(), await db.Set<AppointmentSlot>().ToListAsync());
        });
        (runs, files).ShouldBe((1, 0));
        bookings.ShouldHaveSingleItem().SealedName.ShouldBeEmpty();
        slots.ShouldAllBe(slot => slot.Taken == 0, "the seat is free again");
    }

    /// <summary>Tables and what of these words stands in them, in clear in any column.</summary>
    private static Task<List<string>> FoundAsync(CitizenScene scene, params string[] words) => scene.Host.InScopeAsync(async services =>
    {
        await using var connection = await services.GetRequiredService<Database>().OpenAsync(default);
        var found = new List<string>();
        foreach (var table in await RowsAsync(connection, scene.Host.Database.Kind == DatabaseKind.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
            foreach (var row in await RowsAsync(connection, $"SELECT * FROM \"{table}\""))
                found.AddRange(words.Where(word => row.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{table}: {word}"));
        return found;
    });

    /// <summary>Each row as one text; bytes are read as text too.</summary>
    private static async Task<List<string>> RowsAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue);
            rows.Add(string.Join('\n', values.Select(value => value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : value.ToString())));
        }

        return rows;
    }

    [GeneratedRegex("确认码：([A-Z0-9]{6})")]
    private static partial Regex Code();
}
