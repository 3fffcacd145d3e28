using Zhijian.WeChat.OfficialAccounts;
using Zhijian.WeChat.Tests.Doubles;

namespace Zhijian.WeChat.Tests.OfficialAccounts;

/// <summary>Menus, followers, tags, blacklist, QR codes and the platform's own calls: bodies and answers as in the docs.</summary>
public sealed class AccountApiTests
{
    private const string Ok = """{"errcode":0,"errmsg":"ok"}""";

    private readonly WeChatDouble weChat = new();

    private Call Only(string path) => weChat.CallsTo(path).ShouldHaveSingleItem();

    [Fact]
    public async Task A_menu_is_created()
    {
        weChat.On("cgi-bin/menu/create", Ok);
        await weChat.Client().Menus.CreateAsync(
        [
            MenuButton.Click("今日歌曲 😀", "V1001"),
            MenuButton.Parent("菜单", MenuButton.View("搜索", "http://www.soso.com/?a=1&b=2"), MenuButton.MiniProgram("wxa", "wx286b93c14bbf93aa", "pages/lunar/index", "http://mp.weixin.qq.com")),
            new MenuButton("发图", "pic_weixin", Key: "rselfmenu_1_2"),
        ]);
        Only("cgi-bin/menu/create").Body.ShouldBe(
            """{"button":[{"name":"今日歌曲 😀","type":"click","key":"V1001"},{"name":"菜单","sub_button":[{"name":"搜索","type":"view","url":"http://www.soso.com/?a=1&b=2"},"""
            + """{"name":"wxa","type":"miniprogram","url":"http://mp.weixin.qq.com","appid":"wx286b93c14bbf93aa","pagepath":"pages/lunar/index"}]},{"name":"发图","type":"pic_weixin","key":"rselfmenu_1_2"}]}""");
    }

    [Fact]
    public async Task The_menu_with_its_conditional_ones_is_read()
    {
        weChat.On("cgi-bin/menu/get", """
            {"menu":{"button":[{"type":"click","name":"今日歌曲","key":"V1001","sub_button":[]}],"menuid":208396938},
             "conditionalmenu":[{"button":[{"type":"view","name":"x","url":"u","sub_button":[]}],"matchrule":{"tag_id":2,"client_platform_type":"1"},"menuid":208396993}]}
            """);
        var menus = (await weChat.Client().Menus.GetAsync()).ShouldNotBeNull();
        menus.MenuId.ShouldBe(208396938);
        menus.Buttons.ShouldHaveSingleItem().Key.ShouldBe("V1001");
        var conditional = menus.Conditional.ShouldHaveSingleItem();
        conditional.MenuId.ShouldBe(208396993);
        conditional.Rule.ShouldBe(new MenuMatchRule(2, 1));
        Only("cgi-bin/menu/get").Method.ShouldBe("GET");
    }

    [Fact]
    public async Task No_menu_is_no_error()
    {
        weChat.On("cgi-bin/menu/get", """{"errcode":46003,"errmsg":"menu no exist"}""");
        (await weChat.Client().Menus.GetAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Conditional_menus_are_added_tried_and_deleted()
    {
        weChat.On("cgi-bin/menu/addconditional", """{"menuid":"208379533"}""").On("cgi-bin/menu/delconditional", Ok).On("cgi-bin/menu/delete", Ok)
            .On("cgi-bin/menu/trymatch", """{"button":[{"type":"view","name":"tx","url":"http://www.qq.com/","sub_button":[]}]}""");
        var menus = weChat.Client().Menus;
        (await menus.AddConditionalAsync([MenuButton.Click("a", "k")], new MenuMatchRule(TagId: 2))).ShouldBe(208379533);
        (await menus.TryMatchAsync("weixin")).ShouldHaveSingleItem().Name.ShouldBe("tx");
        await menus.DeleteConditionalAsync(208379533);
        await menus.DeleteAsync();
        Only("cgi-bin/menu/addconditional").Body.ShouldBe("""{"button":[{"name":"a","type":"click","key":"k"}],"matchrule":{"tag_id":"2"}}""");
        Only("cgi-bin/menu/trymatch").Body.ShouldBe("""{"user_id":"weixin"}""");
        Only("cgi-bin/menu/delconditional").Body.ShouldBe("""{"menuid":"208379533"}""");
        Only("cgi-bin/menu/delete").Method.ShouldBe("GET");
    }

    [Fact]
    public async Task A_follower_is_described()
    {
        weChat.On("cgi-bin/user/info", """
            {"subscribe":1,"openid":"o6_bmjrPTlm6_2sgVt7hMZOPfL2M","language":"zh_CN","subscribe_time":1382694957,"unionid":"o6_bmasdasdsad6_2sgVt7hMZOPfL","remark":"",
             "groupid":0,"tagid_list":[128,2],"subscribe_scene":"ADD_SCENE_QR_CODE","qr_scene":98765,"qr_scene_str":"","nickname":"","sex":0,"headimgurl":""}
            """);
        var user = await weChat.Client().Users.GetAsync("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
        user.Subscribed.ShouldBeTrue();
        user.SubscribedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1382694957));
        user.TagIds.ShouldBe([128, 2]);
        user.QrScene.ShouldBe(98765);
        user.UnionId.ShouldBe("o6_bmasdasdsad6_2sgVt7hMZOPfL");
        Only("cgi-bin/user/info").Query.ShouldBe("access_token=TOKEN-1&openid=o6_bmjrPTlm6_2sgVt7hMZOPfL2M&lang=zh_CN");
    }

    [Fact]
    public async Task Who_has_left_is_described_by_openid_only()
    {
        weChat.On("cgi-bin/user/info", """{"subscribe":0,"openid":"o1","unionid":"u1"}""");
        (await weChat.Client().Users.GetAsync("o1")).ShouldBe(new UserInfo("o1", false, "u1"));
    }

    [Fact]
    public async Task Many_followers_are_asked_for_a_hundred_at_a_time()
    {
        weChat.On("cgi-bin/user/info/batchget", call =>
            $$"""{"user_info_list":[{{string.Join(',', call.Json["user_list"]!.AsArray().Select(item => $$"""{"subscribe":1,"openid":{{item!["openid"]!.ToJsonString()}}}"""))}}]}""");
        var openIds = Enumerable.Range(0, 250).Select(number => $"o{number}").ToArray();
        var users = new List<UserInfo>();
        await foreach (var user in weChat.Client().Users.GetManyAsync(openIds)) users.Add(user);
        users.Select(user => user.OpenId).ShouldBe(openIds);
        weChat.CallsTo("cgi-bin/user/info/batchget").Select(call => call.Json["user_list"]!.AsArray().Count).ShouldBe([100, 100, 50]);
    }

    [Fact]
    public async Task All_followers_are_listed_page_by_page()
    {
        weChat.On("cgi-bin/user/get",
            """{"total":3,"count":2,"data":{"openid":["o1","o2"]},"next_openid":"o2"}""",
            """{"total":3,"count":1,"data":{"openid":["o3"]},"next_openid":"o3"}""",
            """{"total":3,"count":0,"next_openid":""}""");
        (await ListAsync(weChat.Client().Users.ListAsync())).ShouldBe(["o1", "o2", "o3"]);
        weChat.CallsTo("cgi-bin/user/get").Select(call => call.Query).ShouldBe(
            ["access_token=TOKEN-1", "access_token=TOKEN-1&next_openid=o2", "access_token=TOKEN-1&next_openid=o3"]);
    }

    [Fact]
    public async Task A_list_that_names_the_same_page_for_ever_ends()
    {
        weChat.On("cgi-bin/user/get", """{"total":1,"count":1,"data":{"openid":["o1"]},"next_openid":"o1"}""");
        (await ListAsync(weChat.Client().Users.ListAsync())).ShouldBe(["o1", "o1"]);
    }

    [Fact]
    public async Task A_remark_is_set()
    {
        weChat.On("cgi-bin/user/info/updateremark", Ok);
        await weChat.Client().Users.SetRemarkAsync("o1", "盘子");
        Only("cgi-bin/user/info/updateremark").Body.ShouldBe("""{"openid":"o1","remark":"盘子"}""");
    }

    [Fact]
    public async Task Tags_are_created_listed_renamed_and_deleted()
    {
        weChat.On("cgi-bin/tags/create", """{"tag":{"id":134,"name":"广东"}}""").On("cgi-bin/tags/update", Ok).On("cgi-bin/tags/delete", Ok)
            .On("cgi-bin/tags/get", """{"tags":[{"id":1,"name":"每天一罐可乐星人","count":0},{"id":2,"name":"星标组","count":7}]}""");
        var tags = weChat.Client().Tags;
        (await tags.CreateAsync("广东")).ShouldBe(new Tag(134, "广东"));
        (await tags.ListAsync()).ShouldBe([new(1, "每天一罐可乐星人", 0), new(2, "星标组", 7)]);
        await tags.RenameAsync(134, "广东人");
        await tags.DeleteAsync(134);
        Only("cgi-bin/tags/create").Body.ShouldBe("""{"tag":{"name":"广东"}}""");
        Only("cgi-bin/tags/update").Body.ShouldBe("""{"tag":{"id":134,"name":"广东人"}}""");
        Only("cgi-bin/tags/delete").Body.ShouldBe("""{"tag":{"id":134}}""");
    }

    [Fact]
    public async Task Tags_are_given_and_taken_fifty_followers_at_a_time()
    {
        weChat.On("cgi-bin/tags/members/batchtagging", Ok).On("cgi-bin/tags/members/batchuntagging", Ok)
            .On("cgi-bin/tags/getidlist", """{"tagid_list":[134,2]}""")
            .On("cgi-bin/user/tag/get", """{"count":2,"data":{"openid":["o1","o2"]},"next_openid":"o2"}""", """{"count":0,"next_openid":""}""");
        var tags = weChat.Client().Tags;
        await tags.AssignAsync(134, Enumerable.Range(0, 120).Select(number => $"o{number}"));
        await tags.RemoveAsync(134, ["o1", "o2"]);
        (await tags.OfFollowerAsync("o1")).ShouldBe([134, 2]);
        (await ListAsync(tags.FollowersAsync(134))).ShouldBe(["o1", "o2"]);
        weChat.CallsTo("cgi-bin/tags/members/batchtagging").Select(call => call.Json["openid_list"]!.AsArray().Count).ShouldBe([50, 50, 20]);
        Only("cgi-bin/tags/members/batchuntagging").Body.ShouldBe("""{"openid_list":["o1","o2"],"tagid":134}""");
        weChat.CallsTo("cgi-bin/user/tag/get").Select(call => call.Body).ShouldBe(["""{"tagid":134,"next_openid":""}""", """{"tagid":134,"next_openid":"o2"}"""]);
    }

    [Fact]
    public async Task The_blacklist_is_read_and_changed()
    {
        weChat.On("cgi-bin/tags/members/getblacklist", """{"total":1,"count":1,"data":{"openid":["o1"]},"next_openid":""}""")
            .On("cgi-bin/tags/members/batchblacklist", Ok).On("cgi-bin/tags/members/batchunblacklist", Ok);
        var blacklist = weChat.Client().Blacklist;
        (await ListAsync(blacklist.ListAsync())).ShouldBe(["o1"]);
        await blacklist.AddAsync(Enumerable.Range(0, 21).Select(number => $"o{number}"));
        await blacklist.RemoveAsync(["o1"]);
        Only("cgi-bin/tags/members/getblacklist").Body.ShouldBe("""{"begin_openid":""}""");
        weChat.CallsTo("cgi-bin/tags/members/batchblacklist").Count.ShouldBe(2);
        Only("cgi-bin/tags/members/batchunblacklist").Body.ShouldBe("""{"openid_list":["o1"]}""");
    }

    [Fact]
    public async Task QR_codes_of_all_four_kinds_are_made()
    {
        const string path = "cgi-bin/qrcode/create";
        weChat.On(path, """{"ticket":"gQH47joAAAA==","expire_seconds":60,"url":"http://weixin.qq.com/q/kZgfwMTm72WWPkovabbI"}""");
        var codes = weChat.Client().QrCodes;
        (await codes.CreateTemporaryAsync(123, TimeSpan.FromDays(7))).ShouldBe(new QrCode("gQH47joAAAA==", "http://weixin.qq.com/q/kZgfwMTm72WWPkovabbI", 60));
        await codes.CreateTemporaryAsync("counter-1", TimeSpan.FromDays(30));
        await codes.CreatePermanentAsync(123);
        await codes.CreatePermanentAsync("counter-1");
        weChat.CallsTo(path).Select(call => call.Body).ShouldBe(
        [
            """{"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":123}},"expire_seconds":604800}""",
            """{"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":"counter-1"}},"expire_seconds":2592000}""",
            """{"action_name":"QR_LIMIT_SCENE","action_info":{"scene":{"scene_id":123}}}""",
            """{"action_name":"QR_LIMIT_STR_SCENE","action_info":{"scene":{"scene_str":"counter-1"}}}""",
        ]);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => codes.CreateTemporaryAsync(1, TimeSpan.FromDays(31)));
        codes.PictureUrl("gQH47joAAAA==").AbsoluteUri.ShouldBe("https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=gQH47joAAAA%3D%3D");
    }

    [Fact]
    public async Task A_permanent_code_is_not_made_twice_and_a_temporary_one_may_be()
    {
        weChat.On("cgi-bin/qrcode/create", (_, _) => throw new IOException());
        await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => weChat.Client().QrCodes.CreatePermanentAsync("s"));
        weChat.CallsTo("cgi-bin/qrcode/create").Count.ShouldBe(1);
        await Should.ThrowAsync<WeChatUnavailableException>(() => weChat.Client().QrCodes.CreateTemporaryAsync("s", TimeSpan.FromDays(1)));
        weChat.CallsTo("cgi-bin/qrcode/create").Count.ShouldBe(4);
    }

    [Fact]
    public async Task Quotas_and_the_reach_of_the_callback_are_asked_for()
    {
        weChat.On("cgi-bin/openapi/quota/get", """{"errcode":0,"errmsg":"ok","quota":{"daily_limit":0,"used":83,"remain":4294967295}}""").On("cgi-bin/clear_quota", Ok)
            .On("cgi-bin/get_api_domain_ip", """{"ip_list":["101.226.103.0/25"]}""")
            .On("cgi-bin/callback/check", """
                {"dns":[{"ip":"111.161.64.40","real_operator":"UNICOM"}],"ping":[{"ip":"111.161.64.40","from_operator":"UNICOM","package_loss":"0%","time":"23.079ms"}]}
                """);
        var platform = weChat.Client().Platform;
        (await platform.QuotaAsync("/cgi-bin/message/custom/send")).ShouldBe(new ApiQuota(0, 83, 4294967295));
        (await platform.ApiAddressesAsync()).ShouldBe(["101.226.103.0/25"]);
        var check = await platform.CheckCallbackAsync();
        check.Dns.ShouldBe([new("111.161.64.40", "UNICOM")]);
        check.Ping.ShouldBe([new("111.161.64.40", "UNICOM", "0%", "23.079ms")]);
        await platform.ClearQuotaAsync();
        Only("cgi-bin/openapi/quota/get").Body.ShouldBe("""{"cgi_path":"/cgi-bin/message/custom/send"}""");
        Only("cgi-bin/callback/check").Body.ShouldBe("""{"action":"all","check_operator":"DEFAULT"}""");
        Only("cgi-bin/clear_quota").Body.ShouldBe("""{"appid":"wx0123456789abcdef"}""");
    }

    [Fact]
    public async Task The_host_is_WeChats_unless_the_http_client_has_another()
    {
        weChat.On("cgi-bin/getcallbackip", """{"ip_list":[]}""");
        await weChat.Client().Platform.CallbackAddressesAsync();
        Only("cgi-bin/getcallbackip").Host.ShouldBe("api.weixin.qq.com");
        var emulator = new OfficialAccountClient(new HttpClient { BaseAddress = new Uri("http://localhost:5090/") }, new AccountIdentity("wx", "s"), TimeProvider.System);
        emulator.QrCodes.PictureUrl("T").AbsoluteUri.ShouldBe("http://localhost:5090/cgi-bin/showqrcode?ticket=T");
        emulator.Web.AuthorizeUrl(new Uri("https://a.cn/"), "s").Authority.ShouldBe("localhost:5090");
    }

    private static async Task<List<string>> ListAsync(IAsyncEnumerable<string> items)
    {
        var list = new List<string>();
        await foreach (var item in items) list.Add(item);
        return list;
    }
}
