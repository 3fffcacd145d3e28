using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;
using Zhijian.Server.Tests.Harness;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Tests.Conversations;

public sealed class OutboxTests : IDisposable
{
    private static readonly Officer Wang = new(new StaffId(Guid.Parse("01930000-0000-7000-8000-000000000077")), "王警官");

    private readonly WeChatApiStub _api = new();

    public void Dispose() => _api.Dispose();

    [Theory, ClassData(typeof(Databases))]
    public async Task What_an_officer_says_goes_out_once_and_in_order(DatabaseKind kind)
    {
        await using var scene = await WaitingAsync(kind);
        using var live = Listen(scene);

        await SayAsync(scene, "第一句", "1");
        await SayAsync(scene, "第二句", "2");

        (await _api.NextCallAsync()).ShouldBe(("oLi", "第一句"));
        (await _api.NextCallAsync()).ShouldBe(("oLi", "第二句"));
        (await StateAsync(scene, live, "第二句", Delivery.Sent)).Error.ShouldBeNull();
        _api.HasMoreCalls.ShouldBeFalse();
        (await scene.ReadOnlyOneAsync()).Messages.Where(message => message.SentBy == SentBy.Staff).ShouldAllBe(message => message.Delivery == Delivery.Sent);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_WeChat_no_longer_lets_through_is_kept_until_the_citizen_writes_again(DatabaseKind kind)
    {
        await using var scene = await WaitingAsync(kind);
        using var live = Listen(scene);
        _api.AnswerNext(45047);
        await SayAsync(scene, "请带身份证", "1");
        await _api.NextCallAsync();
        (await StateAsync(scene, live, "请带身份证", Delivery.Kept)).Error.ShouldNotBeNull();
        (await SayAsync(scene, "还有", "2")).ShouldBe(DeskOutcome.Done);
        (await scene.ReadOnlyOneAsync()).Conversation.Kept.ShouldBe(2);

        (await scene.WeChat.TextAsync("oLi", "还在吗")).IsNothing.ShouldBeTrue();

        (await _api.NextCallAsync()).Text.ShouldBe("请带身份证");
        (await _api.NextCallAsync()).Text.ShouldBe("还有");
        await StateAsync(scene, live, "还有", Delivery.Sent);
        _api.HasMoreCalls.ShouldBeFalse("nothing is sent twice");
        (await scene.ReadOnlyOneAsync()).Conversation.Window.Remaining.ShouldBe(3);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_message_whose_fate_nobody_knows_is_never_sent_again(DatabaseKind kind)
    {
        await using var scene = await WaitingAsync(kind);
        using var live = Listen(scene);
        _api.LoseNextAnswer();

        await SayAsync(scene, "请带身份证", "1");

        await _api.NextCallAsync();
        await StateAsync(scene, live, "请带身份证", Delivery.Uncertain);
        await scene.RestartAsync();
        scene.Host.Clock.Leap(TimeSpan.FromHours(1));
        using var later = Listen(scene);
        await SayAsync(scene, "收到了吗", "2");
        (await _api.NextCallAsync()).Text.ShouldBe("收到了吗");
        _api.HasMoreCalls.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_certainly_did_not_go_out_is_tried_again_and_nothing_overtakes_it(DatabaseKind kind)
    {
        await using var scene = await WaitingAsync(kind);
        using var live = Listen(scene);
        _api.RefuseNextConnection();
        _api.AnswerNext(-1);
        await SayAsync(scene, "第一句", "1");
        await SayAsync(scene, "第二句", "2");
        await _api.NextCallAsync();

        for (var tries = 1; tries < 3; tries++)
        {
            await live.MessageAsync(scene.Host.Clock, message => message is { Text: "第一句", Delivery: Delivery.Sending, Error: not null });
            scene.Host.Clock.Advance(TimeSpan.FromSeconds(5));
            (await _api.NextCallAsync()).Text.ShouldBe("第一句");
        }

        (await _api.NextCallAsync()).Text.ShouldBe("第二句");
        await StateAsync(scene, live, "第二句", Delivery.Sent);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_server_that_stops_while_it_waits_for_a_token_leaves_the_message_to_the_next_one(DatabaseKind kind)
    {
        await using var scene = await WaitingAsync(kind);
        var asked = _api.HoldTokens();
        await SayAsync(scene, "请带身份证", "1");
        await asked;

        await scene.RestartAsync(_api.GiveTokens);

        scene.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        (await _api.NextCallAsync()).Text.ShouldBe("请带身份证");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_answer_too_long_for_one_message_begins_passively_and_goes_on_in_order(DatabaseKind kind)
    {
        string[] paragraphs = [.. Enumerable.Range(1, 4).Select(number => $"第{number}段" + new string('字', 600))];
        var book = TestAccounts.Playbook(null, new PlaybookAnswer("01930000-0000-7000-8000-0000000000f4", "养犬登记怎么办理", new TextContent(string.Join('\n', paragraphs)), null, null));
        await using var scene = await CallbackScene.SetAsync(kind, playbook: book, configure: _api.Install);

        (await scene.WeChat.TextAsync("oLi", "养犬登记怎么办理")).Text.ShouldBe(paragraphs[0]);

        foreach (var paragraph in paragraphs.Skip(1)) (await _api.NextCallAsync()).Text.ShouldBe(paragraph);
        (await scene.ReadOnlyOneAsync()).Conversation.Window.Remaining.ShouldBe(2);
    }

    private async Task<CallbackScene> WaitingAsync(DatabaseKind kind)
    {
        var scene = await CallbackScene.SetAsync(kind, configure: _api.Install);
        await scene.WeChat.TextAsync("oLi", "派出所门口的路灯坏了");
        return scene;
    }

    private static async Task<DeskOutcome> SayAsync(CallbackScene scene, string text, string key)
    {
        var id = new ConversationId((await scene.ReadOnlyOneAsync()).Conversation.Id);
        return (await scene.AtDeskAsync(desk => desk.SendReplyAsync(id, Wang, text, key))).Outcome;
    }

    private static LiveListener Listen(CallbackScene scene) => scene.Host.Services.GetRequiredService<LiveFeed>().Listen(scene.Account.AgencyId);

    private static Task<MessageView> StateAsync(CallbackScene scene, LiveListener live, string text, Delivery delivery) =>
        live.MessageAsync(scene.Host.Clock, message => message.Text == text && message.Delivery == delivery);
}
