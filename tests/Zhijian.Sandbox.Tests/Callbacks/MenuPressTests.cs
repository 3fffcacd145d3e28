using System.Text.Json;
using Zhijian.Sandbox.Tests.Harness;
using Zhijian.WeChat.Messages;

namespace Zhijian.Sandbox.Tests.Callbacks;

public sealed class MenuPressTests : IAsyncLifetime
{
    private Scene scene = null!;

    public async ValueTask InitializeAsync()
    {
        scene = await Scene.StartAsync();
        var menu = new
        {
            button = new object[]
            {
                new { name = "户政", sub_button = new object[] { new { type = "click", name = "户口迁移", key = "household-move" }, new { type = "view", name = "官网", url = "https://a.gov.cn/" } } },
                new { name = "工具", sub_button = new object[] { new { type = "scancode_waitmsg", name = "扫码", key = "scan" }, new { type = "pic_weixin", name = "照片", key = "pic" }, new { type = "location_select", name = "位置", key = "place" } } },
                new { type = "miniprogram", name = "小程序", url = "https://a.gov.cn/old", appid = "wx1234567890123456", pagepath = "pages/index" },
            },
        };
        (await scene.Account.CallAsync("/cgi-bin/menu/create", menu)).ShouldSucceed();
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task A_click_button_is_an_event_with_its_key_that_is_answered_like_a_message()
    {
        scene.Receiver.Reply(push => push.Reply("户口迁移指引"));
        await PressAsync(new { key = "household-move" });
        (await NextAsync<ClickEvent>())["EventKey"].ShouldBe("household-move");
        (await scene.Phone.NextShownAsync()).Text("text").ShouldBe("户口迁移指引");
    }

    [Fact]
    public async Task A_link_button_opens_the_page_and_tells_the_account()
    {
        var result = await PressAsync(new { index = new[] { 0, 1 } });
        (result.Text("opens"), result.Text("url")).ShouldBe(("page", "https://a.gov.cn/"));
        (await NextAsync<ViewEvent>())["EventKey"].ShouldBe("https://a.gov.cn/");
    }

    [Fact]
    public async Task A_mini_program_button_opens_its_page()
    {
        (await PressAsync(new { index = new[] { 2 } })).Text("opens").ShouldBe("miniprogram");
        (await scene.Receiver.NextAsync())["EventKey"].ShouldBe("pages/index");
    }

    [Fact]
    public async Task A_scan_button_tells_what_was_read()
    {
        await PressAsync(new { key = "scan", scanResult = "http://a.gov.cn/c/1" });
        var push = await scene.Receiver.NextAsync();
        push["Event"].ShouldBe("scancode_waitmsg");
        push.Xml.Element("ScanCodeInfo")!.Element("ScanResult")!.Value.ShouldBe("http://a.gov.cn/c/1");
    }

    [Fact]
    public async Task A_photo_button_is_an_event_and_then_the_picture()
    {
        await PressAsync(new { key = "pic", sampleName = "crossing" });
        var push = await scene.Receiver.NextAsync();
        push["Event"].ShouldBe("pic_weixin");
        push.Xml.Element("SendPicsInfo")!.Element("PicList")!.Element("item")!.Element("PicMd5Sum")!.Value.ShouldMatch("^[0-9a-f]{32}$");
        await NextAsync<ImageMessage>();
    }

    [Fact]
    public async Task The_pictures_a_person_picked_are_counted_and_sent()
    {
        using var form = new MultipartFormDataContent { { new StringContent("[1,1]"), "index" } };
        foreach (var name in (string[])["id-card", "document"]) form.Add(new ByteArrayContent(Zhijian.Sandbox.Media.Samples.Find(name)!.Content), "media", $"{name}.png");
        using var response = await scene.Sandbox.Http.PostAsync($"/_sandbox/followers/li/accounts/{scene.Account.AppId}/menu", form);
        await SandboxUnderTest.ReadAsync(response);
        (await scene.Receiver.NextAsync()).Xml.Element("SendPicsInfo")!.Element("Count")!.Value.ShouldBe("2");
        var sent = new[] { await NextAsync<ImageMessage>(), await NextAsync<ImageMessage>() };
        (await scene.Sandbox.Http.GetByteArrayAsync(sent[1]["PicUrl"])).ShouldBe(Zhijian.Sandbox.Media.Samples.Find("document")!.Content);
    }

    [Fact]
    public async Task A_place_button_is_an_event_and_then_the_place()
    {
        await PressAsync(new { key = "place", location = new { latitude = 23.5, longitude = 112.5, label = "鼎湖山" } });
        var push = await scene.Receiver.NextAsync();
        push.Xml.Element("SendLocationInfo")!.Element("Label")!.Value.ShouldBe("鼎湖山");
        (await NextAsync<LocationMessage>())["Label"].ShouldBe("鼎湖山");
    }

    [Fact]
    public async Task The_phone_shows_the_menu_of_both_levels()
    {
        var chat = (await scene.Sandbox.GetAsync("/_sandbox/followers/li/chats"))[0];
        var menu = chat.GetProperty("menu");
        menu.GetArrayLength().ShouldBe(3);
        menu[0].GetProperty("subButtons")[0].Text("key").ShouldBe("household-move");
    }

    [Theory]
    [InlineData("{\"index\":[0]}")]
    [InlineData("{\"index\":[7]}")]
    [InlineData("{\"key\":\"nothing\"}")]
    [InlineData("{}")]
    public async Task A_parent_or_a_missing_button_cannot_be_pressed(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await scene.Sandbox.Http.PostAsync($"/_sandbox/followers/li/accounts/{scene.Account.AppId}/menu", content);
        ((int)response.StatusCode).ShouldBe(422);
    }

    private Task<JsonElement> PressAsync(object body) => scene.Account.ActAsync(Scene.Li, "menu", body);

    private async Task<Received> NextAsync<TMessage>()
        where TMessage : InboundMessage
    {
        var push = await scene.Receiver.NextAsync();
        InboundMessageParser.Parse(System.Text.Encoding.UTF8.GetBytes(push.Body)).ShouldBeOfType<TMessage>();
        return push;
    }
}
