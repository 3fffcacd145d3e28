using System.Text;
using System.Xml.Linq;
using Zhijian.WeChat.Messages;

namespace Zhijian.WeChat.Tests;

public sealed class PassiveReplyTests
{
    private const string Head =
        "<xml><ToUserName><![CDATA[oUser]]></ToUserName><FromUserName><![CDATA[gh_a]]></FromUserName><CreateTime>12345678</CreateTime>";

    public static TheoryData<string, ReplyContent, string> Every => new()
    {
        { "text", new TextContent("你好"), "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content>" },
        { "image", new ImageContent("media_id"), "<MsgType><![CDATA[image]]></MsgType><Image><MediaId><![CDATA[media_id]]></MediaId></Image>" },
        { "voice", new VoiceContent("media_id"), "<MsgType><![CDATA[voice]]></MsgType><Voice><MediaId><![CDATA[media_id]]></MediaId></Voice>" },
        {
            "video", new VideoContent("m", "t", "d"),
            "<MsgType><![CDATA[video]]></MsgType><Video><MediaId><![CDATA[m]]></MediaId><Title><![CDATA[t]]></Title><Description><![CDATA[d]]></Description></Video>"
        },
        { "video without title", new VideoContent("m"), "<MsgType><![CDATA[video]]></MsgType><Video><MediaId><![CDATA[m]]></MediaId></Video>" },
        {
            "music", new MusicContent("m", "t", "d", "u", "hq"),
            "<MsgType><![CDATA[music]]></MsgType><Music><Title><![CDATA[t]]></Title><Description><![CDATA[d]]></Description><MusicUrl><![CDATA[u]]></MusicUrl>"
            + "<HQMusicUrl><![CDATA[hq]]></HQMusicUrl><ThumbMediaId><![CDATA[m]]></ThumbMediaId></Music>"
        },
        {
            "news", new NewsContent([new("t", "d", "p", "u")]),
            "<MsgType><![CDATA[news]]></MsgType><ArticleCount>1</ArticleCount><Articles><item><Title><![CDATA[t]]></Title>"
            + "<Description><![CDATA[d]]></Description><PicUrl><![CDATA[p]]></PicUrl><Url><![CDATA[u]]></Url></item></Articles>"
        },
        { "transfer", new TransferToAgents(), "<MsgType><![CDATA[transfer_customer_service]]></MsgType>" },
        {
            "transfer to one agent", new TransferToAgents("test1@test"),
            "<MsgType><![CDATA[transfer_customer_service]]></MsgType><TransInfo><KfAccount><![CDATA[test1@test]]></KfAccount></TransInfo>"
        },
    };

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_reply_is_written_exactly(string name, ReplyContent content, string expected)
    {
        PassiveReply.Supports(content).ShouldBeTrue(name);
        Write(content).ShouldBe(Head + expected + "</xml>", name);
    }

    [Theory]
    [InlineData("]]>")]
    [InlineData("a]]>b]]>]]>")]
    [InlineData("]]]]>>")]
    [InlineData("<a href=\"https://x\">链接</a> & more")]
    [InlineData("第一行\n第二行\t😀")]
    public void Any_text_arrives_as_it_was_meant(string text) => Content(Write(new TextContent(text))).ShouldBe(text);

    [Fact]
    public void Characters_that_XML_forbids_are_left_out() => Content(Write(new TextContent("a\0b\u0008c\uFFFFd\u001Fe"))).ShouldBe("abcde");

    [Fact]
    public void A_text_of_one_mebibyte_is_written_whole()
    {
        var text = new string('长', 350_000);
        Content(Write(new TextContent(text))).ShouldBe(text);
    }

    [Fact]
    public void What_only_the_customer_service_API_can_carry_is_refused()
    {
        PassiveReply.Supports(new Unheard()).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Write(new Unheard()));
    }

    [Fact]
    public void Nothing_is_the_word_success() => Encoding.ASCII.GetString(PassiveReply.Nothing.Span).ShouldBe("success");

    private static string Content(string xml) => XElement.Parse(xml).Element("Content")!.Value;

    private static string Write(ReplyContent content) =>
        Encoding.UTF8.GetString(PassiveReply.Write(content, "oUser", "gh_a", DateTimeOffset.FromUnixTimeSeconds(12345678)));

    private sealed record Unheard : ReplyContent;
}
