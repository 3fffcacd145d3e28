using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Runs;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services;

/// <summary>Services as a chat: callbacks in, passive replies out, records for the people who handle them.</summary>
public sealed class ServiceTests
{
    private const string Citizen = "oLi";
    private const string Mobile = "13800138000";
    private const string Identity = "11010519491231002X";

    /// <summary>The clock of the tests stands on a Friday; the day asked for is a working day.</summary>
    internal static readonly string[] WayToTheSummary = ["上门办理", "同意", "家人", "张桂英", Identity, "母子", "138 0013 8000", "1、3", "下周三", "城区建设路12号3栋502", "跳过"];

    [Theory, ClassData(typeof(Databases))]
    public async Task A_service_is_asked_through_one_question_at_a_time_confirmed_and_put_on_record(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);

        var begun = await scene.SayAsync(Citizen, "上门办理");
        var summary = await scene.SayAllAsync(Citizen, WayToTheSummary.Skip(1));
        var told = await scene.SayAsync(Citizen, "提交");

        begun.ShouldContain("【上门办理登记】");
        begun.ShouldContain("承诺时限：5个工作日");
        begun.ShouldContain("第1步");
        summary.ShouldContain("3. 需要上门的人：张桂英");
        summary.ShouldContain("7. 办理事项：身份证换领或补领、户口簿更换");
        summary.ShouldContain("补充说明：（未填）");
        summary.ShouldContain("提交");
        var record = (await scene.Officer.GetJsonAsync("/api/services/records?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        told.ShouldContain((string)record["number"]!);
        ((string)record["department"]!).ShouldBe("household");
        ((string)record["title"]!).ShouldBe("上门办理登记");
        record["entries"]!.AsArray().Select(entry => (string)entry!["shown"]!).ShouldContain("138****8000", "numbers are masked until somebody says why");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_record_is_shown_in_full_for_a_reason_and_handled_once(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        await scene.SayAllAsync(Citizen, [.. WayToTheSummary, "提交"]);
        var record = (await scene.Officer.GetJsonAsync("/api/services/records"))["items"]![0]!;

        var revealed = await scene.Officer.PostJsonAsync($"/api/services/records/{record["id"]}/reveal", new { reason = "电话联系上门时间" });
        var done = await scene.Officer.PostAsJsonAsync($"/api/services/records/{record["id"]}/done", new { note = "周三上午已上门" });
        var again = await scene.Officer.PostAsJsonAsync($"/api/services/records/{record["id"]}/done", new { note = "再来一次" });

        revealed["entries"]!.AsArray().Select(entry => (string)entry!["shown"]!).ShouldContain(Mobile);
        done.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var handled = (await scene.Officer.GetJsonAsync("/api/services/records?state=done"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)handled["handledNote"]!).ShouldBe("周三上午已上门");
        (await scene.Officer.GetJsonAsync("/api/services/records?state=waiting"))["items"]!.AsArray().ShouldBeEmpty();
        using var traffic = await scene.Host.SignInForAsync(scene.Agency, StaffRole.Officer, "traffic");
        (await traffic.GetJsonAsync("/api/services/records"))["items"]!.AsArray().ShouldBeEmpty("it belongs to another department");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_service_whose_file_was_gone_for_a_while_can_be_begun_again_when_it_is_back(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        File.Delete(Path.Combine(scene.Pack.Folder, "services", "home-visit.yaml"));

        await scene.PublishAsync("claim-check", ServiceScene.ClaimCheck);
        var gone = await scene.SayAsync(Citizen, "上门办理");
        await scene.PublishAsync("home-visit", ServiceScene.HomeVisit);

        gone.ShouldNotContain("第1步");
        (await scene.SayAsync(Citizen, "上门办理")).ShouldContain("上门办理登记");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_entered_outlives_a_restart_and_days_and_stands_sealed_in_the_database(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        await scene.SayAllAsync(Citizen, WayToTheSummary.Take(7));

        await scene.Host.RestartAsync();
        scene.Host.Clock.Leap(TimeSpan.FromDays(8));
        var resumed = await scene.SayAsync(Citizen, "继续");

        resumed.ShouldContain("接着办“上门办理登记”");
        resumed.ShouldContain("需要办理哪些事项");
        var sealedEntries = await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ServiceRun>().Select(run => run.SealedEntries).SingleAsync());
        sealedEntries.ShouldNotContain(Mobile);
        sealedEntries.ShouldNotContain("张桂英");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_condition_ends_the_service_with_its_words(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        await scene.SayAsync(Citizen, "快速理赔");

        (await scene.SayAsync(Citizen, "有")).ShouldContain("120");
        (await scene.SayAsync(Citizen, "户口迁移")).ShouldBe("先到迁入地申请准迁证。", "the service is over");
    }

    [Fact]
    public async Task A_service_that_only_answers_ends_with_the_entries_in_its_words()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);

        var told = await scene.SayAllAsync(Citizen, "快速理赔", "没有", "没有", "有", "是", "是", "三千五百元", "中心城区");

        told.ShouldContain("估计车损3500元");
        (await scene.Officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Back_help_correction_and_leaving_work_at_every_step()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "上门办理", "同意", "本人");

        (await scene.SayAsync(Citizen, "上一步")).ShouldContain("您为谁登记");
        (await scene.SayAsync(Citizen, "2")).ShouldContain("请输入需要上门办理的人的姓名");
        (await scene.SayAllAsync(Citizen, "王芳", "帮助")).ShouldContain("号码可以在户口簿上找到");
        (await scene.SayAsync(Citizen, "11010519491231002")).ShouldContain("18位");
        (await scene.SayAsync(Citizen, "退出")).ShouldContain("没有提交任何内容");
        (await scene.SayAsync(Citizen, "户口迁移")).ShouldBe("先到迁入地申请准迁证。");
    }

    [Fact]
    public async Task From_the_summary_one_entry_is_changed_and_steps_it_brings_up_are_asked()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "上门办理", "同意", "本人", "王芳", Identity, Mobile, "2", "下周四", "城区建设路12号3栋502", "跳过");

        (await scene.SayAsync(Citizen, "2")).ShouldContain("您为谁登记");
        (await scene.SayAsync(Citizen, "家人")).ShouldContain("您和王芳是什么关系");
        var summary = await scene.SayAsync(Citizen, "女儿");

        summary.ShouldContain("与本人的关系：女儿");
        summary.ShouldContain("请核对");
    }

    [Fact]
    public async Task Two_services_at_once_are_asked_about_and_neither_is_lost()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "上门办理", "同意", "本人");

        (await scene.SayAsync(Citizen, "快速理赔")).ShouldContain("1. 继续办理“上门办理登记”");
        (await scene.SayAsync(Citizen, "2")).ShouldContain("有没有人受伤");
        (await scene.SayAsync(Citizen, "退出")).ShouldContain("已退出“快速理赔条件自查”");
        (await scene.SayAsync(Citizen, "继续")).ShouldContain("请输入需要上门办理的人的姓名");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_has_begun_finishes_on_the_version_they_began_with(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        await scene.SayAsync(Citizen, "快速理赔");

        await scene.PublishAsync("claim-check", ServiceScene.ClaimCheck.Replace("有没有人受伤，或者感觉不舒服？", "现场有人受伤吗？"));

        (await scene.SayAsync("oWang", "快速理赔")).ShouldContain("现场有人受伤吗？");
        (await scene.SayAsync(Citizen, "帮助")).ShouldContain("有没有人受伤，或者感觉不舒服？");
    }

    [Fact]
    public async Task Another_button_of_the_menu_answers_and_the_question_stays_open()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "上门办理", "同意", "本人");

        (await scene.WeChat.EventAsync(Citizen, "CLICK", "move")).Text.ShouldBe("先到迁入地申请准迁证。");
        (await scene.SayAsync(Citizen, "王芳")).ShouldContain("请输入王芳的18位身份证号码");
    }

    [Fact]
    public async Task What_is_said_to_an_officer_begins_no_service()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAsync(Citizen, "人工");
        var conversation = (await scene.Officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]![0]!;
        await scene.Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/take", new { });

        (await scene.WeChat.TextAsync(Citizen, "上门办理")).IsNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task Asking_for_a_person_hands_over_with_what_was_entered()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "上门办理", "同意", "本人", "王芳");

        (await scene.SayAsync(Citizen, "人工")).ShouldContain("已转人工");

        var conversation = (await scene.Officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)conversation["department"]!).ShouldBe("household");
        var beside = (await scene.Officer.GetJsonAsync($"/api/services/of/{conversation["id"]}")).AsArray().ShouldHaveSingleItem()!;
        ((string)beside["state"]!).ShouldBe("handedOver");
        beside["entries"]!.AsArray().Select(entry => (string)entry!["shown"]!).ShouldContain("王芳");
    }

    [Fact]
    public async Task Numbers_that_a_service_repeats_are_hidden_in_the_chat_too_until_somebody_says_why()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, WayToTheSummary);
        var conversation = (await scene.Officer.GetJsonAsync("/api/conversations?state=all"))["items"]!.AsArray().ShouldHaveSingleItem()!;

        var chat = (await scene.Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}/messages"))["items"]!.AsArray();
        var summary = chat[^1]!;
        var revealed = await scene.Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/messages/{summary["seq"]}/reveal", new { reason = "核对登记" });

        ((string)summary["text"]!).ShouldContain("请核对");
        var texts = chat.Select(message => (string?)message!["text"] ?? "").ToList();
        texts.ShouldNotContain(text => text.Contains(Mobile) || text.Contains(Identity));
        ((string)revealed["text"]!).ShouldContain(Identity);
        var hit = (await scene.Officer.SearchAsync(scene.Host, "请核对 张桂英", until: 1)).ShouldHaveSingleItem()!;
        ((string)hit["excerpt"]!).ShouldContain("身份证号：110***");
    }

    [Fact]
    public async Task A_retry_of_a_message_gets_the_same_question_and_enters_nothing_twice()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "上门办理", "同意", "本人");
        var id = scene.WeChat.NewMessageId();

        var first = await scene.WeChat.TextAsync(Citizen, "王芳", id);
        var second = await scene.WeChat.TextAsync(Citizen, "王芳", id);

        second.Text.ShouldBe(first.Text);
        first.Text!.ShouldContain("请输入王芳的18位身份证号码");
    }

    [Fact]
    public async Task Two_hundred_citizens_at_once_are_not_mixed_up()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);

        var told = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            var name = "张" + new string((char)('一' + number), 2);
            return (Name: name, Said: await scene.SayAllAsync("oCitizen" + number, "上门办理", "同意", "本人", name));
        }));

        foreach (var (name, said) in told) said.ShouldContain($"请输入{name}的18位身份证号码");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whether_one_may_cross_is_answered_by_tail_by_plate_and_from_the_menu(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Packs:Load:0"] = "wuhan-traffic");
        var wechat = new WeChatPusher(() => host.Client, host.Services.GetRequiredService<AccountDirectory>().All.Single(), host.Clock);

        var tail = (await wechat.TextAsync(Citizen, "尾号3")).Text!;
        var plate = (await wechat.TextAsync(Citizen, "鄂a12348")).Text!;
        var asked = (await wechat.EventAsync(Citizen, "CLICK", "crossing")).Text!;
        var service = (await wechat.EventAsync(Citizen, "CLICK", "claim-check")).Text!;

        // The clock of the tests stands on 20 November: odd tails do not pass.
        tail.ShouldContain("长江大桥");
        tail.ShouldContain("武公交规〔2019〕104号");
        plate.ShouldNotBe(tail);
        using var officer = await host.SignInAsync(host.Services.GetRequiredService<AccountDirectory>().All.Single().AgencyId, StaffRole.Officer);
        var conversation = (await officer.GetJsonAsync("/api/conversations?state=all"))["items"]![0]!;
        var seen = (await officer.GetJsonAsync($"/api/conversations/{conversation["id"]}/messages"))["items"]!.AsArray().Select(message => (string?)message!["text"] ?? "");
        seen.ShouldNotContain(text => text.Contains("12348"), "nobody sees a plate in full without saying why");
        asked.ShouldContain("尾号");
        service.ShouldContain("有没有人受伤");
    }
}
