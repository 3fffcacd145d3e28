using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Sandbox;
using Zhijian.Sandbox.Clock;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services;

/// <summary>A pack of the repository whose department is the sandbox's back office: callbacks in, signed HTTP between the two.</summary>
internal sealed record PackScene(WebApplication Sandbox, ServerHost Host, AccountCredentials Account, WeChatPusher WeChat) : IAsyncDisposable
{
    private readonly HttpClient _control = new() { BaseAddress = new Uri(Sandbox.Urls.First()) };

    /// <param name="department">As <c>connector=back office</c>, such as <c>water=water</c>.</param>
    public static async Task<PackScene> OpenAsync(DatabaseKind kind, string pack, string department, Action<ServerSetup>? configure = null)
    {
        // A clock of its own that stands where the server's does: signatures are compared with it.
        var sandbox = SandboxHost.Build(["--Sandbox:Url=http://127.0.0.1:0"], builder => builder.Services.AddSingleton(new SandboxClock(new TestClock())));
        await sandbox.StartAsync();
        var (connector, office) = department.Split('=') is [var first, var second] ? (first, second) : (department, department);
        var host = await ServerHost.StartAsync(kind, setup =>
        {
            setup.Settings["Packs:Load:0"] = pack;
            setup.Settings[$"Connectors:BaseAddresses:{pack}:{connector}"] = $"{sandbox.Urls.First()}/departments/{office}";
            configure?.Invoke(setup);
        });
        var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
        return new PackScene(sandbox, host, account, new WeChatPusher(() => host.Client, account, host.Clock));
    }

    public async Task<string> SayAsync(string follower, string text) => (await WeChat.TextAsync(follower, text)).Text.ShouldNotBeNull();

    public async Task<string> SayAllAsync(string follower, params string[] texts)
    {
        var said = "";
        foreach (var text in texts) said = await SayAsync(follower, text);
        return said;
    }

    /// <summary>A place from the phone, in GCJ-02 as WeChat gives it.</summary>
    public async Task<string> SendPlaceAsync(string follower, double latitude, double longitude) => (await WeChat.PushAsync(
        follower, FormattableString.Invariant($"<MsgType>location</MsgType><Location_X>{latitude}</Location_X><Location_Y>{longitude}</Location_Y><Scale>16</Scale><Label>这里</Label><MsgId>{WeChat.NewMessageId()}</MsgId>"))).Text.ShouldNotBeNull();

    public async Task FaultAsync(params object[] faults) => (await _control.PutAsJsonAsync("/_sandbox/faults", faults)).EnsureSuccessStatusCode();

    /// <summary>What a tester may look up and set.</summary>
    public async Task<JsonNode> LookAsync(string path) => (await _control.GetFromJsonAsync<JsonNode>("/_sandbox/departments/" + path)).ShouldNotBeNull();

    public async Task SetAsync(string path, object what) => (await _control.PostAsJsonAsync("/_sandbox/departments/" + path, what)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await Host.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
