using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>One request with events as it came.</summary>
public sealed record Told(string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public IReadOnlyList<JsonElement> Events => [.. JsonSerializer.Deserialize<JsonElement>(Body).EnumerateArray()];

    public IReadOnlyList<string> Ids => [.. Events.Select(told => told.Text("id"))];

    /// <summary>What the contract makes of the request, computed here and nowhere else.</summary>
    public string ExpectedSignature(string secret)
    {
        var (path, query) = Target.Split('?') is [var first, var second] ? (first, second) : (Target, "");
        string[] lines = ["POST", path, query, Convert.ToHexStringLower(SHA256.HashData(Body)), Headers["X-Zhijian-Timestamp"], Headers["X-Zhijian-Nonce"]];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    public DateTimeOffset SignedAt => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Headers["X-Zhijian-Timestamp"], CultureInfo.InvariantCulture));
}

/// <summary>Whoever wants to be told: Kestrel on a free port that hands every request to the test and answers as that says.</summary>
public sealed class EventReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<Told> requests = Channel.CreateUnbounded<Told>();
    private readonly WebApplication app;

    private EventReceiver(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.First()}/api/connectors/{Uri.EscapeDataString("松江")}/water/events?of=a%2Fb";

    public Func<Told, HttpContext, Task> Answer { get; set; } = (told, http) => http.Response.WriteAsJsonAsync(new { taken = told.Events.Count, known = 0 });

    public bool IsIdle => requests.Reader.Count == 0;

    public static async Task<EventReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var receiver = new EventReceiver(built);
        built.MapPost("/api/connectors/{agency}/{connector}/events", receiver.TakeAsync);
        await built.StartAsync();
        return receiver;
    }

    /// <summary>The first requests are answered with this status, those after them are taken.</summary>
    public void Refuse(int times, int status, string? retryAfter = null)
    {
        var (left, taking) = (times, Answer);
        Answer = (told, http) =>
        {
            if (Interlocked.Decrement(ref left) < 0) return taking(told, http);
            http.Response.StatusCode = status;
            if (retryAfter is not null) http.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };
    }

    /// <summary>Takes requests and never answers.</summary>
    public void Hang() => Answer = (_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public async Task<Told> NextAsync() => await requests.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var told = new Told(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
        requests.Writer.TryWrite(told);
        await Answer(told, http);
    }
}
