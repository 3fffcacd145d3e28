using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>A sandbox on a free port and a client that speaks to it as other programs do: over HTTP.</summary>
public sealed class SandboxUnderTest : IAsyncDisposable
{
    private readonly WebApplication app;

    private SandboxUnderTest(WebApplication app)
    {
        this.app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Http { get; }

    public static async Task<SandboxUnderTest> StartAsync(params string[] settings)
    {
        var built = SandboxHost.Build(["--Sandbox:Url=http://127.0.0.1:0", .. settings]);
        await built.StartAsync();
        return new(built);
    }

    /// <summary>An account "平安肇庆", a verified service account unless told otherwise.</summary>
    public async Task<TestAccount> AccountAsync(string appId = "wxa000000000000001", string kind = "service", bool verified = true, string mode = "plain", string? callbackUrl = null)
    {
        var account = new TestAccount(this, appId, $"gh_{appId}", "a-secret-of-the-sandbox", "token123", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C");
        await account.ChangeAsync(kind, verified, mode, callbackUrl);
        return account;
    }

    public async Task<string> PersonAsync(string id = "li", string nickname = "李小明")
    {
        await PostAsync("/_sandbox/followers", new { id, nickname });
        return id;
    }

    public Task AdvanceAsync(TimeSpan by) => PostAsync("/_sandbox/clock/advance", new { seconds = by.TotalSeconds });

    public async Task<JsonElement> FaultAsync(params object[] faults)
    {
        using var response = await Http.PutAsJsonAsync("/_sandbox/faults", faults);
        return await ReadAsync(response);
    }

    /// <summary>Expects success and reads the JSON, if any.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        return await ReadAsync(response);
    }

    public async Task<JsonElement> PostAsync(string path, object? body = null)
    {
        using var content = body is null ? null : new StringContent(JsonSerializer.Serialize(body, Relaxed), Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(path, content);
        return await ReadAsync(response);
    }

    public async Task<JsonElement> TrafficAsync(string query = "") => await GetAsync($"/_sandbox/traffic?{query}");

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{(int)response.StatusCode} {response.RequestMessage?.RequestUri}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
