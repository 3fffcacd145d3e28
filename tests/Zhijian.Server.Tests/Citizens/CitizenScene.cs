using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Services;

namespace Zhijian.Server.Tests.Citizens;

/// <summary>An agency with services and a mini program, and WeChat's OAuth in front of it.</summary>
internal sealed record CitizenScene(TempPack Pack, ServerHost Host, ConsentStub Consent, AccountCredentials Account, WeChatPusher WeChat) : IAsyncDisposable
{
    public const string MiniProgram = "wxbbbbbbbbbbbbbbb2";

    private static readonly string Yaml = TempPack.GoodYaml.Replace(
        "encodingAesKey:", "miniProgram: { appId: " + MiniProgram + ", appSecret: fedcba9876543210fedcba9876543210 }\n    encodingAesKey:", StringComparison.Ordinal);

    public static async Task<CitizenScene> OpenAsync(DatabaseKind kind, Action<ServerSetup>? configure = null, (string Name, string Yaml)? service = null, Action<TempPack>? write = null)
    {
        var (pack, consent) = (new TempPack(Yaml), new ConsentStub());
        pack.WriteService("home-visit", ServiceScene.HomeVisit);
        pack.WriteService("claim-check", ServiceScene.ClaimCheck);
        if (service is var (name, yaml)) pack.WriteService(name, yaml);
        write?.Invoke(pack);
        var host = await ServerHost.StartAsync(kind, setup =>
        {
            setup.Settings["Packs:Load:0"] = pack.Folder;
            setup.Settings["PublicUrl"] = "https://hall.example.gov.cn";
            consent.Install(setup);
            configure?.Invoke(setup);
        });
        var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
        return new CitizenScene(pack, host, consent, account, new WeChatPusher(() => host.Client, account, host.Clock));
    }

    /// <summary>A phone on which this follower opened the page.</summary>
    public async Task<CitizenPhone> PageAsync(string openId, string? unionId = null)
    {
        var phone = new CitizenPhone(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Host.Client.BaseAddress });
        var state = await phone.BeginAsync(Account.AppId);
        using var back = await phone.ReturnAsync(Consent.NewCode(Account.AppId, openId, unionId), state);
        phone.Enter(back);
        return phone;
    }

    public Task PublishAsync(string name, string yaml) => Pack.PublishServiceAsync(Host, name, yaml);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Pack.Dispose();
    }
}

/// <summary>A browser inside WeChat, with cookies of its own and the tag its address carries.</summary>
internal sealed record CitizenPhone(HttpClient Http) : IDisposable
{
    public string Tag { get; private set; } = "";

    /// <summary>To WeChat's page.</summary>
    /// <returns>The state it was sent with.</returns>
    public async Task<string> BeginAsync(string appId, string to = "/m/")
    {
        using var sent = await Http.GetAsync($"/api/citizen/session/begin?account={appId}&to={Uri.EscapeDataString(to)}");
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var query = QueryHelpers.ParseQuery(sent.Headers.Location!.Query);
        query["scope"].ToString().ShouldBe("snsapi_base");
        return query["state"].ToString();
    }

    public Task<HttpResponseMessage> ReturnAsync(string code, string state) => Http.GetAsync($"/api/citizen/session/return?code={code}&state={state}");

    public void Enter(HttpResponseMessage back)
    {
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Tag = QueryHelpers.ParseQuery(back.Headers.Location!.OriginalString.Split('?')[1])["s"].ToString();
        Http.DefaultRequestHeaders.Remove("X-Citizen-Session");
        Http.DefaultRequestHeaders.Add("X-Citizen-Session", Tag);
    }

    public Task<JsonNode> BeginServiceAsync(string service) => Http.PostJsonAsync("/api/citizen/runs", new { service });

    /// <summary>Enters a text at the step that is asked.</summary>
    public Task<JsonNode> EnterAsync(JsonNode run, string text) =>
        Http.PostJsonAsync($"/api/citizen/runs/{run["id"]}", new { action = "enter", revision = (string)run["revision"]!, step = (string)run["step"]!["key"]!, text });

    /// <summary>The answers one after another, which must all be taken.</summary>
    public async Task<JsonNode> EnterAllAsync(JsonNode run, params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var answer = await EnterAsync(run, text);
            ((string?)answer["refusal"]).ShouldBeNull();
            run = answer["run"]!;
        }

        return run;
    }

    public Task<JsonNode> ActAsync(JsonNode run, string action, string? step = null) =>
        Http.PostJsonAsync($"/api/citizen/runs/{run["id"]}", new { action, revision = (string)run["revision"]!, step });

    public void Dispose() => Http.Dispose();
}
