using System.Text.Json.Nodes;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Tests.Doubles;

namespace Zhijian.WeChat.Tests.OfficialAccounts;

public sealed class CustomerServiceMessageTests
{
    private const string Send = "cgi-bin/message/custom/send";
    private const string Typing = "cgi-bin/message/custom/typing";
    private const string Ok = """{"errcode":0,"errmsg":"ok"}""";

    private readonly WeChatDouble weChat = new WeChatDouble().On(Send, Ok).On(Typing, Ok);

    public static TheoryData<ReplyContent, string> Every => new()
    {
        { new TextContent("你好"), """{"touser":"oUser","msgtype":"text","text":{"content":"你好"}}""" },
        { new ImageContent("m"), """{"touser":"oUser","msgtype":"image","image":{"media_id":"m"}}""" },
        { new VoiceContent("m"), """{"touser":"oUser","msgtype":"voice","voice":{"media_id":"m"}}""" },
        {
            new VideoContent("m", "t", "d", "thumb"),
            """{"touser":"oUser","msgtype":"video","video":{"media_id":"m","thumb_media_id":"thumb","title":"t","description":"d"}}"""
        },
        {
            new MusicContent("m", "t", "d", "u", "hq"),
            """{"touser":"oUser","msgtype":"music","music":{"title":"t","description":"d","musicurl":"u","hqmusicurl":"hq","thumb_media_id":"m"}}"""
        },
        {
            new NewsContent([new("t", "d", "p", "u")]),
            """{"touser":"oUser","msgtype":"news","news":{"articles":[{"title":"t","description":"d","url":"u","picurl":"p"}]}}"""
        },
        {
            new MenuContent("您满意吗？", [new("101", "满意"), new("102", "不满意")], "欢迎再来"),
            """{"touser":"oUser","msgtype":"msgmenu","msgmenu":{"head_content":"您满意吗？","list":[{"id":"101","content":"满意"},{"id":"102","content":"不满意"}],"tail_content":"欢迎再来"}}"""
        },
        { new MaterialNewsContent("m"), """{"touser":"oUser","msgtype":"mpnews","mpnews":{"media_id":"m"}}""" },
        { new PublishedArticleContent("a"), """{"touser":"oUser","msgtype":"mpnewsarticle","mpnewsarticle":{"article_id":"a"}}""" },
        { new CardContent("c"), """{"touser":"oUser","msgtype":"wxcard","wxcard":{"card_id":"c"}}""" },
        {
            new MiniProgramPageContent("t", "wx", "pages/a", "m"),
            """{"touser":"oUser","msgtype":"miniprogrampage","miniprogrampage":{"title":"t","appid":"wx","pagepath":"pages/a","thumb_media_id":"m"}}"""
        },
        {
            new LinkContent("t", "d", "u", "thumb"),
            """{"touser":"oUser","msgtype":"link","link":{"title":"t","description":"d","url":"u","thumb_url":"thumb"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Every_message_has_exactly_the_body_of_the_docs(ReplyContent content, string body)
    {
        await weChat.Client().Messages.SendAsync("oUser", content);
        var call = weChat.CallsTo(Send).ShouldHaveSingleItem();
        call.Body.ShouldBe(body);
        call.ContentType.ShouldBe("application/json; charset=utf-8");
        call.ContentLength.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_agent_may_speak()
    {
        await weChat.Client().Messages.SendAsync("oUser", new TextContent("x"), "test1@kftest");
        weChat.CallsTo(Send).Single().Body.ShouldBe("""{"touser":"oUser","msgtype":"text","text":{"content":"x"},"customservice":{"kf_account":"test1@kftest"}}""");
    }

    [Theory]
    [InlineData("😀🇨🇳 𠮷野家 \u2028\uFEFF\uE000")]
    [InlineData("<a href=\"http://www.qq.com\">点击</a> & 'quoted' + more")]
    [InlineData("line\nline\ttab \\ backslash \\u4f60 not an escape \u0001")]
    public async Task Text_goes_out_as_itself_without_unicode_escapes(string text)
    {
        await weChat.Client().Messages.SendAsync("oUser", new TextContent(text));
        var body = weChat.CallsTo(Send).Single().Body;
        ((string?)JsonNode.Parse(body)!["text"]!["content"]).ShouldBe(text);
        body.Replace("\\\\u4f60", "", StringComparison.Ordinal).Replace("\\u0001", "", StringComparison.Ordinal).ShouldNotContain("\\u");
    }

    [Fact]
    public async Task A_hand_over_is_no_message()
    {
        await Should.ThrowAsync<ArgumentException>(() => weChat.Client().Messages.SendAsync("oUser", new TransferToAgents()));
        weChat.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Typing_is_shown_and_hidden()
    {
        var client = weChat.Client();
        await client.Messages.StartTypingAsync("oUser");
        await client.Messages.StopTypingAsync("oUser");
        weChat.CallsTo(Typing).Select(call => call.Body).ShouldBe(
            ["""{"touser":"oUser","command":"Typing"}""", """{"touser":"oUser","command":"CancelTyping"}"""]);
    }
}
