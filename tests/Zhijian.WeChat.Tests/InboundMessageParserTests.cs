using System.Text;
using Zhijian.WeChat.Messages;

namespace Zhijian.WeChat.Tests;

public sealed class InboundMessageParserTests
{
    private const string Head = "<ToUserName>gh_a</ToUserName><FromUserName>oUser</FromUserName><CreateTime>1348831860</CreateTime>";

    private static InboundMessage Parse(string push) => InboundMessageParser.Parse(Encoding.UTF8.GetBytes(push));

    private static InboundMessage ParseText(string content) => Parse($"<xml>{Head}<MsgType>text</MsgType>{content}<MsgId>1</MsgId></xml>");

    private static string Content(string content) => ParseText(content).ShouldBeOfType<TextMessage>().Content;

    private static MalformedMessageException Refused(string push) => Should.Throw<MalformedMessageException>(() => { Parse(push); });

    [Theory]
    [InlineData("<Content><![CDATA[你好]]></Content>", "你好")]
    [InlineData("<Content>你好</Content>", "你好")]
    [InlineData("<Content> a\n b </Content>", " a\n b ")]
    [InlineData("<Content/>", "")]
    [InlineData("<Content></Content>", "")]
    [InlineData("<Content><![CDATA[]]></Content>", "")]
    [InlineData("<Content a='1' b=\"&lt;\" ></Content >", "")]
    [InlineData("<Content>&lt;&gt;&amp;&quot;&apos;</Content>", "<>&\"'")]
    [InlineData("<Content>&#20320;&#x597d;&#x1F600;</Content>", "你好😀")]
    [InlineData("<Content><![CDATA[&lt;]]></Content>", "&lt;")]
    [InlineData("<Content><![CDATA[a]]]]><![CDATA[>b]]></Content>", "a]]>b")]
    [InlineData("<Content>a<![CDATA[<b>]]>c</Content>", "a<b>c")]
    [InlineData("<Content>a<!-- not seen -->b<?nor this?>c</Content>", "abc")]
    [InlineData("<Content><![CDATA[<xml><Content>no</Content></xml>]]></Content>", "<xml><Content>no</Content></xml>")]
    public void Text_is_read_as_XML_says(string element, string expected) => Content(element).ShouldBe(expected);

    [Theory]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- x --><xml>{0}</xml>\n<!-- y -->\n")]
    [InlineData("  <xml attribute=\"1\">\n{0}\n</xml>")]
    [InlineData("<root>{0}</root>")]
    public void What_XML_allows_around_the_message_is_passed_over(string around) =>
        Parse(around.Replace("{0}", Head + "<MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId>", StringComparison.Ordinal))
            .ShouldBeOfType<TextMessage>().Content.ShouldBe("x");

    [Fact]
    public void Control_characters_that_phones_really_send_do_not_cost_the_message() => Content("<Content><![CDATA[a\u0008b]]></Content>").ShouldBe("a\u0008b");

    [Fact]
    public void Bytes_that_are_not_UTF8_become_the_replacement_character()
    {
        var push = Encoding.UTF8.GetBytes($"<xml>{Head}<MsgType>text</MsgType><Content>ab</Content><MsgId>1</MsgId></xml>");
        push[push.AsSpan().IndexOf("ab"u8)] = 0xFF;
        InboundMessageParser.Parse(push).ShouldBeOfType<TextMessage>().Content.ShouldBe("\uFFFDb");
    }

    [Fact]
    public void One_mebibyte_of_text_is_read()
    {
        var text = new string('长', 350_000);
        Content($"<Content><![CDATA[{text}]]></Content>").ShouldBe(text);
    }

    [Theory]
    [InlineData("<!DOCTYPE xml [<!ENTITY a 'b'>]><xml>&a;</xml>", MalformedMessageReason.Dtd)]
    [InlineData("<xml><!DOCTYPE xml></xml>", MalformedMessageReason.Dtd)]
    [InlineData("<xml><a>&xxe;</a></xml>", MalformedMessageReason.Entity)]
    [InlineData("<xml a='&xxe;'></xml>", MalformedMessageReason.Entity)]
    [InlineData("<xml><a>&LT;</a></xml>", MalformedMessageReason.Entity)]
    [InlineData("<xml><a>a & b</a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a>&#0;</a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a>&#xD800;</a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a>&#x110000;</a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a>&#99999999999;</a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a>&;</a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a>&#;</a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a>\0</a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("", MalformedMessageReason.NotWellFormed)]
    [InlineData("text", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml></xml", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml></xml><xml></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml></xml>tail", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a></b></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a></aa></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a b></a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a b=c></a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a b='<'></a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a b='1'c='2'></a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><1a></1a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml>< a></a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><a><![CDATA[x</a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<![CDATA[x]]><xml/>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><!-- </xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("<xml><!ELEMENT a></xml>", MalformedMessageReason.NotWellFormed)]
    [InlineData("{", MalformedMessageReason.NotWellFormed)]
    [InlineData("{\"a\":1}{}", MalformedMessageReason.NotWellFormed)]
    [InlineData("{'a':1}", MalformedMessageReason.NotWellFormed)]
    [InlineData("{\"ToUserName\":\"a\\u0000b\"}", MalformedMessageReason.NotWellFormed)]
    [InlineData("{\"ToUserName\":\"\\ud800\"}", MalformedMessageReason.NotWellFormed)]
    public void What_is_not_well_formed_or_not_allowed_is_refused(string push, MalformedMessageReason reason) => Refused(push).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public void JSON_that_is_no_object_is_refused(string json) =>
        Should.Throw<MalformedMessageException>(() => { InboundMessageParser.ParseJson(Encoding.UTF8.GetBytes(json)); }).Reason.ShouldBe(MalformedMessageReason.NotWellFormed);

    [Fact]
    public void Sixteen_levels_are_read_and_seventeen_refused()
    {
        ParseText(Nested(15)).Extras.ShouldHaveSingleItem().Value.ShouldBe("x");
        Refused($"<xml>{Nested(16)}</xml>").Reason.ShouldBe(MalformedMessageReason.TooDeep);
        Refused(string.Concat(Enumerable.Repeat("<a>", 100_000))).Reason.ShouldBe(MalformedMessageReason.TooDeep);
        Refused(string.Concat(Enumerable.Repeat("{\"a\":", 100))).Reason.ShouldBe(MalformedMessageReason.TooDeep);
        Refused("{\"a\":" + new string('[', 100)).Reason.ShouldBe(MalformedMessageReason.TooDeep);
    }

    [Fact]
    public void Beyond_two_mebibytes_or_4096_elements_is_refused()
    {
        Refused(new string(' ', InboundMessageParser.MaxBytes + 1)).Reason.ShouldBe(MalformedMessageReason.TooLarge);
        Refused($"<xml>{string.Concat(Enumerable.Repeat("<a/>", 4096))}</xml>").Reason.ShouldBe(MalformedMessageReason.TooLarge);
        ParseText(string.Concat(Enumerable.Repeat("<a/>", 4000))).Extras.Count.ShouldBe(4000 + 0);
    }

    [Theory]
    [InlineData("ToUserName")]
    [InlineData("FromUserName")]
    [InlineData("CreateTime")]
    [InlineData("MsgType")]
    [InlineData("Event")]
    public void Without_one_of_the_common_fields_it_is_no_message(string field)
    {
        var push = $"<xml>{Head}<MsgType>event</MsgType><Event>CLICK</Event><EventKey>k</EventKey></xml>".Replace(field, "Other", StringComparison.Ordinal);
        var refusal = Refused(push);
        refusal.Reason.ShouldBe(MalformedMessageReason.MissingField);
        refusal.Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("99999999999999")]
    [InlineData("99999999999999999999999")]
    public void A_time_that_is_no_time_is_missing(string time) =>
        Refused($"<xml>{Head}<MsgType>text</MsgType></xml>".Replace("1348831860", time, StringComparison.Ordinal)).Field.ShouldBe("CreateTime");

    [Fact]
    public void An_unknown_type_is_kept_whole()
    {
        var message = Parse($"<xml>{Head}<MsgType>hologram</MsgType><Beam><Colour>green</Colour><Colour>red</Colour></Beam><MsgId>7</MsgId></xml>").ShouldBeOfType<UnknownMessage>();
        message.MsgType.ShouldBe("hologram");
        message.DeduplicationKey.ShouldBe("7");
        message.Extras.ShouldBe([new("Beam/Colour", "green"), new("Beam/Colour", "red")]);
        Parse($"<xml>{Head}<MsgType>hologram</MsgType></xml>").DeduplicationKey.ShouldBe("oUser|1348831860|hologram|");
    }

    [Fact]
    public void An_unknown_event_is_kept_whole()
    {
        var message = Parse($"<xml>{Head}<MsgType>event</MsgType><Event>scan</Event><EventKey>k</EventKey><New>1</New></xml>").ShouldBeOfType<UnknownEvent>();
        message.Event.ShouldBe("scan"); // case matters: only SCAN is the known one
        message.EventKey.ShouldBe("k");
        message.Extras.ShouldBe([new("New", "1")]);
        message.DeduplicationKey.ShouldBe("oUser|1348831860|scan|k");
    }

    [Fact]
    public void A_new_element_of_a_known_type_is_kept() =>
        ParseText("<Content>x</Content><New><Deep>1</Deep></New><Content>y</Content>").ShouldBeOfType<TextMessage>().Extras
            .ShouldBe([new("New/Deep", "1"), new("Content", "y")]);

    [Fact]
    public void A_known_type_without_a_field_it_must_have_is_kept_as_unknown()
    {
        var message = Parse($"<xml>{Head}<MsgType>location</MsgType><Location_X>north</Location_X><Location_Y>113.3</Location_Y><MsgId>9</MsgId></xml>")
            .ShouldBeOfType<UnknownMessage>();
        message.MsgType.ShouldBe("location");
        message.MsgId.ShouldBe(9);
        message.Extras.ShouldBe([new("Location_X", "north"), new("Location_Y", "113.3")]);
        Parse($"<xml>{Head}<MsgType>event</MsgType><Event>CLICK</Event></xml>").ShouldBeOfType<UnknownEvent>().Event.ShouldBe("CLICK");
    }

    [Fact]
    public void A_value_that_does_not_fit_its_type_is_kept_as_text()
    {
        var message = ParseText("<Content>x</Content><Idx>first</Idx>").ShouldBeOfType<TextMessage>();
        message.Identity.ArticleIndex.ShouldBeNull();
        message.Extras.ShouldBe([new("Idx", "first")]);
    }

    [Fact]
    public void An_entry_picked_from_a_menu_message_names_it() =>
        ParseText("<Content>满意</Content><bizmsgmenuid>101</bizmsgmenuid>").ShouldBeOfType<TextMessage>().MenuItemId.ShouldBe("101");

    [Theory]
    [InlineData("<EventKey><![CDATA[]]></EventKey>", null)]
    [InlineData("", null)]
    [InlineData("<EventKey>last_trade_no_1</EventKey>", null)]
    [InlineData("<EventKey>qrscene_counter-1</EventKey><Ticket>T</Ticket>", "counter-1")]
    public void A_follow_tells_its_scene_if_it_has_one(string elements, string? scene) =>
        Parse($"<xml>{Head}<MsgType>event</MsgType><Event>subscribe</Event>{elements}</xml>").ShouldBeOfType<SubscribeEvent>().Scene.ShouldBe(scene);

    [Theory]
    [InlineData("""{"TemplateId":"T","SubscribeStatusString":"reject","PopupScene":"0"}""")]
    [InlineData("""[{"TemplateId":"T","SubscribeStatusString":"reject","PopupScene":"0"}]""")]
    public void In_JSON_the_list_of_a_subscribe_notice_stands_without_its_wrapper(string list)
    {
        var message = Parse($$"""{"ToUserName":"gh_a","FromUserName":"o","CreateTime":"1620973045","MsgType":"event","Event":"subscribe_msg_popup_event","List":{{list}}}""");
        message.ShouldBeOfType<SubscribeMessagePopupEvent>().Choices.ShouldBe([new("T", "reject", 0)]);
        message.Extras.ShouldBeEmpty();
    }

    [Fact]
    public void Names_with_blanks_and_lower_case_spellings_are_understood()
    {
        Parse("""{"ToUserName":"gh_a","FromUserName":"o","CreateTime":1,"MsgType":"event","Event":"user_authorization_revoke"," OpenID":"oP"," AppID":"wx"," RevokeInfo":"1"}""")
            .ShouldBeOfType<UserAuthorizationRevokedEvent>().OpenId.ShouldBe("oP");
        Parse($"<xml>{Head}<MsgType>event</MsgType><Event>user_info_modified</Event><openid>oP</openid><appid>wx</appid></xml>")
            .ShouldBeOfType<UserInfoModifiedEvent>().AppId.ShouldBe("wx");
    }

    [Fact]
    public void JSON_may_have_escapes_arrays_numbers_and_null()
    {
        var message = Parse("""{"ToUserName":"gh_a","FromUserName":"o","CreateTime":1,"MsgType":"text","Content":"\u4f60\n\"好\"","MsgId":12,"Tags":["a","b"],"None":null,"Yes":true}""");
        message.ShouldBeOfType<TextMessage>().Content.ShouldBe("你\n\"好\"");
        message.Extras.ShouldBe([new("Tags", "a"), new("Tags", "b"), new("Yes", "true")]);
    }

    [Fact]
    public void Two_events_of_one_second_that_differ_have_different_keys()
    {
        static string Key(string elements) => Parse($"<xml>{Head}<MsgType>event</MsgType>{elements}</xml>").DeduplicationKey;
        Key("<Event>CLICK</Event><EventKey>a</EventKey>").ShouldNotBe(Key("<Event>CLICK</Event><EventKey>b</EventKey>"));
        Key("<Event>TEMPLATESENDJOBFINISH</Event><MsgID>1</MsgID><Status>success</Status>")
            .ShouldNotBe(Key("<Event>TEMPLATESENDJOBFINISH</Event><MsgID>2</MsgID><Status>success</Status>"));
        Key($"<Event>VIEW</Event><EventKey>http://x/{new string('a', 900)}</EventKey>").Length.ShouldBe(64);
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("<n>", levels)) + "x" + string.Concat(Enumerable.Repeat("</n>", levels));
}
