using System.Net;
using System.Net.Sockets;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.OfficialAccounts;
using Zhijian.WeChat.Tests.Doubles;

namespace Zhijian.WeChat.Tests.OfficialAccounts;

/// <summary>What is repeated and what never is.</summary>
public sealed class CallSafetyTests
{
    private const string Send = "cgi-bin/message/custom/send";
    private const string Read = "cgi-bin/getcallbackip";
    private const string Ok = """{"errcode":0,"errmsg":"ok"}""";

    private readonly WeChatDouble weChat = new();

    private Task SendAsync(OfficialAccountClient? client = null) => (client ?? weChat.Client()).Messages.SendAsync("oUser", new TextContent("你好"));

    public static TheoryData<string, Func<Exception>> LossesAfterSending => new()
    {
        { "connection cut", () => new HttpRequestException(HttpRequestError.ResponseEnded) },
        { "broken answer", () => new HttpRequestException(HttpRequestError.InvalidResponse) },
        { "socket error", () => new HttpRequestException("x", new SocketException((int)SocketError.ConnectionReset)) },
        { "stream error", () => new IOException() },
    };

    [Theory]
    [MemberData(nameof(LossesAfterSending))]
    public async Task A_message_whose_answer_is_lost_is_not_sent_again(string name, Func<Exception> loss)
    {
        weChat.On(Send, (_, _) => Task.FromException<HttpResponseMessage>(loss()));
        await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => SendAsync(), name);
        weChat.CallsTo(Send).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_message_after_which_a_server_failed_is_not_sent_again(HttpStatusCode status)
    {
        weChat.On(Send, (_, _) => Task.FromResult(new HttpResponseMessage(status)));
        await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => SendAsync());
        weChat.CallsTo(Send).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>please sign in</html>")]
    [InlineData("""{"errcode":0""")]
    public async Task A_message_answered_with_something_else_is_not_sent_again(string answer)
    {
        weChat.On(Send, answer);
        await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => SendAsync());
        weChat.CallsTo(Send).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_without_an_answer_in_time_is_not_sent_again()
    {
        var sent = new TaskCompletionSource();
        weChat.On(Send, async (_, ct) =>
        {
            sent.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return WeChatDouble.Json(Ok);
        });
        var sending = SendAsync();
        await sent.Task;
        weChat.Time.Advance(TimeSpan.FromSeconds(9));
        sending.IsCompleted.ShouldBeFalse();
        weChat.Time.Advance(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => sending);
        weChat.CallsTo(Send).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_is_not_sent_again_when_WeChat_says_it_is_busy()
    {
        weChat.On(Send, """{"errcode":-1,"errmsg":"system error"}""");
        (await Should.ThrowAsync<WeChatApiException>(() => SendAsync())).Advice.ShouldBe(ErrorAdvice.Retry);
        weChat.CallsTo(Send).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_never_left_says_so()
    {
        weChat.On(Send, (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError));
        await Should.ThrowAsync<WeChatUnavailableException>(() => SendAsync());
        weChat.CallsTo(Send).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_is_certainly_not_sent_when_there_is_no_token()
    {
        weChat.On("cgi-bin/stable_token", (_, _) => throw new IOException());
        await Should.ThrowAsync<WeChatUnavailableException>(() => SendAsync());
        weChat.CallsTo(Send).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(45015)]
    [InlineData(45047)]
    [InlineData(45009)]
    [InlineData(48001)]
    [InlineData(43004)]
    [InlineData(999999)]
    public async Task A_refusal_is_neither_repeated_nor_a_reason_for_a_new_token(int errCode)
    {
        weChat.On(Send, $$"""{"errcode":{{errCode}},"errmsg":"no rid: 61a99868-03103a0c-13bc7adf"}""");
        var refusal = await Should.ThrowAsync<WeChatApiException>(() => SendAsync());
        refusal.ErrCode.ShouldBe(errCode);
        weChat.CallsTo(Send).Count.ShouldBe(1);
        weChat.CallsTo("cgi-bin/stable_token").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_comes_out_as_cancelling()
    {
        using var cancel = new CancellationTokenSource();
        weChat.On(Send, async (_, ct) =>
        {
            await cancel.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return WeChatDouble.Json(Ok);
        });
        await Should.ThrowAsync<OperationCanceledException>(() => weChat.Client().Messages.SendAsync("oUser", new TextContent("x"), ct: cancel.Token));
    }

    [Theory]
    [MemberData(nameof(LossesAfterSending))]
    public async Task A_read_whose_answer_is_lost_is_repeated(string name, Func<Exception> loss)
    {
        var attempts = 0;
        weChat.On(Read, (_, _) => ++attempts < 3 ? Task.FromException<HttpResponseMessage>(loss()) : Task.FromResult(WeChatDouble.Json("""{"ip_list":[]}""")));
        (await weChat.Client().Platform.CallbackAddressesAsync()).ShouldBeEmpty(name);
        attempts.ShouldBe(3);
    }

    [Fact]
    public async Task A_read_waits_longer_each_time_and_gives_up_after_three_attempts()
    {
        weChat.On(Read, """{"errcode":-1,"errmsg":"system error"}""");
        var reading = weChat.Client(options => options with { Backoff = TimeSpan.FromSeconds(3) }).Platform.CallbackAddressesAsync();
        await weChat.Time.UntilSomethingWaitsAsync(TimeSpan.FromSeconds(3));
        weChat.Time.Advance(TimeSpan.FromSeconds(3));
        await weChat.Time.UntilSomethingWaitsAsync(TimeSpan.FromSeconds(6));
        weChat.Time.Advance(TimeSpan.FromSeconds(6));
        (await Should.ThrowAsync<WeChatApiException>(() => reading)).ErrCode.ShouldBe(-1);
        weChat.CallsTo(Read).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_read_that_is_never_answered_is_unavailable()
    {
        weChat.On(Read, (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway)));
        await Should.ThrowAsync<WeChatUnavailableException>(() => weChat.Client().Platform.CallbackAddressesAsync());
        weChat.CallsTo(Read).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Refusals_with_an_HTTP_error_are_read_too()
    {
        weChat.On(Send, (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.PreconditionFailed)
        {
            Content = new StringContent("""{"errcode":47001,"errmsg":"data format error"}"""),
        }));
        (await Should.ThrowAsync<WeChatApiException>(() => SendAsync())).ErrCode.ShouldBe(47001);
        weChat.On(Send, (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound)));
        await Should.ThrowAsync<WeChatUnavailableException>(() => SendAsync());
    }

    [Fact]
    public async Task Failures_tell_neither_token_nor_openid_nor_text()
    {
        weChat.On(Send, (_, _) => throw new IOException());
        var failure = await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => SendAsync());
        failure.ToString().ShouldNotContain("TOKEN-1");
        failure.ToString().ShouldNotContain("oUser");
        failure.ToString().ShouldNotContain("你好");
    }
}
