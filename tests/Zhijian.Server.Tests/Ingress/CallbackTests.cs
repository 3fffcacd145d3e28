using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Answers;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Ingress;

public sealed class CallbackTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_question_in_safe_mode_gets_its_approved_answer(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);

        var answer = await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldBe(TestAccounts.MoveAnswer);
        var (conversation, messages) = await scene.ReadOnlyOneAsync();
        conversation.State.ShouldBe(ConversationState.Automatic);
        messages.Select(message => (message.Seq, message.SentBy, message.Text)).ShouldBe(
            [(1, SentBy.Follower, TestAccounts.MoveQuestion), (2, SentBy.Automatic, TestAccounts.MoveAnswer)]);
    }

    [Theory]
    [InlineData(CallbackMode.Plain)]
    [InlineData(CallbackMode.Compatible)]
    public async Task The_other_modes_are_answered_too(CallbackMode mode)
    {
        await using var scene = await CallbackScene.SetAsync(DatabaseKind.Sqlite, mode);

        (await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion)).Text.ShouldBe(TestAccounts.MoveAnswer);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_citizen_picks_from_suggestions_by_number(DatabaseKind kind)
    {
        var book = TestAccounts.Playbook(new AnswerOptions { AnswerThreshold = 2, SuggestThreshold = 0 });
        await using var scene = await CallbackScene.SetAsync(kind, playbook: book);

        var offered = (await scene.WeChat.TextAsync("oLi", "身份证丢了")).Text!.Split('\n');
        offered[0].ShouldBe("您想问的是：");
        var wanted = offered.Single(line => line.EndsWith(TestAccounts.LostIdQuestion, StringComparison.Ordinal));
        await scene.RestartAsync();

        (await scene.WeChat.TextAsync("oLi", $"第{wanted[0]}个")).Text.ShouldBe(TestAccounts.LostIdAnswer);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_citizen_says_whether_an_answer_helped_and_is_counted_when_going_to_a_person(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind, playbook: TestAccounts.Playbook().Asking());
        var usage = scene.Host.Services.GetRequiredService<AnswerUsage>();

        (await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion)).Text!.ShouldEndWith("\n\n有帮助吗？回复 1 有用，2 没用");
        (await scene.WeChat.TextAsync("oLi", "2")).Text!.ShouldStartWith("谢谢您的评价");
        (await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion)).Text.ShouldBe(TestAccounts.MoveAnswer);
        (await scene.WeChat.TextAsync("oLi", "转人工")).Text.ShouldBe("已转值班人员，请稍候。");

        usage.Take().ToDictionary(pair => pair.Key.Kind, pair => pair.Value).ShouldBe(
            new Dictionary<AnswerUseKind, int> { [AnswerUseKind.Given] = 2, [AnswerUseKind.Unhelpful] = 1, [AnswerUseKind.HandedOver] = 1 }, ignoreOrder: true);
        var (conversation, _) = await scene.ReadOnlyOneAsync();
        conversation.State.ShouldBe(ConversationState.Waiting);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_asked_is_remembered_over_a_restart(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind, playbook: TestAccounts.Playbook().Asking());
        await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion);
        await scene.RestartAsync();

        (await scene.WeChat.TextAsync("oLi", "1")).Text.ShouldBe("谢谢您的评价。");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_is_handed_over_waits_and_is_not_told_so_after_every_message(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);

        (await scene.WeChat.TextAsync("oLi", "派出所门口的路灯坏了")).Text.ShouldBe("已转值班人员，请稍候。");
        (await scene.WeChat.TextAsync("oLi", "有人吗有人吗")).IsNothing.ShouldBeTrue();
        (await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion)).Text.ShouldBe(TestAccounts.MoveAnswer, "it is answered when it can be");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(31));
        (await scene.WeChat.TextAsync("oLi", "还没有人吗没有人吗")).Text.ShouldBe("已转值班人员，请稍候。");

        var conversation = (await scene.ReadOnlyOneAsync()).Conversation;
        (conversation.State, conversation.Unread).ShouldBe((ConversationState.Waiting, 4));
        var unanswered = await scene.Host.InScopeAsync(services => services.GetRequiredService<UnansweredQuestions>().ListAsync(null, badlyRated: null, "firstAt", 1, 10, default));
        unanswered.Items.Select(question => question.Text).ShouldContain("派出所门口的路灯坏了");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Every_attempt_of_a_push_gets_the_same_reply_also_after_a_restart(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        var push = scene.WeChat.Xml("oLi", $"<MsgType>text</MsgType><Content>{TestAccounts.MoveQuestion}</Content><MsgId>77</MsgId>");

        var first = await scene.WeChat.SendAsync(push);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await scene.WeChat.SendAsync(push);
        await scene.RestartAsync();
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        var third = await scene.WeChat.SendAsync(push);

        second.ShouldBe(first);
        third.ShouldBe(first);
        (await scene.ReadOnlyOneAsync()).Messages.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Events_are_told_apart_by_follower_second_and_key(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);

        var tap = scene.WeChat.Xml("oLi", "<MsgType>event</MsgType><Event>CLICK</Event><EventKey>guide</EventKey>");
        (await scene.WeChat.SendAsync(tap)).Text.ShouldBe("办事指南");
        (await scene.WeChat.SendAsync(tap)).Text.ShouldBe("办事指南");
        (await scene.WeChat.EventAsync("oLi", "SCAN", "counter-1")).Text.ShouldBe("您在一号窗口。");
        (await scene.WeChat.EventAsync("oWang", "subscribe", "qrscene_counter-1")).Text.ShouldBe("您在一号窗口。");
        (await scene.WeChat.EventAsync("oChen", "subscribe")).Text.ShouldBe("欢迎关注平安肇庆。");
        (await scene.WeChat.EventAsync("oChen", "unsubscribe")).IsNothing.ShouldBeTrue();

        var all = await scene.ReadAsync();
        all.Single(one => one.Messages.Any(message => message.Text == "guide")).Messages.Count.ShouldBe(4);
        all.Count(one => one.Conversation.Subscribed).ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Unknown_types_are_stored_whole_and_answered_with_the_fallback(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);

        (await scene.WeChat.PushAsync("oLi", "<MsgType>hologram</MsgType><Beam>7</Beam><MsgId>9</MsgId>")).Text.ShouldBe("暂时看不懂这类消息。");
        (await scene.WeChat.EventAsync("oLi", "something_new")).IsNothing.ShouldBeTrue();

        (await scene.ReadOnlyOneAsync()).Messages[0].Kind.ShouldBe(MessageKind.Unknown);
        (await scene.StoredPayloadsAsync()).ShouldContain(payload => payload.Contains("<Beam>7</Beam>", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_text_of_a_mebibyte_is_taken_like_any_other(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        var text = new string('长', 1024 * 1024 / 3);

        (await scene.WeChat.TextAsync("oLi", text)).Status.ShouldBe(HttpStatusCode.OK);

        (await scene.ReadOnlyOneAsync()).Messages[0].Text.ShouldBe(text);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_preview_does_not_cut_a_character_in_half(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);

        (await scene.WeChat.TextAsync("oLi", new string('问', 79) + "😀还有很多")).Status.ShouldBe(HttpStatusCode.OK);

        (await scene.ReadOnlyOneAsync()).Conversation.LastText.ShouldBe(new string('问', 79) + "…");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Each_follower_is_answered_in_order_while_many_write_at_once(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async follower =>
        {
            for (var number = 0; number < 10; number++) (await scene.WeChat.TextAsync("oFollower" + follower, $"第{number}条没有答案的话")).Status.ShouldBe(HttpStatusCode.OK);
        }));

        var all = await scene.ReadAsync();
        all.Count.ShouldBe(20);
        foreach (var (_, messages) in all)
        {
            messages.Where(message => message.SentBy == SentBy.Follower).Select(message => message.Text).ShouldBe(Enumerable.Range(0, 10).Select(number => $"第{number}条没有答案的话"));
            messages.Select(message => message.Seq).ShouldBe(Enumerable.Range(1, messages.Count));
        }
    }
}
