using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Services.Files;

namespace Zhijian.Server.Tests.Services.Parties;

/// <summary>快速理赔 as the pack of Wuhan's traffic police has it: two drivers on one report, over callbacks and customer-service messages.</summary>
public sealed class FastClaimTests
{
    private const string First = "oFirst";
    private const string Second = "oSecond";

    [Theory, ClassData(typeof(Databases))]
    public async Task Two_drivers_confirm_one_report_and_both_are_told_its_number_and_the_nearest_centre(DatabaseKind kind)
    {
        await using var scene = await ClaimScene.OpenAsync(kind);

        var (code, invited) = await scene.ReportAsync(First);
        var joined = await scene.SayAsync(Second, code.ToLowerInvariant());
        var before = (await scene.Officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().Count;
        var summary = await scene.SideAsync(Second);
        var done = await scene.SayAsync(Second, "提交");
        var told = await scene.NextCallAsync();

        invited.ShouldContain("双方都确认后才会提交");
        joined.ShouldContain("车牌号：鄂A");
        joined.ShouldNotContain("13800138000", customMessage: "numbers of the other are masked");
        joined.ShouldContain("3张照片");
        joined.ShouldContain("第1步，共7步");
        before.ShouldBe(0, "nothing is submitted before both have confirmed");
        summary.ShouldContain("确认情况：已同意");
        done.ShouldContain("演示·江汉理赔服务点");
        told.OpenId.ShouldBe(First);
        told.Text.ShouldContain("对方已确认");
        var record = (await scene.Officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        done.ShouldContain((string)record["number"]!);
        told.Text.ShouldContain((string)record["number"]!);
        (await scene.SayAsync(First, code)).ShouldContain("双方已经确认");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_first_gets_a_picture_that_brings_the_second_in_when_it_is_scanned_also_by_who_did_not_follow(DatabaseKind kind)
    {
        await using var scene = await ClaimScene.OpenAsync(kind);
        var (code, said) = await scene.ReportAsync(First);

        var sent = await scene.NextOfAnyKindAsync();
        scene.Stub.Codes.TryDequeue(out var made).ShouldBeTrue();
        var strange = await scene.WeChat.EventAsync("oOther", "SCAN", "party_ABCDE9");
        var joined = await scene.WeChat.EventAsync(Second, "subscribe", "qrscene_party_" + code);
        var summary = await scene.SideAsync(Second);
        var done = await scene.SayAsync(Second, "提交");

        said.ShouldContain("对方扫一扫随后发来的二维码也可以");
        sent.ShouldBe((First, "image"));
        made.Scene.ShouldBe("party_" + code);
        made.Seconds.ShouldBeInRange(1, 30 * 60, "it is good as long as the report");
        strange.Text!.ShouldContain("没有找到这个确认码");
        joined.Text!.ShouldContain("对方填写的情况");
        summary.ShouldContain("确认情况：已同意");
        done.ShouldContain("演示·江汉理赔服务点");
        scene.Stub.Codes.ShouldBeEmpty("one code for one report");
    }

    [Fact]
    public async Task When_WeChat_makes_no_picture_the_first_is_told_to_have_the_code_typed()
    {
        await using var scene = await ClaimScene.OpenAsync(DatabaseKind.Sqlite);
        scene.Stub.RefusesCodes = true;
        var (code, _) = await scene.ReportAsync(First);

        (await scene.NextCallAsync()).ShouldBe((First, $"二维码现在生成不了，请对方在聊天里输入确认码 {code}。"));
        (await scene.WeChat.EventAsync(Second, "SCAN", "party_" + code)).Text!.ShouldContain("对方填写的情况", customMessage: "a code made elsewhere works as well");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_who_type_the_code_at_once_one_gets_in(DatabaseKind kind)
    {
        await using var scene = await ClaimScene.OpenAsync(kind);
        var (code, _) = await scene.ReportAsync(First);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => scene.SayAsync("oRacer" + number, code)));

        answers.Count(answer => answer.Contains("对方填写的情况")).ShouldBe(1);
        answers.Count(answer => answer.Contains("已经有人使用")).ShouldBe(7);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Strangers_who_try_codes_are_stopped_also_with_the_right_one(DatabaseKind kind)
    {
        await using var scene = await ClaimScene.OpenAsync(kind);
        var (code, _) = await scene.ReportAsync(First);

        for (var attempt = 2; attempt < 7; attempt++) (await scene.SayAsync("oStranger", $"QWERT{attempt}")).ShouldContain("没有找到这个确认码");
        var stopped = await scene.SayAsync("oStranger", code);
        await scene.Host.RestartAsync();
        var still = await scene.SayAsync("oStranger", code);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(11));

        stopped.ShouldContain("10分钟后再试");
        still.ShouldContain("10分钟后再试");
        (await scene.SayAsync("oStranger", code)).ShouldContain("对方填写的情况");
        (await scene.SayAsync(First, code)).ShouldContain("这是您自己的确认码");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task When_the_other_does_not_come_in_time_both_are_told_and_a_new_code_can_be_had(DatabaseKind kind)
    {
        await using var scene = await ClaimScene.OpenAsync(kind);
        var (code, _) = await scene.ReportAsync(First);
        await scene.SayAsync(Second, code);

        scene.Host.Clock.Leap(TimeSpan.FromMinutes(31));
        var calls = new[] { await scene.NextCallAsync(), await scene.NextCallAsync() };
        var late = await scene.SayAsync(Second, code);
        await scene.SayAsync(First, "继续");
        var again = await scene.SayAsync(First, "提交");

        calls.Select(call => call.OpenId).Order().ShouldBe([First, Second]);
        calls.ShouldContain(call => call.Text.Contains("报告还没有提交"));
        late.ShouldContain("已经过期");
        ClaimScene.CodeIn(again).ShouldNotBe(code);
        (await scene.SayAsync(Second, ClaimScene.CodeIn(again))).ShouldContain("对方填写的情况");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_takes_the_report_back_ends_it_for_both_and_who_does_not_agree_frees_the_code(DatabaseKind kind)
    {
        await using var scene = await ClaimScene.OpenAsync(kind);
        var (code, _) = await scene.ReportAsync(First);

        await scene.SayAsync(Second, code);
        (await scene.SayAsync(Second, "不同意")).ShouldContain("没有您的同意");
        (await scene.NextCallAsync()).Text.ShouldContain("对方没有确认");
        await scene.SayAsync(Second, code);
        await scene.SideAsync(Second);
        (await scene.SayAsync(First, "继续")).ShouldContain("对方已经打开报告");
        (await scene.SayAsync(First, "撤回")).ShouldContain("没有提交任何内容");
        (await scene.NextCallAsync()).Text.ShouldContain("对方撤回了");

        (await scene.SayAsync(Second, "提交")).ShouldContain("已经撤回或过期");
        (await scene.SayAsync(Second, code)).ShouldContain("已经撤回");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_talks_to_a_person_in_between_keeps_nobody_from_confirming(DatabaseKind kind)
    {
        await using var scene = await ClaimScene.OpenAsync(kind);
        var (code, _) = await scene.ReportAsync(First);
        await scene.SayAsync(First, "继续");
        await scene.SayAsync(First, "人工");

        await scene.SayAsync(Second, code);
        await scene.SayAsync(Second, "人工");
        var freed = await scene.NextCallAsync();
        var again = await scene.SayAsync(Second, code);
        await scene.SideAsync(Second);
        var done = await scene.SayAsync(Second, "提交");

        freed.OpenId.ShouldBe(First);
        freed.Text.ShouldContain("对方没有确认");
        again.ShouldContain("对方填写的情况");
        done.ShouldContain("演示·江汉理赔服务点");
        (await scene.NextCallAsync()).Text.ShouldContain("对方已确认");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_command_centre_sees_reports_with_their_place_and_pictures_guides_and_decides_once_and_both_are_told(DatabaseKind kind)
    {
        await using var scene = await ClaimScene.OpenAsync(kind);
        var (code, _) = await scene.ReportAsync(First);
        var waiting = (await scene.Officer.GetJsonAsync("/api/services/board")).AsArray().ShouldHaveSingleItem()!;
        (await scene.DecideAsync(waiting, "accepted", "照片清楚，责任明确。")).ShouldBe(HttpStatusCode.Conflict, "the other driver has not confirmed");
        await scene.SayAsync(Second, code);
        await scene.SideAsync(Second);
        await scene.SayAsync(Second, "提交");
        await scene.NextCallAsync();

        var item = (await scene.Officer.GetJsonAsync("/api/services/board")).AsArray().ShouldHaveSingleItem()!;
        var guided = await scene.DecideAsync(item, "guided", "请先把车挪到路边。");
        var guides = new[] { await scene.NextCallAsync(), await scene.NextCallAsync() };
        var accepted = await scene.DecideAsync(item, "accepted", "请到江汉理赔点。");
        var tells = new[] { await scene.NextCallAsync(), await scene.NextCallAsync() };
        var again = await scene.DecideAsync(item, "rejected", "不行。");

        ((bool)waiting["isWaiting"]!).ShouldBeTrue();
        ((double)item["latitude"]!).ShouldBe(30.61);
        item["run"]!["entries"]!.AsArray().Single(entry => (string)entry!["title"]! == "现场照片")!["files"]!.AsArray().Count.ShouldBe(3);
        item["second"]!["entries"]!.AsArray().Select(entry => (string)entry!["shown"]!).ShouldContain("李娜");
        (guided, accepted, again).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NotFound));
        guides.Select(call => call.OpenId).Order().ShouldBe([First, Second]);
        guides.ShouldAllBe(call => call.Text.Contains("请先把车挪到路边"));
        tells.ShouldAllBe(call => call.Text.Contains("已受理") && call.Text.Contains("请到江汉理赔点"));
        (await scene.Officer.GetJsonAsync("/api/services/board")).AsArray().ShouldBeEmpty();
        using var order = await scene.Host.SignInForAsync(scene.Agency, StaffRole.Officer, "order");
        (await order.GetJsonAsync("/api/services/board")).AsArray().ShouldBeEmpty("it belongs to another department");
        (await scene.DecideAsync(item, "accepted", "再来。", order)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_scanned_code_opens_the_report_and_waiting_does_not_keep_from_asking_other_things()
    {
        await using var scene = await ClaimScene.OpenAsync(DatabaseKind.Sqlite);
        var (code, _) = await scene.ReportAsync(First);

        (await scene.WeChat.EventAsync(Second, "SCAN", PartyCode.Scene + code)).Text!.ShouldContain("对方填写的情况");
        (await scene.SayAsync(First, "尾号3")).ShouldContain("长江大桥");
        await scene.Host.RestartAsync();
        (await scene.SayAsync(First, "继续")).ShouldContain("对方已经打开报告");
    }

    [Fact]
    public async Task Injury_comes_first_and_places_outside_are_named()
    {
        await using var scene = await ClaimScene.OpenAsync(DatabaseKind.Sqlite);

        (await scene.SayAllAsync("oHurt", "快速理赔", "有人受伤")).ShouldContain("请回复“是”或“否”");
        (await scene.SayAsync("oHurt", "是")).ShouldContain("120");
        await scene.SayAllAsync(First, "快速理赔", "没有", "没有", "是", "是", "是", "三千");
        var outside = await scene.PlaceAsync(First, 30.88, 114.37, "黄陂区前川");
        var inside = await scene.PlaceAsync(First, 30.61, 114.26, "解放大道");

        outside.ShouldContain("不在中心城区范围内");
        outside.ShouldContain("江岸区、江汉区");
        outside.ShouldContain("122");
        inside.ShouldContain("请现在拍现场照片");
    }
}

/// <summary>The shipped pack of Wuhan's traffic police, with WeChat in front of it and behind it.</summary>
internal sealed record ClaimScene(ServerHost Host, AgencyId Agency, WeChatPusher WeChat, WeChatApiStub Stub, HttpClient Officer, string Folder) : IAsyncDisposable
{
    private int _scene;

    public static async Task<ClaimScene> OpenAsync(DatabaseKind kind)
    {
        var (stub, folder) = (new WeChatApiStub(), Path.Combine(Path.GetTempPath(), "zhijian-tests", "claims-" + Guid.NewGuid().ToString("N")));
        var host = await ServerHost.StartAsync(kind, setup =>
        {
            setup.Settings["Packs:Load:0"] = "wuhan-traffic";
            setup.Settings["Media:Services"] = folder;
            stub.Install(setup);
        });
        var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
        return new ClaimScene(host, account.AgencyId, new WeChatPusher(() => host.Client, account, host.Clock), stub, await host.SignInForAsync(account.AgencyId, StaffRole.Officer, "accidents"), folder);
    }

    public static string CodeIn(string said) => said[(said.IndexOf("确认码：", StringComparison.Ordinal) + 4)..][..PartyCode.Length];

    public Task<string> SayAsync(string follower, string text) => WeChat.SayAsync(follower, text);

    public Task<string> SayAllAsync(string follower, params IEnumerable<string> texts) => WeChat.SayAllAsync(follower, texts);

    public async Task<string> PlaceAsync(string follower, double latitude, double longitude, string label) =>
        (await WeChat.PushAsync(follower, FormattableString.Invariant($"<MsgType><![CDATA[location]]></MsgType><Location_X>{latitude}</Location_X><Location_Y>{longitude}</Location_Y><Scale>16</Scale><Label><![CDATA[{label}]]></Label><MsgId>{WeChat.NewMessageId()}</MsgId>")))
        .Text.ShouldNotBeNull();

    /// <summary>Everything the first driver enters, up to the code.</summary>
    public async Task<(string Code, string Said)> ReportAsync(string follower)
    {
        await SayAllAsync(follower, "快速理赔", "没有", "没有", "是", "是", "是", "三千");
        await PlaceAsync(follower, 30.61, 114.26, "解放大道");
        for (var number = 0; number < 3; number++)
        {
            var media = $"claim-{follower}-{number}";
            Stub.PutMedia(media, TestPictures.Jpeg(++_scene));
            (await WeChat.PushAsync(follower, $"<MsgType><![CDATA[image]]></MsgType><PicUrl>x</PicUrl><MediaId><![CDATA[{media}]]></MediaId><MsgId>{WeChat.NewMessageId()}</MsgId>")).Text!.ShouldContain($"收到{(number < 2 ? "第" : "")}{number + 1}张");
        }

        var said = await SayAllAsync(follower, "好了", "张伟", "13800138000", "鄂A12345", "11010519491231002X", "人保", "对方全责", "提交");
        return (CodeIn(said), said);
    }

    /// <summary>What the second adds, up to the summary.</summary>
    public Task<string> SideAsync(string follower) => SayAllAsync(follower, "同意", "李娜", "13900139000", "鄂A88888", "11010519491231002X", "平安", "我方全责");

    public async Task<HttpStatusCode> DecideAsync(JsonNode item, string decision, string words, HttpClient? person = null) =>
        (await (person ?? Officer).PostAsJsonAsync($"/api/services/board/{item["run"]!["id"]}/decide", new { decision, words })).StatusCode;

    /// <summary>What is told in words outside a reply; time runs until it is.</summary>
    public async Task<(string OpenId, string Text)> NextCallAsync()
    {
        while (true)
            if (await NextOfAnyKindAsync() is { Text: not "image" } call) return call;
    }

    /// <summary>The same, pictures too.</summary>
    public async Task<(string OpenId, string Text)> NextOfAnyKindAsync()
    {
        var call = Stub.NextCallAsync();
        await Host.Clock.RunAsync(call);
        return await call;
    }

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        await Host.DisposeAsync();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
