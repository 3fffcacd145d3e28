using System.Text.Json;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Callbacks;

public sealed class PassiveReplyTests : IAsyncLifetime
{
    private const string Notice = "该公众号暂时无法提供服务，请稍后再试";
    private Scene scene = null!;

    public async ValueTask InitializeAsync() => scene = await Scene.StartAsync("compatible");

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Theory]
    [InlineData("success", "success")]
    [InlineData("", "empty")]
    [InlineData(" success\n", "success")]
    public async Task Success_or_nothing_means_no_reply(string body, string outcome)
    {
        scene.Receiver.Reply(_ => body);
        await scene.Account.TextAsync(Scene.Li, "在吗");
        (await scene.Phone.NextStateAsync()).ShouldBe("delivered");
        (await LastRecordAsync()).Text("outcome").ShouldBe(outcome);
        (await scene.Account.MessagesAsync(Scene.Li)).ShouldAllBe(message => message.Text("from") == "me");
    }

    [Fact]
    public async Task A_text_is_shown_with_its_lines()
    {
        var shown = await AnswerAsync(push => push.Reply("第一行\n第二行 <a href=\"http://a.gov.cn\">网址</a>"));
        shown.Text("kind").ShouldBe("text");
        shown.Text("text").ShouldBe("第一行\n第二行 <a href=\"http://a.gov.cn\">网址</a>");
        shown.Text("via").ShouldBe("passive");
        shown.Text("from").ShouldBe("account");
    }

    [Theory]
    [InlineData("image", "id-card", "Image", "image")]
    [InlineData("voice", "thanks", "Voice", "voice")]
    [InlineData("video", "street", "Video", "video")]
    public async Task An_uploaded_file_is_shown(string type, string sample, string element, string kind)
    {
        var id = await UploadAsync(type, Samples.Find(sample)!.Content);
        var shown = await AnswerAsync(push => Of(push, type, $"<{element}><MediaId>{id}</MediaId><Title>标题</Title></{element}>"));
        shown.Text("kind").ShouldBe(kind);
        using var file = await scene.Sandbox.Http.GetAsync(shown.Text("mediaUrl"));
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(Samples.Find(sample)!.Content);
    }

    [Fact]
    public async Task Music_is_shown_with_its_cover()
    {
        var cover = await UploadAsync("thumb", SamplePictures.Cover());
        var shown = await AnswerAsync(push => Of(push, "music", $"<Music><Title>警歌</Title><MusicUrl>http://a.gov.cn/song.mp3</MusicUrl><ThumbMediaId>{cover}</ThumbMediaId></Music>"));
        (shown.Text("kind"), shown.Text("title"), shown.Text("url")).ShouldBe(("music", "警歌", "http://a.gov.cn/song.mp3"));
    }

    [Fact]
    public async Task A_message_is_answered_with_one_article_and_an_event_with_up_to_eight()
    {
        var ten = string.Concat(Enumerable.Range(0, 10).Select(number => $"<item><Title>第{number}篇</Title><Description>d</Description><PicUrl>p</PicUrl><Url>u</Url></item>"));
        var shown = await AnswerAsync(push => Of(push, "news", $"<ArticleCount>10</ArticleCount><Articles>{ten}</Articles>"));
        shown.GetProperty("articles").EnumerateArray().ShouldHaveSingleItem().Text("title").ShouldBe("第0篇");

        await scene.Account.ActAsync(Scene.Li, "unfollow", new { });
        await scene.Account.FollowAsync(Scene.Li);
        (await scene.Phone.NextShownAsync()).GetProperty("articles").GetArrayLength().ShouldBe(8);
    }

    [Fact]
    public async Task Handing_over_to_agents_shows_nothing()
    {
        scene.Receiver.Reply(push => Of(push, "transfer_customer_service", ""));
        await scene.Account.TextAsync(Scene.Li, "人工");
        (await scene.Phone.NextStateAsync()).ShouldBe("delivered");
        (await LastRecordAsync()).Text("outcome").ShouldBe("replied");
    }

    [Theory]
    [InlineData("{\"this\":\"is JSON\"}", "not well-formed XML")]
    [InlineData("<xml><ToUserName>", "not well-formed XML")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><xml>&a;</xml>", "DTD")]
    [InlineData("<html></html>", "root element")]
    [InlineData("<xml></xml>", "ToUserName")]
    public async Task An_answer_that_is_no_reply_brings_the_notice_at_once(string body, string reason)
    {
        var shown = await AnswerAsync(_ => body);
        shown.Text("text").ShouldBe(Notice);
        var record = await LastRecordAsync();
        record.Text("outcome").ShouldBe("malformed");
        record.Text("reason").ShouldContain(reason);
        record.Int("attempt").ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_that_is_wrong_in_one_thing_is_not_shown()
    {
        Func<Received, string>[] wrong =
        [
            push => PlainReply.Text(push["ToUserName"], push["FromUserName"], "not swapped"),
            push => PlainReply.Text("oSomebodyElse", push["ToUserName"], "to somebody else"),
            push => PlainReply.Text(push["FromUserName"], "gh_other", "from another account"),
            push => push.Reply("no time").Replace("12345678", "soon"),
            push => push.Reply(""),
            push => push.Reply(new string('长', 683)),
            push => Of(push, "poem", "<Content>x</Content>"),
            push => Of(push, "image", "<Image><MediaId>unknown</MediaId></Image>"),
            push => Of(push, "news", "<ArticleCount>0</ArticleCount><Articles></Articles>"),
            push => Of(push, "news", "<ArticleCount>2</ArticleCount><Articles><item><Title>t</Title></item></Articles>"),
        ];
        foreach (var answer in wrong) (await AnswerAsync(answer)).Text("text").ShouldBe(Notice);
    }

    [Fact]
    public async Task A_text_of_2048_bytes_still_fits() => (await AnswerAsync(push => push.Reply(new string('长', 682)))).Text("text").Length.ShouldBe(682);

    [Fact]
    public async Task An_encrypted_reply_is_opened_and_both_forms_are_in_the_traffic()
    {
        await scene.Account.ChangeAsync(mode: "safe", callbackUrl: scene.Receiver.Url);
        scene.Receiver.Reply(push => scene.Crypto.Envelope(PlainReply.Text(scene.OpenId, scene.Account.OriginalId, "密文")));
        await scene.Account.TextAsync(Scene.Li, "在吗");
        (await scene.Phone.NextShownAsync()).Text("text").ShouldBe("密文");
        var record = await LastRecordAsync();
        record.Text("responseBody").ShouldContain("MsgSignature");
        record.Text("responsePlain").ShouldContain("密文");
        record.Text("requestPlain").ShouldContain("在吗");
        record.GetProperty("signature").GetProperty("verified").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("signature", "MsgSignature")]
    [InlineData("appid", "WrongAppId")]
    [InlineData("plain", "safe mode needs an encrypted reply")]
    [InlineData("cut", "MsgSignature")]
    public async Task In_safe_mode_a_forged_or_open_reply_is_not_shown(string mistake, string reason)
    {
        await scene.Account.ChangeAsync(mode: "safe", callbackUrl: scene.Receiver.Url);
        var reply = PlainReply.Text(scene.OpenId, scene.Account.OriginalId, "密文");
        var shown = await AnswerAsync(_ => mistake switch
        {
            "signature" => scene.Crypto.Envelope(reply, signature: new string('0', 40)),
            "appid" => scene.Crypto.Envelope(reply, trailingId: "wx0000000000000000"),
            "cut" => scene.Crypto.Envelope(reply).Replace("<Encrypt><![CDATA[", "<Encrypt><![CDATA[AAAA"),
            _ => reply,
        });
        shown.Text("text").ShouldBe(Notice);
        (await LastRecordAsync()).Text("reason").ShouldContain(reason);
    }

    [Fact]
    public async Task In_compatible_mode_an_encrypted_reply_is_as_good_as_a_plain_one() =>
        (await AnswerAsync(_ => scene.Crypto.Envelope(PlainReply.Text(scene.OpenId, scene.Account.OriginalId, "密文")))).Text("text").ShouldBe("密文");

    [Fact]
    public async Task In_plain_mode_an_encrypted_reply_cannot_be_read()
    {
        await scene.Account.ChangeAsync(mode: "plain", callbackUrl: scene.Receiver.Url);
        (await AnswerAsync(_ => scene.Crypto.Envelope("<xml/>"))).Text("text").ShouldBe(Notice);
    }

    [Fact]
    public async Task A_malformed_fault_garbles_a_good_reply()
    {
        await scene.Sandbox.FaultAsync(new { appliesTo = "callback", kind = "malformed", times = 1 });
        (await AnswerAsync(push => push.Reply("好"))).Text("text").ShouldBe(Notice);
        (await AnswerAsync(push => push.Reply("好"))).Text("text").ShouldBe("好");
    }

    [Fact]
    public async Task The_reply_to_somebody_who_has_left_is_not_shown()
    {
        var left = new TaskCompletionSource();
        scene.Receiver.Answer = async (push, http) =>
        {
            if (push["MsgType"] == "text") await left.Task;
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, push["MsgType"] == "text" ? push.Reply("再见") : "success");
        };
        await scene.Account.TextAsync(Scene.Li, "我走了");
        await scene.Receiver.NextAsync();
        await scene.Account.ActAsync(Scene.Li, "unfollow", new { });
        left.SetResult();
        (await scene.Phone.NextStateAsync()).ShouldBe("delivered");
        await scene.Receiver.NextAsync();
        (await scene.Account.MessagesAsync(Scene.Li)).ShouldAllBe(message => message.Text("from") == "me");
    }

    private async Task<JsonElement> AnswerAsync(Func<Received, string> reply)
    {
        scene.Receiver.Reply(reply);
        await scene.Account.TextAsync(Scene.Li, "在吗");
        return await scene.Phone.NextShownAsync();
    }

    private async Task<JsonElement> LastRecordAsync() => (await scene.Sandbox.TrafficAsync()).EnumerateArray().Last(one => one.Text("direction") == "callback");

    private async Task<string> UploadAsync(string type, byte[] content)
    {
        var answer = await scene.Account.UploadAsync($"/cgi-bin/media/upload?type={type}", content);
        return answer.Text(type == "thumb" ? "thumb_media_id" : "media_id");
    }

    private static string Of(Received push, string type, string inner) => PlainReply.Of(push["FromUserName"], push["ToUserName"], type, inner);
}
