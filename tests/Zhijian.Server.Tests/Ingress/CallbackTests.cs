using System.Net;
using Zhijian.Server.Conversations.Contracts;
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
}
