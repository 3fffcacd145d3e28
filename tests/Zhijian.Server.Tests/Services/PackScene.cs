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

    /// <param name="departments">Keys of connectors; the back offices are called the same.</param>
    public static async Task<PackScene> OpenAsync(DatabaseKind kind, string pack, params string[] departments)
    {
        // A clock of its own that stands where the server's does: signatures are compared with it.
        var sandbox = SandboxHost.Build(["--Sandbox:Url=http://127.0.0.1:0"], builder => builder.Services.AddSingleton(new SandboxClock(new TestClock())));
        await sandbox.StartAsync();
        var host = await ServerHost.StartAsync(kind, setup =>
        {
            setup.Settings["Packs:Load:0"] = pack;
            foreach (var department in departments) setup.Settings[$"Connectors:BaseAddresses:{pack}:{department}"] = $"{sandbox.Urls.First()}/departments/{department}";
        });
        var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
        return new PackScene(sandbox, host, account, new WeChatPusher(() => host.Client, account, host.Clock));
    }

    public Task<string> SayAsync(string follower, string text) => WeChat.SayAsync(follower, text);

    public Task<string> SayAllAsync(string follower, params string[] texts) => WeChat.SayAllAsync(follower, texts);

    /// <summary>A place from the phone, in GCJ-02 as WeChat gives it.</summary>
    public async Task<string> SendPlaceAsync(string follower, double latitude, double longitude) => (await WeChat.PushAsync(
        follower, FormattableString.Invariant($"<MsgType>location</MsgType><Location_X>{latitude}</Location_X><Location_Y>{longitude}</Location_Y><Scale>16</Scale><Label>这里</Label><MsgId>{WeChat.NewMessageId()}</MsgId>"))).Text.ShouldNotBeNull();

    public async Task FaultAsync(params object[] faults) => (await _control.PutAsJsonAsync("/_sandbox/faults", faults)).EnsureSuccessStatusCode();

    /// <summary>As the owner of the number reads the code that was sent last.</summary>
    public async Task<string> CodeAsync(string phone)
    {
        var text = (string)(await _control.GetJsonAsync($"/_sandbox/sms/{phone}")).AsArray()[^1]!["text"]!;
        return text[(text.IndexOf("验证码是", StringComparison.Ordinal) + 4)..][..6];
    }

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
