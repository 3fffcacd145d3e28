using Zhijian.WeChat.OfficialAccounts;
using Zhijian.WeChat.Tests.Doubles;

namespace Zhijian.WeChat.Tests.OfficialAccounts;

public sealed class AccessTokenTests
{
    private const string TokenPath = "cgi-bin/stable_token";
    private const string SomeRead = "cgi-bin/getcallbackip";
    private const string SomeAnswer = """{"ip_list":["127.0.0.1"]}""";
    private const string NotLatest =
        """{"errcode":40001,"errmsg":"invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken rid: 6683da8d-5761cfb6-42f636c2"}""";

    private readonly WeChatDouble weChat = new WeChatDouble().On(SomeRead, SomeAnswer);

    [Fact]
    public async Task A_token_is_asked_for_as_the_docs_say_and_kept()
    {
        var client = weChat.Client();
        await client.Platform.CallbackAddressesAsync();
        await client.Platform.CallbackAddressesAsync();
        var call = weChat.CallsTo(TokenPath).ShouldHaveSingleItem();
        call.Method.ShouldBe("POST");
        call.Query.ShouldBe("");
        call.Body.ShouldBe("""{"appid":"wx0123456789abcdef","secret":"S3CRET","force_refresh":false,"grant_type":"client_credential"}""");
        weChat.CallsTo(SomeRead).Select(read => read.Token).ShouldBe(["TOKEN-1", "TOKEN-1"]);
        (await client.Tokens.GetAsync()).ExpiresAt.ShouldBe(weChat.Time.GetUtcNow().AddSeconds(7200));
    }

    [Fact]
    public async Task A_hundred_callers_at_once_share_one_request()
    {
        var release = new TaskCompletionSource();
        weChat.On(TokenPath, async (_, _) =>
        {
            await release.Task;
            return WeChatDouble.Json(weChat.NextToken());
        });
        var client = weChat.Client();
        var callers = Enumerable.Range(0, 100).Select(_ => Task.Run(() => client.Platform.CallbackAddressesAsync())).ToArray();
        release.SetResult();
        await Task.WhenAll(callers);
        weChat.CallsTo(TokenPath).Count.ShouldBe(1);
        weChat.CallsTo(SomeRead).Count.ShouldBe(100);
    }

    [Fact]
    public async Task One_impatient_caller_does_not_spoil_it_for_the_others()
    {
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        weChat.On(TokenPath, async (_, _) =>
        {
            asked.TrySetResult();
            await release.Task;
            return WeChatDouble.Json(weChat.NextToken());
        });
        var client = weChat.Client();
        using var impatient = new CancellationTokenSource();
        var first = client.Tokens.GetAsync(impatient.Token).AsTask();
        var second = client.Tokens.GetAsync().AsTask();
        await asked.Task;
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        release.SetResult();
        (await second).Value.ShouldBe("TOKEN-1");
        weChat.CallsTo(TokenPath).Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_is_renewed_five_minutes_before_it_expires_while_the_old_one_serves()
    {
        var client = weChat.Client();
        await client.Tokens.GetAsync();
        weChat.Time.Advance(TimeSpan.FromSeconds(7200 - 301));
        (await client.Tokens.GetAsync()).Value.ShouldBe("TOKEN-1");
        weChat.CallsTo(TokenPath).Count.ShouldBe(1);

        var release = new TaskCompletionSource();
        weChat.On(TokenPath, async (_, _) =>
        {
            await release.Task;
            return WeChatDouble.Json(weChat.NextToken());
        });
        weChat.Time.Advance(TimeSpan.FromSeconds(2));
        (await client.Tokens.GetAsync()).Value.ShouldBe("TOKEN-1");
        release.SetResult();
        while ((await client.Tokens.GetAsync()).Value == "TOKEN-1") await Task.Yield();
        (await client.Tokens.GetAsync()).Value.ShouldBe("TOKEN-2");
        weChat.CallsTo(TokenPath).Count.ShouldBe(2);
    }

    [Fact]
    public async Task While_renewal_fails_the_old_one_serves_until_it_expires()
    {
        var client = weChat.Client();
        await client.Tokens.GetAsync();
        weChat.On(TokenPath, """{"errcode":-1,"errmsg":"system error"}""");
        weChat.Time.Advance(TimeSpan.FromSeconds(7000));
        (await client.Tokens.GetAsync()).Value.ShouldBe("TOKEN-1");
        weChat.Time.Advance(TimeSpan.FromSeconds(199));
        (await client.Tokens.GetAsync()).Value.ShouldBe("TOKEN-1");
        weChat.Time.Advance(TimeSpan.FromSeconds(1));
        (await Should.ThrowAsync<WeChatApiException>(async () => await client.Tokens.GetAsync())).ErrCode.ShouldBe(-1);
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_refused_token_is_replaced_once_and_the_call_repeated(int errCode)
    {
        weChat.On(SomeRead, call => call.Token == "TOKEN-1" ? $$"""{"errcode":{{errCode}},"errmsg":"no"}""" : SomeAnswer);
        (await weChat.Client().Platform.CallbackAddressesAsync()).ShouldBe(["127.0.0.1"]);
        weChat.CallsTo(SomeRead).Select(call => call.Token).ShouldBe(["TOKEN-1", "TOKEN-2"]);
    }

    [Fact]
    public async Task A_token_refused_under_a_hundred_callers_is_replaced_by_one_request()
    {
        var client = weChat.Client();
        await client.Tokens.GetAsync();
        weChat.On(SomeRead, call => call.Token == "TOKEN-1" ? NotLatest : SomeAnswer);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => client.Platform.CallbackAddressesAsync())));
        weChat.CallsTo(TokenPath).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_message_is_sent_again_with_the_new_token_as_it_was_not_sent_before()
    {
        weChat.On("cgi-bin/message/custom/send", call => call.Token == "TOKEN-1" ? NotLatest : """{"errcode":0,"errmsg":"ok"}""");
        await weChat.Client().Messages.SendAsync("oUser", new WeChat.Messages.TextContent("你好"));
        weChat.CallsTo("cgi-bin/message/custom/send").Select(call => call.Token).ShouldBe(["TOKEN-1", "TOKEN-2"]);
    }

    [Fact]
    public async Task When_WeChat_gives_the_refused_token_again_a_new_one_is_forced()
    {
        weChat.On(TokenPath, call => $$"""{"access_token":"{{((bool)call.Json["force_refresh"]! ? "FRESH" : "STALE")}}","expires_in":7200}""");
        weChat.On(SomeRead, call => call.Token == "STALE" ? NotLatest : SomeAnswer);
        (await weChat.Client().Platform.CallbackAddressesAsync()).ShouldBe(["127.0.0.1"]);
        weChat.CallsTo(TokenPath).Select(call => (bool)call.Json["force_refresh"]!).ShouldBe([false, false, true]);
    }

    [Fact]
    public async Task A_second_refusal_comes_out()
    {
        weChat.On(SomeRead, NotLatest);
        var refusal = await Should.ThrowAsync<WeChatApiException>(() => weChat.Client().Platform.CallbackAddressesAsync());
        refusal.ErrCode.ShouldBe(40001);
        refusal.Rid.ShouldBe("6683da8d-5761cfb6-42f636c2");
        refusal.ErrMsg.ShouldEndWith("getStableAccessToken");
        refusal.Path.ShouldBe(SomeRead);
        weChat.CallsTo(SomeRead).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_wrong_secret_comes_out_at_every_call_and_does_not_stick()
    {
        var client = weChat.Client();
        weChat.On(TokenPath, """{"errcode":40125,"errmsg":"invalid appsecret, rid: 680a9de1-5392a330-75f1ca8d"}""", weChat.NextToken());
        var refusal = await Should.ThrowAsync<WeChatApiException>(() => client.Platform.CallbackAddressesAsync());
        refusal.ErrMsg.ShouldBe("invalid appsecret");
        refusal.ToString().ShouldNotContain("S3CRET");
        (await client.Platform.CallbackAddressesAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Secrets_and_tokens_do_not_show_in_text()
    {
        new AccountIdentity("wx", "S3CRET").ToString().ShouldNotContain("S3CRET");
        (await weChat.Client().Tokens.GetAsync()).ToString().ShouldNotContain("TOKEN-1");
    }
}
