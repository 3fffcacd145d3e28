using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;

namespace Zhijian.Server.Tests.Harness;

/// <summary>An account of an agency with an officer on duty.</summary>
public sealed record DeskScene(ServerHost Host, AgencyId Agency, WeChatPusher WeChat, HttpClient Officer) : IAsyncDisposable
{
    private int _replies;

    public static async Task<DeskScene> OpenAsync(DatabaseKind kind, Action<ServerSetup>? configure = null) => await OpenAsync(await ServerHost.StartAsync(kind, configure));

    public static async Task<DeskScene> OpenAsync(ServerHost host)
    {
        var agency = await host.AddAgencyAsync();
        AccountCredentials account = TestAccounts.Create() with { AgencyId = agency };
        host.Serve(account);
        // A new account has its playbook built from the database; the test's own comes after it.
        await host.Services.GetRequiredService<PlaybookWorker>().WhenIdleAsync();
        host.Services.GetRequiredService<PlaybookShelf>().Put(account.Id, TestAccounts.Playbook());
        return new DeskScene(host, agency, new WeChatPusher(() => host.Client, account, host.Clock), await host.SignInAsync(agency, StaffRole.Officer));
    }

    /// <summary>The same with the departments its playbook leads to, one more, and one that is closed.</summary>
    public static async Task<DeskScene> OpenWithDepartmentsAsync(DatabaseKind kind)
    {
        var desk = await OpenAsync(kind);
        var directory = desk.Host.Services.GetRequiredService<AgencyDirectory>();
        directory.Put(new DepartmentName(desk.Agency, "household", "户政管理支队"));
        directory.Put(new DepartmentName(desk.Agency, "traffic", "交警支队"));
        directory.Put(new DepartmentName(desk.Agency, "closed", "已撤销的科室", IsClosed: true));
        return desk;
    }

    public async Task<JsonNode> AskAsync(string follower, string text)
    {
        (await WeChat.TextAsync(follower, text)).Text.ShouldBe("已转值班人员，请稍候。");
        return (await Officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!;
    }

    public async Task<JsonNode> ReplyAsync(JsonNode conversation, string text, HttpStatusCode expected, HttpClient? by = null) =>
        await (by ?? Officer).PostJsonAsync($"/api/conversations/{conversation["id"]}/replies", new { text, clientKey = "key-" + ++_replies }, expected);

    public async Task<List<string?>> TextsAsync(JsonNode conversation, HttpClient? by = null) =>
        [.. (await (by ?? Officer).GetJsonAsync($"/api/conversations/{conversation["id"]}/messages"))["items"]!.AsArray().Select(item => (string?)item!["text"])];

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        await Host.DisposeAsync();
    }
}
