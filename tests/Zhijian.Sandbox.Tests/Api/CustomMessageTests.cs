using System.Text.Json;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

public sealed class CustomMessageTests : IAsyncLifetime
{
    private const string Send = "/cgi-bin/message/custom/send";
    private const string Typing = "/cgi-bin/message/custom/typing";
    private SandboxUnderTest sandbox = null!;
    private TestAccount account = null!;
    private string openId = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxUnderTest.StartAsync();
        account = await sandbox.AccountAsync();
        await sandbox.PersonAsync();
        openId = await account.FollowAsync("li");
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task After_a_message_five_replies_pass_and_the_sixth_is_one_too_many()
    {
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(2));
        await account.TextAsync("li", "在吗");
        for (var reply = 1; reply <= 5; reply++) (await account.SayAsync(openId, $"第{reply}条")).ShouldSucceed();
        (await account.SayAsync(openId)).ShouldFail(45047).Text("errmsg").ShouldStartWith("out of response count limit rid: ");
        (await account.MessagesAsync("li")).Count(message => message.Text("via") == "customerService").ShouldBe(5);
    }

    [Fact]
    public async Task After_following_three_messages_pass_within_a_minute()
    {
        for (var reply = 1; reply <= 3; reply++) (await account.SayAsync(openId)).ShouldSucceed();
        (await account.SayAsync(openId)).ShouldFail(45047);
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await account.SayAsync(openId)).ShouldFail(45015).Text("errmsg").ShouldStartWith("response out of time limit or subscription is canceled rid: ");
    }

    [Theory]
    [InlineData(47.99, 0)]
    [InlineData(48.01, 45015)]
    public async Task The_window_of_a_message_is_48_hours(double hours, int errcode)
    {
        await account.TextAsync("li", "在吗");
        await sandbox.AdvanceAsync(TimeSpan.FromHours(hours));
        (await account.SayAsync(openId)).ShouldFail(errcode);
    }

    [Fact]
    public async Task A_menu_click_opens_a_minute_but_a_link_button_does_not()
    {
        var menu = new { button = new object[] { new { type = "click", name = "点", key = "k" }, new { type = "view", name = "看", url = "https://a.gov.cn" } } };
        (await account.CallAsync("/cgi-bin/menu/create", menu)).ShouldSucceed();
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(2));
        await account.ActAsync("li", "menu", new { index = new[] { 1 } });
        (await account.SayAsync(openId)).ShouldFail(45015);
        await account.ActAsync("li", "menu", new { key = "k" });
        (await account.SayAsync(openId)).ShouldSucceed();
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(61));
        (await account.SayAsync(openId)).ShouldFail(45015);
    }

    [Fact]
    public async Task Somebody_who_left_cannot_be_written_to_and_a_stranger_is_unknown()
    {
        await account.TextAsync("li", "再见");
        await account.ActAsync("li", "unfollow", new { });
        (await account.SayAsync(openId)).ShouldFail(45015);
        (await account.SayAsync("oNobodyOfThisAccount12345678")).ShouldFail(40003);
    }

    [Fact]
    public async Task A_message_with_a_mistake_costs_nothing_of_the_budget()
    {
        for (var mistake = 0; mistake < 5; mistake++) (await account.SayAsync(openId, "")).ShouldFail(44004);
        for (var reply = 0; reply < 3; reply++) (await account.SayAsync(openId)).ShouldSucceed();
    }

    [Theory]
    [InlineData("{\"msgtype\":\"poem\"}", 40008)]
    [InlineData("{}", 40008)]
    [InlineData("{\"msgtype\":\"text\"}", 44004)]
    [InlineData("{\"msgtype\":\"image\",\"image\":{\"media_id\":\"unknown\"}}", 40007)]
    [InlineData("{\"msgtype\":\"news\",\"news\":{\"articles\":[]}}", 44003)]
    [InlineData("{\"msgtype\":\"news\",\"news\":{\"articles\":[{\"title\":\"a\"},{\"title\":\"b\"}]}}", 45008)]
    [InlineData("{\"msgtype\":\"msgmenu\",\"msgmenu\":{\"list\":[]}}", 41011)]
    [InlineData("{\"msgtype\":\"mpnews\",\"mpnews\":{\"media_id\":\"x\"}}", 40007)]
    public async Task Mistakes_in_the_content_have_their_own_errcodes(string body, int errcode) =>
        (await account.CallRawAsync(Send, $"{{\"touser\":\"{openId}\",{body[1..]}".Replace(",}", "}"))).ShouldFail(errcode);

    [Fact]
    public async Task A_text_beyond_2048_bytes_is_too_long() => (await account.SayAsync(openId, new string('长', 683))).ShouldFail(45002);

    [Fact]
    public async Task Every_type_reaches_the_phone()
    {
        await account.TextAsync("li", "都发给我");
        var image = (await account.UploadAsync("/cgi-bin/media/upload?type=image", SamplePictures.IdCard())).Text("media_id");
        var voice = (await account.UploadAsync("/cgi-bin/media/upload?type=voice", Samples.Find("thanks")!.Content)).Text("media_id");
        var cover = (await account.UploadAsync("/cgi-bin/media/upload?type=thumb", SamplePictures.Cover())).Text("thumb_media_id");
        var video = (await account.UploadAsync("/cgi-bin/media/upload?type=video", Samples.Find("street")!.Content)).Text("media_id");
        await SendAsync(new { touser = openId, msgtype = "image", image = new { media_id = image } });
        await SendAsync(new { touser = openId, msgtype = "voice", voice = new { media_id = voice } });
        await SendAsync(new { touser = openId, msgtype = "video", video = new { media_id = video, thumb_media_id = cover, title = "视频", description = "说明" } });
        await SendAsync(new { touser = openId, msgtype = "music", music = new { title = "歌", musicurl = "http://a/s.mp3", hqmusicurl = "http://a/h.mp3", thumb_media_id = cover } });
        await SendAsync(new { touser = openId, msgtype = "news", news = new { articles = new[] { new { title = "文章", description = "d", url = "http://a", picurl = "http://p" } } } });
        await account.TextAsync("li", "还有");
        await SendAsync(new { touser = openId, msgtype = "msgmenu", msgmenu = new { head_content = "满意吗", list = new[] { new { id = "101", content = "满意" } }, tail_content = "谢谢" } });
        await SendAsync(new { touser = openId, msgtype = "miniprogrampage", miniprogrampage = new { title = "办事", appid = "wx1234567890123456", pagepath = "p", thumb_media_id = cover } });
        await SendAsync(new { touser = openId, msgtype = "wxcard", wxcard = new { card_id = "card" } });
        await SendAsync(new { touser = openId, msgtype = "text", text = new { content = "客服说" }, customservice = new { kf_account = "test1@gh" } });

        var shown = (await account.MessagesAsync("li")).Where(message => message.Text("from") == "account").ToList();
        shown.Select(message => message.Text("kind")).ShouldBe(["image", "voice", "video", "music", "news", "menu", "miniprogram", "card", "text"]);
        shown[0].Text("mediaUrl").ShouldBe($"/_sandbox/media/{image}");
        (shown[2].Text("title"), shown[2].Text("thumbUrl")).ShouldBe(("视频", $"/_sandbox/media/{cover}"));
        shown[4].GetProperty("articles")[0].Text("pictureUrl").ShouldBe("http://p");
        shown[5].GetProperty("menuItems")[0].Text("content").ShouldBe("满意");
        (shown[5].Text("headText"), shown[5].Text("tailText")).ShouldBe(("满意吗", "谢谢"));
        shown[8].Text("agent").ShouldBe("test1@gh");
    }

    [Fact]
    public async Task Typing_shows_on_the_phone_and_ends_with_the_message()
    {
        await account.TextAsync("li", "在吗");
        (await TypingAsync("Typing")).ShouldSucceed();
        (await IsTypingAsync()).ShouldBeTrue();
        (await TypingAsync("Typing")).ShouldFail(45081);
        await account.SayAsync(openId);
        (await IsTypingAsync()).ShouldBeFalse();
        (await TypingAsync("Typing")).ShouldSucceed();
        (await TypingAsync("CancelTyping")).ShouldSucceed();
        (await IsTypingAsync()).ShouldBeFalse();
        (await TypingAsync("Sleeping")).ShouldFail(45072);
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(31));
        (await TypingAsync("Typing")).ShouldFail(45080);
    }

    private async Task SendAsync(object message) => (await account.CallAsync(Send, message)).ShouldSucceed();

    private Task<JsonElement> TypingAsync(string command) => account.CallAsync(Typing, new { touser = openId, command });

    private async Task<bool> IsTypingAsync() => (await sandbox.GetAsync("/_sandbox/followers/li/chats"))[0].GetProperty("typing").GetBoolean();
}
