using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Citizens;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Hall;

/// <summary>A report of two parties on pages: the code, the other side, withdrawing.</summary>
public sealed class PartyPageTests
{
    private const string Li = "oLi";
    private const string Wang = "oWang";

    private const string Both = """
        service: both
        title: 双方报告
        start: { words: [双方报告] }
        steps:
          - { key: agree, kind: consent, title: 确认情况, ask: 属实吗？, party: second }
          - { key: name, kind: name, title: 姓名, ask: 请输入姓名。, party: both }
          - { key: phone, kind: phone, title: 手机号, ask: 请输入手机号。, party: both }
        parties: { minutes: 30, invite: 请对方输入确认码。 }
        outcome: { kind: record, say: "编号{{number}}。" }
        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_people_confirm_one_report_on_pages_alone(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind, service: ("both", Both));
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        using var officer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Officer);

        var waiting = await ReportAsync(li);
        var code = (string)waiting["party"]!["code"]!;
        var (wrong, own) = (await RefusalAsync(wang, "QWERT2"), await RefusalAsync(li, code));
        var joined = (await JoinAsync(wang, code.ToLowerInvariant()))["run"]!;
        var seen = await li.Http.GetJsonAsync($"/api/citizen/runs/{waiting["id"]}");
        var again = (await JoinAsync(wang, code))["run"]!;
        var done = (await wang.ActAsync(await wang.EnterAllAsync(again, "同意", "王芳", "13900139000"), "submit"))["run"]!;
        var both = await li.Http.GetJsonAsync($"/api/citizen/runs/{waiting["id"]}");

        (await li.Http.GetJsonAsync("/api/citizen/pages"))["parties"]!.GetValue<bool>().ShouldBeTrue();
        ((string)waiting["state"]!).ShouldBe("waiting");
        wrong.ShouldContain("没有找到这个确认码");
        own.ShouldContain("这是您自己的确认码");
        ((string)joined["party"]!["firstSaid"]!).ShouldContain("姓名：李明");
        ((string)joined["party"]!["firstSaid"]!).ShouldNotContain("13800138000", customMessage: "numbers of the other are masked");
        joined["party"]!["code"].ShouldBeNull();
        ((bool)seen["party"]!["hasJoined"]!).ShouldBeTrue();
        ((string)again["id"]!).ShouldBe((string)joined["id"]!, "who types it again goes on where they were");
        ((string)done["state"]!).ShouldBe("done");
        var record = (await officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)both["number"]!).ShouldBe((string)record["number"]!);
        ((string)done["said"]!).ShouldContain((string)record["number"]!);
        ((string)both["said"]!).ShouldBe("对方已确认。\n" + (string)done["said"]!, "whoever waited on the page reads there what the chat is told");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_was_filling_in_a_report_that_is_taken_back_begins_one_of_their_own(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind, service: ("both", Both));
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        var waiting = await ReportAsync(li);
        var side = (await JoinAsync(wang, (string)waiting["party"]!["code"]!))["run"]!;
        await li.ActAsync(waiting, "leave");

        var own = (await wang.BeginServiceAsync("both"))["run"]!;

        ((string)own["id"]!).ShouldNotBe((string)side["id"]!);
        ((string)own["step"]!["key"]!).ShouldBe("name", "of the first party, who is not asked whether the other is right");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_takes_it_back_on_the_page_ends_it_for_both_and_who_leaves_frees_the_code(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind, service: ("both", Both));
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        var waiting = await ReportAsync(li);
        var code = (string)waiting["party"]!["code"]!;

        var left = (await wang.ActAsync((await JoinAsync(wang, code))["run"]!, "leave"))["run"]!;
        var freed = await li.Http.GetJsonAsync($"/api/citizen/runs/{waiting["id"]}");
        var side = await wang.EnterAllAsync((await JoinAsync(wang, code))["run"]!, "同意", "王芳", "13900139000");
        var back = (await li.ActAsync(waiting, "leave"))["run"]!;
        var late = (await wang.ActAsync(side, "submit"))["run"]!;

        ((string)left["state"]!).ShouldBe("ended");
        ((bool)freed["party"]!["hasJoined"]!).ShouldBeFalse();
        ((string)back["state"]!).ShouldBe("ended");
        ((string)back["said"]!).ShouldContain("已撤回");
        ((string)late["state"]!).ShouldBe("ended");
        ((string)late["said"]!).ShouldContain("已经撤回或过期");
        (await RefusalAsync(wang, code)).ShouldContain("已经撤回");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Strangers_who_try_codes_on_the_page_are_stopped_also_with_the_right_one(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind, service: ("both", Both));
        using var li = await scene.PageAsync(Li);
        using var stranger = await scene.PageAsync("oStranger");
        var code = (string)(await ReportAsync(li))["party"]!["code"]!;

        (await RefusalAsync(stranger, "不是码")).ShouldContain("六位字母和数字");
        for (var attempt = 2; attempt < 7; attempt++) (await RefusalAsync(stranger, $"QWERT{attempt}")).ShouldContain("没有找到这个确认码");

        (await RefusalAsync(stranger, code)).ShouldContain("10分钟后再试");
    }

    private static async Task<JsonNode> ReportAsync(CitizenPhone phone) =>
        (await phone.ActAsync(await phone.EnterAllAsync((await phone.BeginServiceAsync("both"))["run"]!, "李明", "13800138000"), "submit"))["run"]!;

    private static Task<JsonNode> JoinAsync(CitizenPhone phone, string code) => phone.Http.PostJsonAsync("/api/citizen/runs/join", new { code });

    private static async Task<string> RefusalAsync(CitizenPhone phone, string code)
    {
        using var answer = await phone.Http.PostAsJsonAsync("/api/citizen/runs/join", new { code });
        var problem = await answer.ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        ((string)problem["code"]!).ShouldBe("party_code_refused");
        return (string)problem["detail"]!;
    }
}
