using System.Net;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Ingress;

public sealed class CallbackTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_question_in_safe_mode_gets_its_approved_answer(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var account = TestAccounts.Create();
        host.Serve(account);
        var wechat = new WeChatPusher(host.Client, account, host.Clock);

        var answer = await wechat.TextAsync("oLi", TestAccounts.MoveQuestion);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldBe(TestAccounts.MoveAnswer);
    }
}
