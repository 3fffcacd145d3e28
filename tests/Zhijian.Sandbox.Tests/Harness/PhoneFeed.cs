using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>Watches the live feed as the phone page does, and waits for what it should show.</summary>
public sealed class PhoneFeed : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Stream stream;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private PhoneFeed(Stream stream)
    {
        this.stream = stream;
        events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
    }

    public static async Task<PhoneFeed> OpenAsync(SandboxUnderTest sandbox, string? personId = null)
    {
        var feed = new PhoneFeed(await sandbox.Http.GetStreamAsync($"/_sandbox/events{(personId is null ? "" : $"?personId={personId}")}"));
        await feed.NextAsync("clock"); // from here on nothing is missed
        return feed;
    }

    /// <summary>The next event of this name that satisfies the condition; others are skipped.</summary>
    public async Task<JsonElement> NextAsync(string name, Func<JsonElement, bool>? wanted = null)
    {
        while (await events.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            if (events.Current.EventType != name) continue;
            var data = JsonSerializer.Deserialize<JsonElement>(events.Current.Data);
            if (wanted?.Invoke(data) ?? true) return data;
        }
        throw new InvalidOperationException($"The feed ended before {name} came.");
    }

    /// <summary>The next thing the account (or WeChat itself) shows the person.</summary>
    public async Task<JsonElement> NextShownAsync() => (await NextAsync("message", data => data.GetProperty("message").Text("from") != "me")).GetProperty("message");

    /// <summary>Waits until the person's own message has reached a final state.</summary>
    public async Task<string> NextStateAsync() =>
        (await NextAsync("message", data => data.GetProperty("message").Text("from") == "me" && data.GetProperty("message").Text("deliveryState") != "sending")).GetProperty("message").Text("deliveryState");

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
    }
}
