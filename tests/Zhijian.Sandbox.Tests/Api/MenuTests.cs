using System.Text.Json;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

public sealed class MenuTests : IAsyncLifetime
{
    private SandboxUnderTest sandbox = null!;
    private TestAccount account = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxUnderTest.StartAsync();
        account = await sandbox.AccountAsync();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_menu_comes_back_as_it_was_made_with_an_empty_list_on_each_leaf()
    {
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(46003);
        (await CreateAsync(Click("一"), new { name = "二", sub_button = new object[] { View("二一") } })).ShouldSucceed();
        var menu = (await account.CallAsync("/cgi-bin/menu/get")).GetProperty("menu");
        menu.GetProperty("menuid").GetInt64().ShouldBeGreaterThan(0);
        var buttons = menu.GetProperty("button");
        (buttons[0].Text("type"), buttons[0].Text("name"), buttons[0].Text("key")).ShouldBe(("click", "一", "key"));
        buttons[0].GetProperty("sub_button").GetArrayLength().ShouldBe(0);
        buttons[1].GetProperty("sub_button")[0].Text("url").ShouldBe("https://a.gov.cn/x?a=1&b=2");
        var self = await account.CallAsync("/cgi-bin/get_current_selfmenu_info");
        self.Int("is_menu_open").ShouldBe(1);
        self.GetProperty("selfmenu_info").GetProperty("button")[1].GetProperty("sub_button").GetProperty("list")[0].Text("name").ShouldBe("二一");
        (await account.CallAsync("/cgi-bin/menu/delete")).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(46003);
    }

    [Theory]
    [InlineData("[]", 40016)]
    [InlineData("[C,C,C,C]", 40016)]
    [InlineData("[{\"type\":\"fly\",\"name\":\"a\"}]", 40017)]
    [InlineData("[{\"name\":\"a\"}]", 40017)]
    [InlineData("[{\"type\":\"click\",\"key\":\"k\"}]", 40018)]
    [InlineData("[{\"type\":\"click\",\"name\":\"六个汉字太长\",\"key\":\"k\"}]", 40018)]
    [InlineData("[{\"type\":\"click\",\"name\":\"a\"}]", 40019)]
    [InlineData("[{\"type\":\"click\",\"name\":\"a\",\"key\":\"L129\"}]", 40019)]
    [InlineData("[{\"type\":\"view\",\"name\":\"a\"}]", 40020)]
    [InlineData("[{\"type\":\"view\",\"name\":\"a\",\"url\":\"http://a/L1024\"}]", 40020)]
    [InlineData("[{\"type\":\"view\",\"name\":\"a\",\"url\":\"a.gov.cn\"}]", 40055)]
    [InlineData("[{\"name\":\"a\",\"sub_button\":[C,C,C,C,C,C]}]", 40023)]
    [InlineData("[{\"name\":\"a\",\"sub_button\":[{\"type\":\"fly\",\"name\":\"a\"}]}]", 40024)]
    [InlineData("[{\"name\":\"a\",\"sub_button\":[{\"type\":\"click\",\"name\":\"L61\",\"key\":\"k\"}]}]", 40025)]
    [InlineData("[{\"name\":\"a\",\"sub_button\":[{\"type\":\"click\",\"name\":\"a\"}]}]", 40026)]
    [InlineData("[{\"name\":\"a\",\"sub_button\":[{\"type\":\"view\",\"name\":\"a\"}]}]", 40027)]
    [InlineData("[{\"name\":\"a\",\"sub_button\":[{\"type\":\"view\",\"name\":\"a\",\"url\":\"x\"}]}]", 40054)]
    [InlineData("[{\"name\":\"a\",\"sub_button\":[{\"name\":\"b\",\"sub_button\":[C]}]}]", 40022)]
    [InlineData("[{\"type\":\"media_id\",\"name\":\"a\",\"media_id\":\"x\"}]", 40007)]
    [InlineData("[{\"type\":\"article_id\",\"name\":\"a\",\"article_id\":\"x\"}]", 53600)]
    [InlineData("[{\"type\":\"miniprogram\",\"name\":\"a\",\"url\":\"http://a\",\"appid\":\"x\",\"pagepath\":\"p\"}]", 40166)]
    [InlineData("[{\"type\":\"click\",\"name\":\"\\u4e00\",\"key\":\"k\"}]", 40033)]
    public async Task A_menu_with_a_mistake_is_refused_and_the_old_one_stays(string buttons, int errcode)
    {
        (await CreateAsync(Click("旧"))).ShouldSucceed();
        var json = buttons.Replace("C", "{\"type\":\"click\",\"name\":\"c\",\"key\":\"c\"}");
        foreach (var length in (int[])[61, 129, 1024]) json = json.Replace($"L{length}", new string('x', length));
        (await account.CallRawAsync("/cgi-bin/menu/create", $"{{\"button\":{json}}}")).ShouldFail(errcode);
        (await account.CallAsync("/cgi-bin/menu/get")).GetProperty("menu").GetProperty("button")[0].Text("name").ShouldBe("旧");
    }

    [Fact]
    public async Task The_newest_conditional_menu_that_fits_wins_else_the_default()
    {
        await sandbox.PersonAsync();
        var openId = await account.FollowAsync("li");
        var tag = (await account.CallAsync("/cgi-bin/tags/create", new { tag = new { name = "司机" } })).GetProperty("tag").Int("id");
        (await ConditionalAsync("早", new { tag_id = $"{tag}" })).ShouldFail(65303);
        (await CreateAsync(Click("默认"))).ShouldSucceed();
        (await ConditionalAsync("空", new { })).ShouldFail(65304);
        (await ConditionalAsync("苹果", new { client_platform_type = "1" })).ShouldSucceed();
        (await ConditionalAsync("司机一", new { tag_id = $"{tag}" })).ShouldSucceed();
        var newest = (await ConditionalAsync("司机二", new { tag_id = tag })).ShouldSucceed().Text("menuid");
        (await MatchAsync(openId)).ShouldBe("默认");
        (await account.CallAsync("/cgi-bin/tags/members/batchtagging", new { openid_list = new[] { openId }, tagid = tag })).ShouldSucceed();
        (await MatchAsync(openId)).ShouldBe("司机二");
        (await PhoneMenuAsync()).ShouldBe("司机二");

        (await account.CallAsync("/cgi-bin/menu/delconditional", new { menuid = newest })).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/menu/delconditional", new { menuid = newest })).ShouldFail(65301);
        (await MatchAsync(openId)).ShouldBe("司机一");
        (await account.CallAsync("/cgi-bin/menu/get")).GetProperty("conditionalmenu").GetArrayLength().ShouldBe(2);
        (await account.CallAsync("/cgi-bin/menu/trymatch", new { user_id = "nobody" })).ShouldFail(65302);

        (await account.CallAsync("/cgi-bin/menu/delete")).ShouldSucceed();
        (await ConditionalAsync("孤儿", new { tag_id = tag })).ShouldFail(65303);
    }

    [Fact]
    public async Task Material_in_a_menu_cannot_be_deleted()
    {
        var id = (await account.UploadAsync("/cgi-bin/material/add_material?type=image", Zhijian.Sandbox.Media.SamplePictures.Document())).Text("media_id");
        (await CreateAsync(new { type = "media_id", name = "图", media_id = id })).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/material/del_material", new { media_id = id })).ShouldFail(48005);
        (await account.CallAsync("/cgi-bin/menu/delete")).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/material/del_material", new { media_id = id })).ShouldSucceed();
    }

    private static object Click(string name) => new { type = "click", name, key = "key" };

    private static object View(string name) => new { type = "view", name, url = "https://a.gov.cn/x?a=1&b=2" };

    private Task<JsonElement> CreateAsync(params object[] button) => account.CallAsync("/cgi-bin/menu/create", new { button });

    private Task<JsonElement> ConditionalAsync(string name, object matchrule) => account.CallAsync("/cgi-bin/menu/addconditional", new { button = new[] { Click(name) }, matchrule });

    private async Task<string> MatchAsync(string openId) => (await account.CallAsync("/cgi-bin/menu/trymatch", new { user_id = openId })).GetProperty("button")[0].Text("name");

    private async Task<string> PhoneMenuAsync() => (await sandbox.GetAsync("/_sandbox/followers/li/chats"))[0].GetProperty("menu")[0].Text("name");
}
