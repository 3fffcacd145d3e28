using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Promises;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Promises;

/// <summary>An account of an agency with office hours that promises something. It is Friday 20 November 2026, 10:00.</summary>
internal sealed class PromiseScene : IAsyncDisposable
{
    public const string Unanswerable = "小区路灯不亮";
    public const string TwoDays = "48h";

    private readonly AccountCredentials _account;
    private HttpClient? _officer;
    private int _replies;

    private PromiseScene(ServerHost host, AgencyId agency, AccountCredentials account)
    {
        (Host, Agency, _account) = (host, agency, account);
        WeChat = new WeChatPusher(() => host.Client, account, host.Clock);
    }

    public ServerHost Host { get; }

    public AgencyId Agency { get; }

    public WeChatPusher WeChat { get; }

    public HttpClient Officer => _officer ?? throw new InvalidOperationException("Nobody is signed in.");

    public static async Task<PromiseScene> OpenAsync(DatabaseKind kind, string within = TwoDays)
    {
        var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            (await db.Set<Agency>().FindAsync(agency))!.Hours = OpeningHours.Standard;
            return await db.SaveChangesAsync();
        });
        host.Services.GetRequiredService<AgencyCalendars>().Put(agency, OpeningHours.Standard);
        var scene = new PromiseScene(host, agency, TestAccounts.Create() with { AgencyId = agency });
        await scene.ServeAsync();
        await scene.PromiseAsync(within);
        return scene;
    }

    /// <summary>An administrator changes the rules.</summary>
    public async Task PromiseAsync(string within, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var administrator = await Host.SignInAsync(Agency, StaffRole.SystemAdministrator);
        await administrator.PutJsonAsync("/api/promises/rules", new { rules = new[] { new { name = "在线咨询", within, warnBefore = "2h", escalateAfter = "24h" } } }, expected);
    }

    /// <returns>The conversation of the follower, who waits now.</returns>
    public async Task<JsonNode> AskAsync(string follower)
    {
        (await WeChat.TextAsync(follower, Unanswerable)).Status.ShouldBe(HttpStatusCode.OK);
        return (await Officer.GetJsonAsync("/api/conversations"))["items"]!.AsArray()[0]!;
    }

    public async Task ReplyAsync(JsonNode conversation, HttpStatusCode expected = HttpStatusCode.Accepted) =>
        await Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/replies", new { text = "已通知路灯所。", clientKey = "key-" + ++_replies }, expected);

    public async Task<JsonNode> CloseAsync(JsonNode conversation) => await Officer.PostJsonAsync($"/api/conversations/{conversation["id"]}/close", new { });

    /// <summary>Time passes, forwards or backwards, and the clock has looked. Sessions end meanwhile, so another shift signs in.</summary>
    public async Task PassAsync(TimeSpan by)
    {
        Host.Clock.Advance(by);
        await NoteAsync();
        await SignInAsync();
    }

    public Task NoteAsync() => Host.Services.GetRequiredService<PromiseClock>().NoteAsync(default);

    public async Task RestartAsync(TimeSpan down)
    {
        await Host.RestartAsync(() => Host.Clock.Advance(down));
        await ServeAsync();
        await NoteAsync();
    }

    public async Task<JsonNode> OnlyPromiseOfAsync(JsonNode conversation) =>
        (await Officer.GetJsonAsync($"/api/promises/of/{conversation["id"]}")).AsArray().ShouldHaveSingleItem()!;

    public async Task<List<string>> StepsOfAsync(JsonNode conversation) =>
        [.. (await OnlyPromiseOfAsync(conversation))["steps"]!.AsArray().Select(step => (string)step!["step"]!)];

    public async Task<List<string?>> TextsAsync(JsonNode conversation) =>
        [.. (await Officer.GetJsonAsync($"/api/conversations/{conversation["id"]}/messages"))["items"]!.AsArray().Select(item => (string?)item!["text"])];

    public async ValueTask DisposeAsync()
    {
        _officer?.Dispose();
        await Host.DisposeAsync();
    }

    private async Task ServeAsync()
    {
        Host.Serve(_account);
        await Host.Services.GetRequiredService<PlaybookWorker>().WhenIdleAsync();
        Host.Services.GetRequiredService<PlaybookShelf>().Put(_account.Id, TestAccounts.Playbook());
        await SignInAsync();
    }

    private async Task SignInAsync()
    {
        _officer?.Dispose();
        _officer = await Host.SignInAsync(Agency, StaffRole.Officer);
    }
}
