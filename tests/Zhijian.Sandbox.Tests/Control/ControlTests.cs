using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Control;

public sealed class ControlTests : IAsyncLifetime
{
    private SandboxUnderTest sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await SandboxUnderTest.StartAsync("--Sandbox:KeepTraffic=20", "--Sandbox:KeepMessages=10");

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task The_clock_moves_forward_never_back_and_returns_to_real_time()
    {
        var clock = await sandbox.PostAsync("/_sandbox/clock/advance", new { seconds = 3600 });
        clock.GetProperty("offsetSeconds").GetDouble().ShouldBe(3600);
        clock.GetProperty("now").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(50));
        foreach (var seconds in (double[])[-1, 1e12])
        {
            using var refused = await sandbox.Http.PostAsJsonAsync("/_sandbox/clock/advance", new { seconds });
            ((int)refused.StatusCode).ShouldBe(422);
        }
        (await sandbox.PostAsync("/_sandbox/clock/reset")).GetProperty("offsetSeconds").GetDouble().ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"name\":\"a\"}")]
    [InlineData("{\"name\":\"a\",\"originalId\":\"gh\",\"kind\":\"service\",\"appSecret\":\"s\",\"token\":\"ab\"}")]
    [InlineData("{\"name\":\"a\",\"originalId\":\"gh\",\"kind\":\"service\",\"appSecret\":\"s\",\"token\":\"abc\",\"mode\":\"safe\"}")]
    [InlineData("{\"name\":\"a\",\"originalId\":\"gh\",\"kind\":\"service\",\"appSecret\":\"s\",\"token\":\"abc\",\"callbackUrl\":\"nowhere\"}")]
    [InlineData("{\"name\":\"a\",\"originalId\":\"gh\",\"kind\":\"club\",\"appSecret\":\"s\",\"token\":\"abc\"}")]
    public async Task An_account_with_a_mistake_is_refused(string body)
    {
        using var response = await sandbox.Http.PutAsync("/_sandbox/accounts/wx1", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        ((int)response.StatusCode).ShouldBeOneOf(400, 422);
        (await sandbox.GetAsync("/_sandbox/accounts")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Changing_an_account_keeps_its_followers_and_deleting_it_forgets_them()
    {
        var account = await sandbox.AccountAsync();
        await sandbox.PersonAsync();
        var openId = await account.FollowAsync("li");
        await account.ChangeAsync(kind: "subscription");
        (await account.OpenIdAsync("li")).ShouldBe(openId);
        using var deleted = await sandbox.Http.DeleteAsync($"/_sandbox/accounts/{account.AppId}");
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await sandbox.GetAsync("/_sandbox/followers/li")).GetProperty("subscriptions").GetArrayLength().ShouldBe(0);
        (await sandbox.GetAsync($"/cgi-bin/user/get?access_token={new string('x', 40)}")).ShouldFail(40001);
    }

    [Fact]
    public async Task Persons_are_listed_in_the_order_they_came()
    {
        foreach (var id in (string[])["wang", "li", "chen"]) await sandbox.PersonAsync(id);
        await sandbox.PersonAsync("li");
        (await sandbox.GetAsync("/_sandbox/followers")).EnumerateArray().Select(person => person.Text("id")).ShouldBe(["wang", "li", "chen"]);
    }

    [Fact]
    public async Task The_chat_list_shows_the_last_message_what_is_unread_and_remembers_reading()
    {
        var account = await sandbox.AccountAsync();
        await sandbox.PersonAsync();
        var openId = await account.FollowAsync("li");
        await account.TextAsync("li", "在吗");
        await account.SayAsync(openId, "在的");
        var chat = (await sandbox.GetAsync("/_sandbox/followers/li/chats"))[0];
        (chat.Text("lastText"), chat.Int("unread"), chat.GetProperty("subscribed").GetBoolean()).ShouldBe(("在的", 1, true));
        await sandbox.PostAsync($"/_sandbox/followers/li/chats/{account.AppId}/read");
        (await sandbox.GetAsync("/_sandbox/followers/li/chats"))[0].Int("unread").ShouldBe(0);
    }

    [Fact]
    public async Task Messages_are_read_on_from_where_one_stopped_and_old_ones_are_forgotten()
    {
        var account = await sandbox.AccountAsync();
        await sandbox.PersonAsync();
        await account.FollowAsync("li");
        for (var number = 1; number <= 25; number++) await account.TextAsync("li", $"{number}");
        var all = await account.MessagesAsync("li");
        all.Select(message => message.Text("text")).ShouldBe(Enumerable.Range(16, 10).Select(number => $"{number}"));
        var newer = await sandbox.GetAsync($"/_sandbox/followers/li/chats/{account.AppId}/messages?after=23");
        newer.EnumerateArray().Select(message => message.Text("text")).ShouldBe(["24", "25"]);
    }

    [Fact]
    public async Task The_traffic_is_a_ring_that_hides_secrets()
    {
        var account = await sandbox.AccountAsync();
        await account.MintAsync();
        for (var call = 0; call < 30; call++) await account.CallAsync("/cgi-bin/getcallbackip");
        var traffic = await sandbox.TrafficAsync("limit=100");
        traffic.GetArrayLength().ShouldBe(20);
        var ids = traffic.EnumerateArray().Select(one => one.GetProperty("id").GetInt64()).ToList();
        ids.ShouldBe(ids.Order());
        (await sandbox.TrafficAsync($"after={ids[^3]}")).GetArrayLength().ShouldBe(2);
        (await sandbox.TrafficAsync("appId=wxother")).GetArrayLength().ShouldBe(0);
        await account.MintAsync();
        await account.StableAsync();
        (await sandbox.TrafficAsync()).ToString().ShouldNotContain(account.Secret);
    }

    [Fact]
    public async Task Each_phone_sees_its_own_messages_and_everybodys_traffic()
    {
        var account = await sandbox.AccountAsync();
        await sandbox.PersonAsync();
        await sandbox.PersonAsync("wang", "王芳");
        await account.FollowAsync("li");
        await account.FollowAsync("wang");
        await using var li = await PhoneFeed.OpenAsync(sandbox, "li");
        await using var everybody = await PhoneFeed.OpenAsync(sandbox);
        await account.TextAsync("wang", "王的话");
        await account.TextAsync("li", "李的话");
        var mine = await li.NextAsync("message");
        (mine.Text("personId"), mine.Text("appId"), mine.GetProperty("message").Text("text")).ShouldBe(("li", account.AppId, "李的话"));
        (await everybody.NextAsync("message")).GetProperty("message").Text("text").ShouldBe("王的话");
        (await li.NextAsync("chat")).GetProperty("chat").Text("lastText").ShouldBe("李的话");
        await account.CallAsync("/cgi-bin/getcallbackip");
        (await li.NextAsync("traffic", data => data.GetProperty("record").Text("path") == "/cgi-bin/getcallbackip")).GetProperty("record").Text("outcome").ShouldBe("success");
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(5));
        (await li.NextAsync("clock")).GetProperty("offsetSeconds").GetDouble().ShouldBe(5);
    }

    [Fact]
    public async Task Phones_learn_of_new_persons_of_accounts_and_of_a_reset()
    {
        await using var phone = await PhoneFeed.OpenAsync(sandbox);
        await sandbox.PersonAsync();
        (await phone.NextAsync("person")).GetProperty("person").Text("id").ShouldBe("li");
        var account = await sandbox.AccountAsync();
        (await phone.NextAsync("account")).GetProperty("account").Text("appId").ShouldBe(account.AppId);
        (await sandbox.Http.DeleteAsync($"/_sandbox/accounts/{account.AppId}")).Dispose();
        (await phone.NextAsync("account")).Text("removed").ShouldBe(account.AppId);
        await sandbox.PostAsync("/_sandbox/reset");
        await phone.NextAsync("reset");
    }

    [Fact]
    public async Task Faults_are_listed_replaced_and_removed_and_nonsense_is_named()
    {
        (await sandbox.FaultAsync(new { appliesTo = "api", kind = "slow", milliseconds = 5, probability = 0.5 }))[0].Text("id").ShouldNotBeEmpty();
        (await sandbox.GetAsync("/_sandbox/faults"))[0].Text("kind").ShouldBe("slow");
        using var refused = await sandbox.Http.PutAsJsonAsync("/_sandbox/faults", new[] { new { appliesTo = "callback", kind = "errcode", errcode = 1 } });
        ((int)refused.StatusCode).ShouldBe(422);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("errcode applies to calls only");
        (await sandbox.Http.DeleteAsync("/_sandbox/faults")).Dispose();
        (await sandbox.GetAsync("/_sandbox/faults")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Reset_forgets_everything()
    {
        var account = await sandbox.AccountAsync();
        await sandbox.PersonAsync();
        await account.FollowAsync("li");
        await account.TextAsync("li", "在吗");
        await sandbox.AdvanceAsync(TimeSpan.FromDays(1));
        await sandbox.FaultAsync(new { appliesTo = "api", kind = "slow", milliseconds = 1 });
        await sandbox.PostAsync("/_sandbox/reset");
        foreach (var list in (string[])["accounts", "followers", "faults", "traffic"]) (await sandbox.GetAsync($"/_sandbox/{list}")).GetArrayLength().ShouldBe(0, list);
        (await sandbox.GetAsync("/_sandbox/clock")).GetProperty("offsetSeconds").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Samples_are_there_to_send_and_to_look_at()
    {
        var samples = await sandbox.GetAsync("/_sandbox/samples");
        samples.EnumerateArray().Select(sample => sample.Text("kind")).Distinct().ShouldBe(["image", "voice", "video"]);
        foreach (var sample in samples.EnumerateArray())
        {
            using var file = await sandbox.Http.GetAsync(sample.Text("url"));
            file.StatusCode.ShouldBe(HttpStatusCode.OK);
            file.Content.Headers.ContentType!.MediaType.ShouldBeOneOf("image/png", "audio/mpeg", "video/mp4");
        }
    }

    [Fact]
    public async Task The_control_API_is_described_in_OpenAPI()
    {
        var document = await sandbox.GetAsync("/openapi/v1.json");
        var paths = document.GetProperty("paths");
        string[] wanted =
        [
            "/_sandbox/clock", "/_sandbox/clock/advance", "/_sandbox/clock/reset", "/_sandbox/accounts", "/_sandbox/accounts/{appId}", "/_sandbox/accounts/{appId}/verify-callback",
            "/_sandbox/accounts/{appId}/qrcode", "/_sandbox/accounts/{appId}/qrcode.png", "/_sandbox/accounts/{appId}/quotas", "/_sandbox/followers", "/_sandbox/scan", "/_sandbox/events",
            "/_sandbox/traffic", "/_sandbox/faults", "/_sandbox/reset", "/_sandbox/media/{mediaId}", "/_sandbox/followers/{personId}/chats", "/_sandbox/followers/{personId}/chats/{appId}/messages",
            "/_sandbox/followers/{personId}/chats/{appId}/read",
            .. new[] { "follow", "unfollow", "text", "image", "voice", "video", "location", "link", "menu", "scan" }.Select(act => $"/_sandbox/followers/{{personId}}/accounts/{{appId}}/{act}"),
        ];
        foreach (var path in wanted) paths.TryGetProperty(path, out _).ShouldBeTrue(path);
        paths.TryGetProperty("/cgi-bin/message/custom/send", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_a_built_phone_the_first_page_says_how_to_build_it_and_with_one_it_is_served()
    {
        using var page = await sandbox.Http.GetAsync("/");
        var text = await page.Content.ReadAsStringAsync();
        (text.Contains("dotnet build", StringComparison.Ordinal) || text.Contains("<html", StringComparison.OrdinalIgnoreCase)).ShouldBeTrue(text);
    }

    [Fact]
    public async Task Too_many_waiting_pushes_are_refused_instead_of_filling_the_memory()
    {
        await using var small = await SandboxUnderTest.StartAsync("--Sandbox:MaxPendingPushes=2");
        await using var receiver = await Receiver.StartAsync();
        var hold = new TaskCompletionSource();
        receiver.Answer = (_, _) => hold.Task;
        var account = await small.AccountAsync(callbackUrl: receiver.Url);
        await small.PersonAsync();
        await account.FollowAsync("li");
        await receiver.NextAsync();
        await account.TextAsync("li", "一");
        using var refused = await small.Http.PostAsJsonAsync($"/_sandbox/followers/li/accounts/{account.AppId}/text", new { content = "二" });
        ((int)refused.StatusCode).ShouldBe(503);
        JsonSerializer.Deserialize<JsonElement>(await refused.Content.ReadAsStringAsync()).Text("code").ShouldBe("too_many_pushes");
        hold.SetResult();
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", "http://localhost:5173", true)]
    [InlineData("Host", "evil.example", false)]
    [InlineData("Host", "localhost:5090", true)]
    public async Task Web_pages_of_other_sites_cannot_use_the_control_API(string header, string value, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_sandbox/clock/reset");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await sandbox.Http.SendAsync(request);
        response.StatusCode.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_watching_phone_does_not_hold_up_the_end_of_the_sandbox()
    {
        await using var ending = await SandboxUnderTest.StartAsync();
        await using var phone = await PhoneFeed.OpenAsync(ending);
        await ending.StopAsync().WaitAsync(TimeSpan.FromSeconds(6));
    }
}
