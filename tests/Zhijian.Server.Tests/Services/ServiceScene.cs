using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services;

/// <summary>An agency whose pack brings the services of the repository's packs, and WeChat in front of it.</summary>
internal sealed record ServiceScene(TempPack Pack, ServerHost Host, AgencyId Agency, WeChatPusher WeChat, HttpClient Officer) : IAsyncDisposable
{
    public static readonly string HomeVisit = Shipped("safe-zhaoqing", "home-visit");

    public static readonly string ClaimCheck = Shipped("wuhan-traffic", "claim-check");

    public static async Task<ServiceScene> OpenAsync(DatabaseKind kind)
    {
        var pack = new TempPack();
        pack.WriteService("home-visit", HomeVisit);
        pack.WriteService("claim-check", ClaimCheck);
        var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Packs:Load:0"] = pack.Folder);
        var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
        return new ServiceScene(pack, host, account.AgencyId, new WeChatPusher(() => host.Client, account, host.Clock), await host.SignInAsync(account.AgencyId, StaffRole.Officer));
    }

    /// <summary>What the citizen is told.</summary>
    public Task<string> SayAsync(string follower, string text) => WeChat.SayAsync(follower, text);

    /// <summary>The answers one after another; gives what was said to the last.</summary>
    public Task<string> SayAllAsync(string follower, params IEnumerable<string> texts) => WeChat.SayAllAsync(follower, texts);

    public Task PublishAsync(string name, string yaml) => Pack.PublishServiceAsync(Host, name, yaml);

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        await Host.DisposeAsync();
        Pack.Dispose();
    }

    private static string Shipped(string pack, string service) => File.ReadAllText(Path.Combine(SourceTree.Root, "packs", pack, "services", service + ".yaml"));
}
