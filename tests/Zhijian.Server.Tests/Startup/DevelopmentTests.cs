using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
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
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup =>
        {
            setup.Environment = "Development";
            setup.Settings["Packs:Directory"] = Path.Combine(SourceTree.Root, "packs");
            setup.Settings["Sandbox:Url"] = $"http://127.0.0.1:{port}";
            setup.Settings["WeChat:ApiBaseUrl"] = $"http://127.0.0.1:{port}";
            // The sandbox signs by the real clock.
            setup.Services = services => Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.Replace(
                services, Microsoft.Extensions.DependencyInjection.ServiceDescriptor.Singleton(TimeProvider.System));
        });
        using var sandbox = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/_sandbox/") };

        var welcome = await EventuallyAsync(async () => (await ChatsAsync(sandbox)).FirstOrDefault(chat => chat!["lastText"] is not null));
        welcome["name"]!.ToString().ShouldBe("平安肇庆");
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

    private static async Task<JsonArray> ChatsAsync(HttpClient sandbox)
    {
        var response = await sandbox.GetAsync("followers/li/chats");
        return response.IsSuccessStatusCode ? (await response.Content.ReadFromJsonAsync<JsonArray>())! : [];
    }

    /// <summary>Asks again until there is something: the push comes from another process's point of view, over real HTTP.</summary>
    private static async Task<JsonNode> EventuallyAsync(Func<Task<JsonNode?>> look)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
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
