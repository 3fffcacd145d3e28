using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Conversations;

/// <summary>一次性订阅消息: what WeChat does not let through as usual reaches citizens who allowed one message.</summary>
public sealed class OneTimeMessageTests
{
    private const string Reply = "路灯已修好，请查看。";
    private const string AsNotice = "[您的咨询有了回复] " + Reply;

    private static readonly string Long = string.Concat(Enumerable.Range(1, 60).Select(number => $"第{number}条须知。"));

    [Theory, ClassData(typeof(Databases))]
    public async Task After_the_window_a_reply_goes_whole_as_the_one_message_the_citizen_allowed(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AllowAndShutAsync();
        (await scene.GoesByOneTimeMessageAsync()).ShouldBeTrue();

        await scene.ReplyAsync(Reply);

        (await scene.Api.NextCallAsync()).ShouldBe((OneTimeScene.Li, AsNotice));
        (await scene.SeesAsync(Reply, Delivery.Noticed)).Error.ShouldBeNull();
        ((int)(await scene.ConversationAsync())["kept"]!).ShouldBe(0);
        (await scene.GoesByOneTimeMessageAsync()).ShouldBeFalse();

        await scene.ReplyAsync("还有一句");
        await scene.WeChat.TextAsync(OneTimeScene.Li, "谢谢");
        (await scene.Api.NextCallAsync()).Text.ShouldBe("还有一句");
        await scene.SeesAsync("还有一句", Delivery.Sent);
        scene.Api.HasMoreCalls.ShouldBeFalse("what was delivered whole is not sent a second time");
        (await scene.SaidAsync()).ShouldBe([(Reply, "noticed"), ("还有一句", "sent")]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_a_long_reply_the_beginning_goes_and_the_whole_when_the_citizen_writes(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AllowAndShutAsync();

        await scene.ReplyAsync(Long);

        var told = (await scene.Api.NextCallAsync()).Text["[您的咨询有了回复] ".Length..];
        told.Length.ShouldBeInRange(150, 200);
        told.ShouldStartWith("第1条须知。");
        told.ShouldEndWith("全文请在对话中发任意消息查看");
        await scene.SeesAsync(Long, Delivery.KeptNoticed);
        ((int)(await scene.ConversationAsync())["kept"]!).ShouldBe(1);

        await scene.WeChat.TextAsync(OneTimeScene.Li, "看看");
        (await scene.Api.NextCallAsync()).Text.ShouldBe(Long);
        await scene.SeesAsync(Long, Delivery.Sent);
        scene.Api.HasMoreCalls.ShouldBeFalse();
        ((int)(await scene.ConversationAsync())["window"]!["remaining"]!).ShouldBe(4);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task When_the_budget_is_used_or_WeChat_says_so_the_message_goes_the_other_way(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AnswerAsync((await scene.AskAsync("路灯"))!);
        scene.Api.AnswerNext(45047);

        await scene.ReplyAsync(Reply);

        (await scene.Api.NextCallAsync()).Text.ShouldBe(Reply);
        (await scene.Api.NextCallAsync()).Text.ShouldBe(AsNotice);
        await scene.SeesAsync(Reply, Delivery.Noticed);
        ((int)(await scene.ConversationAsync())["kept"]!).ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task When_WeChat_knows_of_no_permission_it_is_gone_and_the_reply_is_kept(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AllowAndShutAsync();
        scene.Api.AnswerNext(43101);

        await scene.ReplyAsync(Reply);

        await scene.Api.NextCallAsync();
        (await scene.SeesAsync(Reply, Delivery.Kept, message => message.Error is not null)).Error!.ShouldContain("43101");
        (await scene.GoesByOneTimeMessageAsync()).ShouldBeFalse();
        ((int)(await scene.ConversationAsync())["kept"]!).ShouldBe(1);
        await scene.WeChat.TextAsync(OneTimeScene.Li, "在吗");
        (await scene.Api.NextCallAsync()).Text.ShouldBe(Reply);
        await scene.SeesAsync(Reply, Delivery.Sent);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_certainly_did_not_go_out_is_tried_again_with_the_same_permission(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AllowAndShutAsync();
        scene.Api.AnswerNext(-1);
        scene.Api.RefuseNextConnection();

        await scene.ReplyAsync(Reply);

        for (var tries = 0; tries < 2; tries++)
        {
            (await scene.Api.NextCallAsync()).Text.ShouldBe(AsNotice);
            await scene.SeesAsync(Reply, Delivery.Kept, message => message.Error is not null);
            scene.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        (await scene.Api.NextCallAsync()).Text.ShouldBe(AsNotice);
        await scene.SeesAsync(Reply, Delivery.Noticed);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_template_WeChat_refuses_keeps_the_reply_and_the_permission(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AllowAndShutAsync();
        scene.Api.AnswerNext(40037);

        await scene.ReplyAsync(Reply);

        await scene.Api.NextCallAsync();
        await scene.SeesAsync(Reply, Delivery.Kept, message => message.Error?.Contains("40037", StringComparison.Ordinal) == true);
        (await scene.GoesByOneTimeMessageAsync()).ShouldBeTrue();
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        scene.Api.HasMoreCalls.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_message_whose_fate_nobody_knows_is_sent_no_way_again(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AllowAndShutAsync();
        scene.Api.LoseNextAnswer();

        await scene.ReplyAsync(Reply);

        await scene.Api.NextCallAsync();
        await scene.SeesAsync(Reply, Delivery.Uncertain);
        await scene.RestartAsync();
        await scene.WeChat.TextAsync(OneTimeScene.Li, "在吗");
        await scene.ReplyAsync("收到了吗");
        (await scene.Api.NextCallAsync()).Text.ShouldBe("收到了吗");
        await scene.SeesAsync("收到了吗", Delivery.Sent);
        scene.Api.HasMoreCalls.ShouldBeFalse();
        (await scene.SaidAsync())[0].ShouldBe((Reply, "uncertain"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_citizen_who_writes_while_the_message_is_under_way_gets_it_one_way_only(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AllowAndShutAsync();
        var answer = scene.Api.HoldNextAnswer();
        await scene.ReplyAsync(Reply);
        (await scene.Api.NextCallAsync()).Text.ShouldBe(AsNotice);

        await scene.WeChat.TextAsync(OneTimeScene.Li, "在吗");
        answer.SetResult();

        await scene.SeesAsync(Reply, Delivery.Noticed);
        await scene.ReplyAsync("还有一句");
        (await scene.Api.NextCallAsync()).Text.ShouldBe("还有一句");
        ((int)(await scene.ConversationAsync())["window"]!["remaining"]!).ShouldBe(4);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_long_reply_goes_whole_when_the_citizen_writes_while_its_beginning_is_under_way(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AllowAndShutAsync();
        var answer = scene.Api.HoldNextAnswer();
        await scene.ReplyAsync(Long);
        (await scene.Api.NextCallAsync()).Text.ShouldStartWith("[您的咨询有了回复]");

        await scene.WeChat.TextAsync(OneTimeScene.Li, "在吗");
        answer.SetResult();

        (await scene.Api.NextCallAsync()).Text.ShouldBe(Long);
        await scene.SeesAsync(Long, Delivery.Sent);
        var conversation = await scene.ConversationAsync();
        ((int)conversation["window"]!["remaining"]!, (int)conversation["kept"]!).ShouldBe((4, 0));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Replies_and_a_citizen_who_writes_in_the_same_moment_meet_once(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        for (var round = 0; round < 5; round++)
        {
            (await scene.AnswerAsync((await scene.AskAsync("人工"))!)).Status.ShouldBe(HttpStatusCode.OK);
            await scene.ShutAsync();
            var text = $"第{round}次答复";
            await Task.WhenAll(scene.ReplyAsync(text), scene.WeChat.TextAsync(OneTimeScene.Li, "在吗"));
            (await scene.Api.NextCallAsync()).Text.ShouldBeOneOf(text, $"[您的咨询有了回复] {text}");
            await scene.SeesAsync(text, message => message.Delivery is Delivery.Sent or Delivery.Noticed);
            scene.Api.HasMoreCalls.ShouldBeFalse();
            scene.Host.Clock.Leap(TimeSpan.FromHours(49));
            await scene.SignInAsync();
            await scene.CloseAsync();
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_server_that_stops_before_the_next_try_leaves_the_message_and_the_permission_to_the_next_one(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AllowAndShutAsync();
        scene.Api.RefuseNextConnection();
        await scene.ReplyAsync(Reply);
        await scene.Api.NextCallAsync();
        await scene.SeesAsync(Reply, Delivery.Kept, message => message.Error is not null);

        await scene.RestartAsync();

        scene.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        (await scene.Api.NextCallAsync()).Text.ShouldBe(AsNotice);
        await scene.SeesAsync(Reply, Delivery.Noticed);
        scene.Api.HasMoreCalls.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_server_that_dies_between_the_mark_and_the_answer_leaves_a_message_of_unknown_fate(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        await scene.AskAsync();
        await scene.ShutAsync();
        await scene.ReplyAsync(Reply);
        // Told when it is stored, and when it is certain that there is no other way.
        for (var told = 0; told < 2; told++) await scene.SeesAsync(Reply, Delivery.Kept);
        await MarkAsCalledAsync(scene);

        await scene.RestartAsync();
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(2));

        await scene.SeesAsync(Reply, Delivery.Uncertain);
        scene.Api.HasMoreCalls.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_permission_given_after_the_reply_was_kept_still_lets_it_out(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        var link = (await scene.AskAsync())!;
        await scene.ShutAsync();
        await scene.ReplyAsync(Reply);
        await scene.ReplyAsync("第二句");
        (await scene.SaidAsync()).ShouldBe([(Reply, "kept"), ("第二句", "kept")]);

        (await scene.AnswerAsync(link)).Page.ShouldContain("已登记");

        (await scene.Api.NextCallAsync()).Text.ShouldBe(AsNotice);
        await scene.SeesAsync(Reply, Delivery.Noticed);
        scene.Api.HasMoreCalls.ShouldBeFalse();
        ((int)(await scene.ConversationAsync())["kept"]!).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_link_gives_one_permission_however_often_it_comes_back(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        var link = (await scene.AskAsync())!;
        (await scene.AnswerAsync(link)).Page.ShouldContain("已登记，谢谢");
        (await scene.AnswerAsync(link)).Page.ShouldContain("这个链接已经登记过");
        await scene.ShutAsync();

        await scene.ReplyAsync(Reply);
        await scene.Api.NextCallAsync();
        await scene.SeesAsync(Reply, Delivery.Noticed);
        await scene.AnswerAsync(link);

        (await scene.GoesByOneTimeMessageAsync()).ShouldBeFalse();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_gives_a_permission_for_somebody_else_or_with_a_link_that_was_made_up(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        var link = (await scene.AskAsync())!;
        await scene.WeChat.TextAsync("oWang", "路灯");
        var reserved = link["reserved"].ToString();
        var altered = (reserved[0] == 'a' ? 'b' : 'a') + reserved[1..];

        foreach (var refused in new[]
        {
            await scene.AnswerAsync(link, openId: "oWang"), await scene.AnswerAsync(link, openId: "oNobody"), await scene.AnswerAsync(link, template: "another"),
            await scene.AnswerAsync(link, scene: "2"), await scene.AnswerAsync(link, reserved: altered), await scene.AnswerAsync(link, reserved: ""),
        })
        {
            refused.Status.ShouldBe(HttpStatusCode.BadRequest);
            refused.Page.ShouldContain("链接无效或已过期");
        }

        (await scene.AnswerAsync(link, action: "cancel")).Page.ShouldContain("没有登记");
        scene.Host.Clock.Leap(TimeSpan.FromDays(31));
        (await scene.AnswerAsync(link)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await PermitsAsync(scene)).ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Leaving_the_account_deletes_what_was_allowed(DatabaseKind kind)
    {
        await using var scene = await OneTimeScene.OpenAsync(kind);
        var link = (await scene.AskAsync())!;
        await scene.AnswerAsync(link);
        (await PermitsAsync(scene)).ShouldBe(1);

        await scene.WeChat.EventAsync(OneTimeScene.Li, "unsubscribe");

        (await PermitsAsync(scene)).ShouldBe(0);
        (await scene.AnswerAsync(link)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await PermitsAsync(scene)).ShouldBe(0);
    }

    [Theory]
    [InlineData(null, "https://wx.example.gov.cn")]
    [InlineData(OneTimeScene.Template, null)]
    public async Task Without_a_template_or_a_public_address_the_line_of_the_link_is_left_out(string? template, string? publicUrl)
    {
        await using var scene = await OneTimeScene.OpenAsync(DatabaseKind.Sqlite, template, publicUrl);

        (await scene.AskAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_link_leads_to_WeChats_page_and_back_here()
    {
        await using var scene = await OneTimeScene.OpenAsync(DatabaseKind.Sqlite);

        var link = (await scene.AskAsync())!;

        (link["action"].ToString(), link["template_id"].ToString(), link["scene"].ToString()).ShouldBe(("get_confirm", OneTimeScene.Template, "1"));
        link["redirect_url"].ToString().ShouldBe("https://wx.example.gov.cn/wechat/one-time/wx0000000000000001");
        using var page = await scene.Host.Client.GetAsync("/wechat/one-time/wx0000000000000001");
        (await page.Content.ReadAsStringAsync()).ShouldContain("发任意消息即可继续咨询");
        using var unknown = await scene.Host.Client.GetAsync("/wechat/one-time/wxunknown");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<int> PermitsAsync(OneTimeScene scene) => scene.Host.InScopeAsync(services =>
        services.GetRequiredService<ZhijianDb>().Set<Zhijian.Server.Conversations.OneTime.OneTimePermit>().CountAsync());

    /// <summary>As a server leaves it that dies during its call.</summary>
    private static Task<int> MarkAsCalledAsync(OneTimeScene scene) => scene.Host.InScopeAsync(services =>
    {
        var until = scene.Host.Clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        return services.GetRequiredService<ZhijianDb>().Set<OutboxEntry>()
            .ExecuteUpdateAsync(rows => rows.SetProperty(row => row.State, OutboxState.OneTimeCalling).SetProperty(row => row.CallUntil, until));
    });
}
