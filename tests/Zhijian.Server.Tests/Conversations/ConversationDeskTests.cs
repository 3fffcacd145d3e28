using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Conversations;

public sealed class ConversationDeskTests
{
    private static readonly Officer Wang = new(new StaffId(Guid.Parse("01930000-0000-7000-8000-000000000077")), "王警官");

    [Theory, ClassData(typeof(Databases))]
    public async Task An_officer_answers_a_waiting_citizen_and_has_the_conversation_then(DatabaseKind kind)
    {
        using var api = new WeChatApiStub();
        await using var scene = await CallbackScene.SetAsync(kind, configure: api.Install);
        (await scene.WeChat.TextAsync("oLi", "派出所门口的路灯坏了")).Text.ShouldBe("已转值班人员，请稍候。");
        var waiting = (await scene.ReadOnlyOneAsync()).Conversation;
        waiting.State.ShouldBe(ConversationState.Waiting);
        waiting.Unread.ShouldBe(1);
        var id = new ConversationId(waiting.Id);

        var (outcome, message) = await scene.AtDeskAsync(desk => desk.SendReplyAsync(id, Wang, "您好，已报修。", "key-1"));
        var (_, again) = await scene.AtDeskAsync(desk => desk.SendReplyAsync(id, Wang, "您好，已报修。", "key-1"));

        outcome.ShouldBe(DeskOutcome.Done);
        again!.Seq.ShouldBe(message!.Seq);
        message.StaffName.ShouldBe("王警官");
        var (conversation, messages) = await scene.ReadOnlyOneAsync();
        conversation.State.ShouldBe(ConversationState.Open);
        conversation.AssignedTo.ShouldBe(new AssigneeView(Wang.Id.Value, "王警官"));
        conversation.Window.Remaining.ShouldBe(4);
        conversation.LastText.ShouldBe("您好，已报修。");
        messages.Count(bubble => bubble.SentBy == SentBy.Staff).ShouldBe(1);
        (await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion)).IsNothing.ShouldBeTrue("the officer talks now");

        (await scene.AtDeskAsync(desk => desk.CloseAsync(id))).ShouldBe(DeskOutcome.Done);
        (await scene.WeChat.TextAsync("oLi", TestAccounts.MoveQuestion)).Text.ShouldBe(TestAccounts.MoveAnswer);
    }
}
