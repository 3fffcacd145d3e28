using Zhijian.WeChat.MiniPrograms;
using Zhijian.WeChat.OfficialAccounts;
using Zhijian.WeChat.Tests.Doubles;
using Zhijian.WeChat.Tests.Fixtures;

namespace Zhijian.WeChat.Tests.OfficialAccounts;

/// <summary>Web authorization and the JS-SDK.</summary>
public sealed class WebTests
{
    private const string Token =
        """{"access_token":"ACCESS","expires_in":7200,"refresh_token":"REFRESH","openid":"o1","scope":"snsapi_base","is_snapshotuser":1,"unionid":"u1"}""";

    private static readonly WebToken Held = new("ACCESS", 7200, "REFRESH", "o1", "snsapi_userinfo");

    private readonly WeChatDouble weChat = new();

    public static TheoryData<JsSdkVector> Vectors => [.. Fixture.JsSdkVectors];

    [Fact]
    public void The_consent_page_gets_its_parameters_in_the_order_WeChat_wants()
    {
        var client = weChat.Client();
        client.Web.AuthorizeUrl(new Uri("https://chong.qq.com/php/index.php?d=&c=wxAdapter&m=mobileDeal"), "123abc").AbsoluteUri.ShouldBe(
            "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx0123456789abcdef&redirect_uri=https%3A%2F%2Fchong.qq.com%2Fphp%2Findex.php%3Fd%3D%26c%3DwxAdapter%26m%3DmobileDeal"
            + "&response_type=code&scope=snsapi_base&state=123abc#wechat_redirect");
        client.Web.AuthorizeUrl(new Uri("https://a.cn/"), "", askForProfile: true).Query.ShouldContain("scope=snsapi_userinfo&state=");
        Should.Throw<ArgumentException>(() => client.Web.AuthorizeUrl(new Uri("https://a.cn/"), "a&b"));
        Should.Throw<ArgumentException>(() => client.Web.AuthorizeUrl(new Uri("https://a.cn/"), new string('a', 129)));
    }

    [Fact]
    public async Task A_code_becomes_a_token_without_an_access_token()
    {
        weChat.On("sns/oauth2/access_token", Token);
        (await weChat.Client().Web.ExchangeAsync("CODE+/=")).ShouldBe(new WebToken("ACCESS", 7200, "REFRESH", "o1", "snsapi_base", "u1", 1));
        weChat.Calls.ShouldHaveSingleItem().Query.ShouldBe("appid=wx0123456789abcdef&secret=S3CRET&code=CODE+/=&grant_type=authorization_code");
    }

    [Fact]
    public async Task A_used_code_is_refused_and_a_lost_answer_not_asked_for_again()
    {
        weChat.On("sns/oauth2/access_token", """{"errcode":40163,"errmsg":"code been used, rid: 680a9de1-5392a330-75f1ca8d"}""");
        var refusal = await Should.ThrowAsync<WeChatApiException>(() => weChat.Client().Web.ExchangeAsync("CODE"));
        refusal.ErrMsg.ShouldBe("code been used");
        refusal.Rid.ShouldBe("680a9de1-5392a330-75f1ca8d");
        weChat.On("sns/oauth2/access_token", (_, _) => throw new IOException());
        await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => weChat.Client().Web.ExchangeAsync("CODE"));
        weChat.CallsTo("sns/oauth2/access_token").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_is_refreshed_and_tried()
    {
        weChat.On("sns/oauth2/refresh_token", Token)
            .On("sns/auth", """{"errcode":0,"errmsg":"ok"}""", """{"errcode":40003,"errmsg":"invalid openid"}""", """{"errcode":42001,"errmsg":"access_token expired"}""");
        var web = weChat.Client().Web;
        (await web.RefreshAsync("REFRESH")).AccessToken.ShouldBe("ACCESS");
        (await web.HoldsAsync(Held)).ShouldBeTrue();
        (await web.HoldsAsync(Held)).ShouldBeFalse();
        (await web.HoldsAsync(Held)).ShouldBeFalse();
        weChat.CallsTo("cgi-bin/stable_token").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_code_of_a_mini_program_becomes_a_session_without_an_access_token()
    {
        weChat.On("sns/jscode2session", """{"openid":"o2","session_key":"tiihtNczf5v6AKRyjwEUhQ==","unionid":"u1"}""", """{"errcode":40163,"errmsg":"code been used"}""");
        var client = weChat.MiniProgram();
        (await client.ExchangeAsync("CODE")).ShouldBe(new MiniProgramSession("o2", "tiihtNczf5v6AKRyjwEUhQ==", "u1"));
        (await Should.ThrowAsync<WeChatApiException>(() => client.ExchangeAsync("CODE"))).ErrCode.ShouldBe(40163);
        weChat.Calls.First().Query.ShouldBe("appid=wx0123456789abcdef&secret=S3CRET&js_code=CODE&grant_type=authorization_code");
        new MiniProgramSession("o2", "SECRETKEY").ToString().ShouldNotContain("SECRETKEY");
    }

    [Fact]
    public async Task A_profile_is_read()
    {
        weChat.On("sns/userinfo", """{"openid":"o1","nickname":"小明","sex":1,"province":"","city":"","country":"","headimgurl":"https://thirdwx.qlogo.cn/mmopen/46","privilege":["p"],"unionid":"u1"}""");
        var profile = await weChat.Client().Web.ProfileAsync(Held);
        profile.Nickname.ShouldBe("小明");
        profile.Privilege.ShouldBe(["p"]);
        weChat.Calls.Single().Query.ShouldBe("access_token=ACCESS&openid=o1&lang=zh_CN");
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_published_page_signatures_come_out(JsSdkVector vector)
    {
        var parts = vector.Plain.Split('&', 4).Select(part => part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]).ToArray();
        JsSdk.Sign(parts[0], parts[1], long.Parse(parts[2]), parts[3]).ShouldBe(vector.Signature);
        JsSdk.Sign(parts[0], parts[1], long.Parse(parts[2]), parts[3] + "#top").ShouldBe(vector.Signature);
    }

    [Fact]
    public async Task A_page_is_signed_with_a_ticket_that_is_kept()
    {
        Fixture.JsSdkVectors.Count.ShouldBe(2);
        weChat.On("cgi-bin/ticket/getticket", """{"errcode":0,"errmsg":"ok","ticket":"TICKET","expires_in":7200}""");
        var sdk = weChat.Client().JsSdk;
        var config = await sdk.SignAsync(new Uri("https://a.cn/m?x=1#top"));
        config.AppId.ShouldBe("wx0123456789abcdef");
        config.Timestamp.ShouldBe(1_700_000_000);
        config.Signature.ShouldBe(JsSdk.Sign("TICKET", config.NonceStr, config.Timestamp, "https://a.cn/m?x=1"));
        (await sdk.SignAsync(new Uri("https://a.cn/m"))).NonceStr.ShouldNotBe(config.NonceStr);
        weChat.CallsTo("cgi-bin/ticket/getticket").ShouldHaveSingleItem().Query.ShouldBe("access_token=TOKEN-1&type=jsapi");
        weChat.Time.Advance(TimeSpan.FromHours(2));
        await sdk.SignAsync(new Uri("https://a.cn/m"));
        weChat.CallsTo("cgi-bin/ticket/getticket").Count.ShouldBe(2);
    }
}
