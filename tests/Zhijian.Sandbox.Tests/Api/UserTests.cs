using System.Text.Json;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

public sealed class UserTests : IAsyncLifetime
{
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
    public async Task The_same_person_has_another_openid_with_each_account_and_one_unionid()
    {
        var other = await sandbox.AccountAsync("wxb000000000000002");
        var otherId = await other.FollowAsync("li");
        otherId.ShouldNotBe(openId);
        openId.ShouldMatch("^o[A-Za-z0-9_-]{27}$");
        (await InfoAsync()).Text("unionid").ShouldBe((await other.CallAsync($"/cgi-bin/user/info?openid={otherId}")).Text("unionid"));
        (await other.CallAsync($"/cgi-bin/user/info?openid={openId}")).ShouldFail(40003);
    }

    [Fact]
    public async Task Nickname_and_picture_are_withdrawn_and_whoever_left_is_only_an_id()
    {
        var info = await InfoAsync();
        (info.Int("subscribe"), info.Text("nickname"), info.Text("headimgurl"), info.Text("subscribe_scene")).ShouldBe((1, "", "", "ADD_SCENE_SEARCH"));
        info.GetProperty("subscribe_time").GetInt64().ShouldBeGreaterThan(1_700_000_000);
        await account.ActAsync("li", "unfollow", new { });
        var left = await InfoAsync();
        left.Int("subscribe").ShouldBe(0);
        left.Has("subscribe_time").ShouldBeFalse();
        (await account.CallAsync("/cgi-bin/user/info")).ShouldFail(41009);
    }

    [Fact]
    public async Task Up_to_a_hundred_persons_are_described_at_once()
    {
        var one = new { openid = openId, lang = "zh_CN" };
        (await account.CallAsync("/cgi-bin/user/info/batchget", new { user_list = new[] { one } })).GetProperty("user_info_list")[0].Text("openid").ShouldBe(openId);
        (await account.CallAsync("/cgi-bin/user/info/batchget", new { user_list = Enumerable.Repeat(one, 101) })).ShouldFail(40032);
        (await account.CallAsync("/cgi-bin/user/info/batchget", new { user_list = Array.Empty<object>() })).ShouldFail(40032);
        (await account.CallAsync("/cgi-bin/user/info/batchget", new { user_list = new[] { new { openid = "oNobody" } } })).ShouldFail(40003);
    }

    [Fact]
    public async Task Followers_come_in_pages_of_ten_thousand_in_the_order_they_came()
    {
        await sandbox.PostAsync("/_sandbox/followers/batch", new { prefix = "f", count = 10_005, appId = account.AppId });
        var first = await account.CallAsync("/cgi-bin/user/get");
        (first.Int("total"), first.Int("count")).ShouldBe((10_006, 10_000));
        first.GetProperty("data").Texts("openid")[0].ShouldBe(openId);
        var second = await account.CallAsync($"/cgi-bin/user/get?next_openid={first.Text("next_openid")}");
        second.Int("count").ShouldBe(6);
        var last = await account.CallAsync($"/cgi-bin/user/get?next_openid={second.Text("next_openid")}");
        (last.Int("count"), last.Text("next_openid"), last.Has("data")).ShouldBe((0, "", false));
        (await account.CallAsync("/cgi-bin/user/get?next_openid=oNobody")).ShouldFail(40003);
    }

    [Fact]
    public async Task A_remark_has_less_than_30_bytes()
    {
        (await account.CallAsync("/cgi-bin/user/info/updateremark", new { openid = openId, remark = "车管所咨询" })).ShouldSucceed();
        (await InfoAsync()).Text("remark").ShouldBe("车管所咨询");
        (await account.CallAsync("/cgi-bin/user/info/updateremark", new { openid = openId, remark = "十个汉字就是三十字节" })).ShouldFail(40092);
    }

    [Fact]
    public async Task Tags_are_made_renamed_counted_and_deleted()
    {
        var tag = (await CreateTagAsync("司机")).GetProperty("tag");
        tag.Int("id").ShouldBeGreaterThanOrEqualTo(100);
        (await CreateTagAsync("司机")).ShouldFail(45157);
        (await CreateTagAsync("")).ShouldFail(45157);
        (await CreateTagAsync(new string('长', 31))).ShouldFail(45158);
        (await account.CallAsync("/cgi-bin/tags/update", new { tag = new { id = 2, name = "星" } })).ShouldFail(45058);
        (await account.CallAsync("/cgi-bin/tags/update", new { tag = new { id = 999, name = "无" } })).ShouldFail(45159);
        (await account.CallAsync("/cgi-bin/tags/update", new { tag = new { id = tag.Int("id"), name = "驾驶人" } })).ShouldSucceed();
        await TagAsync("batchtagging", tag.Int("id"));
        var listed = (await account.CallAsync("/cgi-bin/tags/get")).GetProperty("tags").EnumerateArray().Single(one => one.Int("id") == tag.Int("id"));
        (listed.Text("name"), listed.Int("count")).ShouldBe(("驾驶人", 1));
        (await account.CallAsync("/cgi-bin/tags/delete", new { tag = new { id = tag.Int("id") } })).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/tags/getidlist", new { openid = openId })).GetProperty("tagid_list").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Persons_are_tagged_untagged_and_found_by_their_tag()
    {
        var tag = (await CreateTagAsync("司机")).GetProperty("tag").Int("id");
        (await TagAsync("batchtagging", tag)).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/tags/getidlist", new { openid = openId })).GetProperty("tagid_list")[0].GetInt32().ShouldBe(tag);
        (await InfoAsync()).GetProperty("tagid_list")[0].GetInt32().ShouldBe(tag);
        (await account.CallAsync("/cgi-bin/user/tag/get", new { tagid = tag, next_openid = "" })).GetProperty("data").Texts("openid").ShouldBe([openId]);
        (await TagAsync("batchuntagging", tag)).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/user/tag/get", new { tagid = tag })).Int("count").ShouldBe(0);
        (await TagAsync("batchtagging", 999)).ShouldFail(45159);
        (await account.CallAsync("/cgi-bin/tags/members/batchtagging", new { openid_list = Enumerable.Repeat(openId, 51), tagid = tag })).ShouldFail(40032);
        (await account.CallAsync("/cgi-bin/tags/members/batchtagging", new { openid_list = new[] { "oOther" }, tagid = tag })).ShouldFail(49003);
        await account.ActAsync("li", "unfollow", new { });
        (await TagAsync("batchtagging", tag)).ShouldFail(50005);
    }

    [Fact]
    public async Task A_person_carries_twenty_tags_and_an_account_a_hundred()
    {
        var ids = new List<int>();
        for (var number = 0; number < 100; number++) ids.Add((await CreateTagAsync($"标签{number}")).GetProperty("tag").Int("id"));
        (await CreateTagAsync("第一百零一个")).ShouldFail(45056);
        foreach (var id in ids.Take(20)) (await TagAsync("batchtagging", id)).ShouldSucceed();
        (await TagAsync("batchtagging", ids[20])).ShouldFail(45059);
        (await TagAsync("batchtagging", ids[0])).ShouldSucceed();
    }

    [Fact]
    public async Task The_blacklist_is_listed_and_takes_twenty_at_once()
    {
        (await account.CallAsync("/cgi-bin/tags/members/batchblacklist", new { openid_list = new[] { openId } })).ShouldSucceed();
        var list = await account.CallAsync("/cgi-bin/tags/members/getblacklist", new { begin_openid = "" });
        (list.Int("total"), list.GetProperty("data").Texts("openid")[0]).ShouldBe((1, openId));
        (await account.CallAsync("/cgi-bin/tags/members/batchblacklist", new { openid_list = Enumerable.Repeat(openId, 21) })).ShouldFail(40032);
        (await account.CallAsync("/cgi-bin/tags/members/batchblacklist", new { openid_list = new[] { "oNobody" } })).ShouldFail(40003);
    }

    private Task<JsonElement> InfoAsync() => account.CallAsync($"/cgi-bin/user/info?openid={openId}&lang=zh_CN");

    private Task<JsonElement> CreateTagAsync(string name) => account.CallAsync("/cgi-bin/tags/create", new { tag = new { name } });

    private Task<JsonElement> TagAsync(string act, int tagid) => account.CallAsync($"/cgi-bin/tags/members/{act}", new { openid_list = new[] { openId }, tagid });
}
