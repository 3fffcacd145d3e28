using Zhijian.WeChat.OfficialAccounts;
using Zhijian.WeChat.Tests.Doubles;

namespace Zhijian.WeChat.Tests.OfficialAccounts;

public sealed class OneTimeMessageTests
{
    private const string Send = "cgi-bin/message/template/subscribe";

    private static readonly OneTimeMessage Message = new("oUser", "T-1_a", 1, "您的咨询有了回复", "请带身份证 <原件>", new Uri("https://a.gov.cn/m"));

    private readonly WeChatDouble weChat = new WeChatDouble().On(Send, """{"errcode":0,"errmsg":"ok"}""");

    [Fact]
    public async Task A_message_has_exactly_the_body_of_the_docs()
    {
        await weChat.Client().OneTimeMessages.SendAsync(Message with { Color = "#173177" });
        var call = weChat.CallsTo(Send).ShouldHaveSingleItem();
        call.Body.ShouldBe(
            """{"touser":"oUser","template_id":"T-1_a","url":"https://a.gov.cn/m","scene":"1","title":"您的咨询有了回复","data":{"content":{"value":"请带身份证 <原件>","color":"#173177"}}}""");
        call.Token.ShouldBe("TOKEN-1");
    }

    [Fact]
    public async Task What_is_not_given_is_left_out()
    {
        await weChat.Client().OneTimeMessages.SendAsync(Message with { Url = null });
        weChat.CallsTo(Send).Single().Body.ShouldBe(
            """{"touser":"oUser","template_id":"T-1_a","scene":"1","title":"您的咨询有了回复","data":{"content":{"value":"请带身份证 <原件>"}}}""");
    }

    [Fact]
    public async Task What_is_too_long_or_empty_is_never_sent()
    {
        var messages = weChat.Client().OneTimeMessages;
        foreach (var wrong in new[]
        {
            Message with { Title = "" }, Message with { Title = new string('字', OneTimeMessages.MostTitleCharacters + 1) },
            Message with { Content = "" }, Message with { Content = new string('字', OneTimeMessages.MostContentCharacters + 1) },
            Message with { Scene = -1 }, Message with { Scene = OneTimeMessages.LargestScene + 1 },
        })
            await Should.ThrowAsync<ArgumentException>(() => messages.SendAsync(wrong));
        weChat.Calls.ShouldBeEmpty();
        await messages.SendAsync(Message with { Title = new string('字', OneTimeMessages.MostTitleCharacters), Content = new string('字', OneTimeMessages.MostContentCharacters) });
    }

    [Theory]
    [InlineData(43101, "user refuse to accept the msg", ErrorAdvice.GiveUp)]
    [InlineData(43004, "require subscribe", ErrorAdvice.GiveUp)]
    [InlineData(40037, "invalid template_id", ErrorAdvice.GiveUp)]
    [InlineData(40062, "invalid title size", ErrorAdvice.GiveUp)]
    [InlineData(45009, "reach max api daily quota limit", ErrorAdvice.WaitForQuota)]
    [InlineData(-1, "system error", ErrorAdvice.Retry)]
    public async Task A_refusal_says_why_and_is_not_tried_again(int code, string text, ErrorAdvice advice)
    {
        weChat.On(Send, $$"""{"errcode":{{code}},"errmsg":"{{text}}"}""");
        var refusal = await Should.ThrowAsync<WeChatApiException>(() => weChat.Client().OneTimeMessages.SendAsync(Message));
        (refusal.ErrCode, refusal.Advice).ShouldBe((code, advice));
        weChat.CallsTo(Send).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_lost_answer_is_not_asked_for_again()
    {
        weChat.On(Send, (_, _) => throw new IOException());
        await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => weChat.Client().OneTimeMessages.SendAsync(Message));
        weChat.CallsTo(Send).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_page_that_asks_has_the_address_of_the_docs()
    {
        weChat.Client().OneTimeMessages.ConfirmUrl("T-1_a", 1000, new Uri("https://a.gov.cn/back?x=1&y=2"), "R1").AbsoluteUri.ShouldBe(
            "https://mp.weixin.qq.com/mp/subscribemsg?action=get_confirm&appid=wx0123456789abcdef&scene=1000&template_id=T-1_a"
            + "&redirect_url=https%3A%2F%2Fa.gov.cn%2Fback%3Fx%3D1%26y%3D2&reserved=R1#wechat_redirect");
        weChat.Client().OneTimeMessages.ConfirmUrl("a&b", 0, new Uri("https://a.cn/"), "ä&=").Query.ShouldContain("&template_id=a%26b&redirect_url=https%3A%2F%2Fa.cn%2F&reserved=%C3%A4%26%3D");
        Should.Throw<ArgumentOutOfRangeException>(() => weChat.Client().OneTimeMessages.ConfirmUrl("T", 10_001, new Uri("https://a.cn/"), ""));
    }
}
