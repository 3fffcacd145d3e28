using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Connectors.Events;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Startup;

/// <summary>What a newcomer gets from the one command: server, sandbox, demo packs, persons and a page that says where to click.</summary>
public sealed class DevelopmentTests
{
    [Fact]
    public async Task The_sandbox_knows_the_packs_accounts_and_the_demo_person_gets_an_answer()
    {
        var port = FreePort();
        await using var host = await StartAsync(port);
        using var sandbox = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/_sandbox/") };

        var welcome = await EventuallyAsync(async () => (await ChatsAsync(sandbox)).FirstOrDefault(chat => chat!["lastText"] is not null && chat["name"]!.ToString() == "平安肇庆"));
        welcome["menu"]!.AsArray().Count.ShouldBeInRange(1, 3);

        var chat = $"followers/li/chats/{welcome["appId"]}/messages";
        (await sandbox.PostAsJsonAsync($"followers/li/accounts/{welcome["appId"]}/text", new { content = "怎么把户口迁到外省" })).EnsureSuccessStatusCode();
        var answer = await EventuallyAsync(async () => (await sandbox.GetFromJsonAsync<JsonArray>(chat))!.LastOrDefault(message => message!["from"]!.ToString() == "account" && message["text"]?.ToString().Contains("准迁证") == true));
        answer["via"]!.ToString().ShouldBe("passive");

        var page = await host.Client.GetStringAsync("/?lang=en");
        page.ShouldContain($"http://127.0.0.1:{port}");
        page.ShouldContain("Zhijian-demo-1");
        page.ShouldContain(welcome["appId"]!.ToString());
        page.ShouldNotContain("[[");
        (await host.Client.GetStringAsync("/?lang=zh")).ShouldContain("打开手机");
    }

    [Fact]
    public async Task A_citizen_allows_one_message_on_the_phones_page_and_gets_what_no_longer_fits_into_the_budget()
    {
        const string weather = "wxa0171b2495c62117";
        const string last = "第六条：明天阴转晴，出行不用带伞。";
        var port = FreePort();
        await using var host = await StartAsync(port);
        using var sandbox = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/_sandbox/") };
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        await EventuallyAsync(async () => (await ChatsAsync(sandbox)).FirstOrDefault(chat => chat!["lastText"] is not null));
        (await sandbox.PostAsJsonAsync($"followers/li/accounts/{weather}/follow", new { })).EnsureSuccessStatusCode();

        (await sandbox.PostAsJsonAsync($"followers/li/accounts/{weather}/text", new { content = "人工" })).EnsureSuccessStatusCode();
        var offer = await EventuallyAsync(async () => (await MessagesAsync(sandbox, weather)).LastOrDefault(message => message!["text"]?.ToString().Contains("允许我们通知您一次", StringComparison.Ordinal) == true));
        var link = System.Text.RegularExpressions.Regex.Match(offer["text"]!.ToString(), "href=\"(?<address>[^\"]+)\"").Groups["address"].Value;
        link.ShouldStartWith($"http://127.0.0.1:{port}/mp/subscribemsg?action=get_confirm&appid={weather}&");

        var page = link[..link.IndexOf('#', StringComparison.Ordinal)] + "&person=li";
        (await browser.GetStringAsync(page)).ShouldContain("申请向你发送一次性订阅消息");
        using var answered = await browser.GetAsync(page + "&answer=confirm");
        (await host.Client.GetStringAsync(answered.Headers.Location!.PathAndQuery)).ShouldContain("已登记，谢谢");

        host.Services.GetRequiredService<AccountDirectory>().TryFind(weather, out var account).ShouldBeTrue();
        using var officer = await host.SignInAsync(account!.AgencyId, StaffRole.Officer);
        var conversation = (await officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!["id"];
        for (var number = 1; number <= 6; number++)
            await officer.PostJsonAsync($"/api/conversations/{conversation}/replies", new { text = number == 6 ? last : $"第{number}条", clientKey = $"k{number}" }, System.Net.HttpStatusCode.Accepted);

        var card = await EventuallyAsync(async () => (await MessagesAsync(sandbox, weather)).LastOrDefault(message => message!["kind"]!.ToString() == "onetime"));
        (card["title"]!.ToString(), card["text"]!.ToString()).ShouldBe(("您的咨询有了回复", last));
        (await sandbox.GetFromJsonAsync<JsonArray>($"followers/li/accounts/{weather}/one-time-permits"))!.ShouldBeEmpty();
        (await MessagesAsync(sandbox, weather)).Count(message => message!["via"]!.ToString() == "customerService").ShouldBe(5);
    }

    [Fact]
    public async Task What_the_sandboxs_departments_push_arrives_and_is_kept()
    {
        var port = FreePort();
        await using var host = await StartAsync(port);
        using var control = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/_sandbox/") };
        // They are told one by one, xian-traffic last.
        var traffic = (JsonArray)await EventuallyAsync(async () => await control.GetFromJsonAsync<JsonArray>("departments/traffic/listeners") is { Count: > 1 } known ? known : null);
        traffic.Select(listener => (listener!["name"]!.ToString(), listener["city"]?.ToString())).ShouldBe([("wuhan-traffic.traffic", null), ("xian-traffic.traffic", "610100")]);

        var now = TimeProvider.System.GetUtcNow();
        using var announced = await control.PostAsJsonAsync("departments/water/outages", new { area = "sijing", roads = "泗陈公路沿线", reason = "管道爆裂", from = now, until = now.AddHours(4) });
        var outage = (await announced.Content.ReadFromJsonAsync<JsonObject>())!;
        var push = await EventuallyAsync(async () => (await control.GetFromJsonAsync<JsonArray>("traffic"))!.FirstOrDefault(record => record!["direction"]!.ToString() == "department"));

        (push["path"]!.ToString(), (int)push["responseStatus"]!, push["responseBody"]!.ToString()).ShouldBe(("/api/connectors/songjiang-water/water/events", 200, """{"taken":1,"known":0}"""));
        var kept = await host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ConnectorEvent>().SingleAsync());
        (kept.Connector, kept.Type, (string)JsonNode.Parse(kept.Data)!["id"]!).ShouldBe(("water", "outage.announced", (string)outage["id"]!));
    }

    [Fact]
    public async Task The_mini_program_on_the_start_page_signs_a_citizen_in()
    {
        const string program = "wx8f981eba562bfead";
        const string secret = "e30e9d677ecdda0de15b21dc016b2cd8";
        var port = FreePort();
        await using var host = await StartAsync(port);
        using var phone = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        await EventuallyAsync(async () => (await phone.GetAsync("_sandbox/followers/li/chats")).IsSuccessStatusCode ? "known" : null);

        var page = await host.Client.GetStringAsync("/?lang=en");
        page.ShouldContain($"<dt>Mini program AppID</dt><dd><code>{program}</code></dd><dt>Mini program AppSecret</dt><dd><code>{secret}</code></dd>");
        // What wx.login gives on the phone.
        var login = await phone.PostJsonAsync($"_sandbox/followers/li/mini-programs/{program}/login", new { });
        var token = (string)(await host.Client.PostJsonAsync("/api/citizen/session/mini-program", new { appId = program, code = (string)login["code"]! }))["token"]!;
        using var citizen = new HttpRequestMessage(HttpMethod.Get, "/api/citizen/services") { Headers = { Authorization = new("Bearer", token) } };
        using var services = await host.Client.SendAsync(citizen);
        (await services.ReadJsonAsync()).AsArray().Select(service => (string)service!["key"]!).ShouldContain("etc-apply");

        // And any client with these credentials, as the page promises.
        var again = await phone.PostJsonAsync($"_sandbox/followers/li/mini-programs/{program}/login", new { });
        var session = await phone.GetJsonAsync($"sns/jscode2session?appid={program}&secret={secret}&js_code={again["code"]}&grant_type=authorization_code");
        ((string?)session["openid"]).ShouldNotBeNullOrEmpty();
    }

    private static Task<ServerHost> StartAsync(int port) => ServerHost.StartAsync(DatabaseKind.Sqlite, setup =>
    {
        setup.Environment = "Development";
        setup.Settings["Packs:Directory"] = Path.Combine(SourceTree.Root, "packs");
        setup.Settings["Sandbox:Url"] = $"http://127.0.0.1:{port}";
        setup.Settings["WeChat:ApiBaseUrl"] = $"http://127.0.0.1:{port}";
        setup.Settings["PublicUrl"] = "http://zhijian.example.gov.cn";
        // The sandbox signs by the real clock.
        setup.Services = services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));
    });

    private static async Task<JsonArray> MessagesAsync(HttpClient sandbox, string appId) => (await sandbox.GetFromJsonAsync<JsonArray>($"followers/li/chats/{appId}/messages"))!;

    private static async Task<JsonArray> ChatsAsync(HttpClient sandbox)
    {
        var response = await sandbox.GetAsync("followers/li/chats");
        return response.IsSuccessStatusCode ? (await response.Content.ReadFromJsonAsync<JsonArray>())! : [];
    }

    /// <summary>Asks again until there is something: the push comes from another process's point of view, over real HTTP.</summary>
    private static async Task<JsonNode> EventuallyAsync(Func<Task<JsonNode?>> look)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            if (await look() is { } found) return found;
            await Task.Delay(100, patience.Token);
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
