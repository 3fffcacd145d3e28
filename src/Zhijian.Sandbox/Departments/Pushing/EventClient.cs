using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Zhijian.Sandbox.Callbacks;
using Zhijian.Sandbox.Faults;

namespace Zhijian.Sandbox.Departments.Pushing;

/// <summary>What came back from one attempt.</summary>
/// <param name="Status">Null when nothing came in time.</param>
/// <param name="Wait">What the answer says about when to come again.</param>
/// <param name="Failure">Why there is no status.</param>
public sealed record EventAnswer(Uri Url, byte[] Sent, IReadOnlyDictionary<string, string> Headers, int? Status = null, string? Body = null, TimeSpan? Wait = null, string? Failure = null, TimeSpan Took = default);

/// <summary>Tells events over HTTP, signed as docs/connectors/traffic-v1.openapi.yaml says, written from that page alone.</summary>
public sealed class EventClient(World world, IHttpClientFactory clients)
{
    private const int MostBytes = 64 << 10;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public async Task<EventAnswer> PostAsync(Uri url, byte[] body, Fault? fault, CancellationToken stopping)
    {
        var answer = new EventAnswer(url, body, Sign(url, body));
        if (fault?.Kind == FaultKind.Drop) return answer with { Failure = "dropped by a fault" };
        if (fault is { Kind: FaultKind.Status, Status: { } instead }) return answer with { Status = instead };
        var started = world.Clock.GetTimestamp();
        using var cutOff = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        cutOff.CancelAfter(world.Options.CutOff);
        try
        {
            answer = await SendAsync(answer, cutOff.Token);
            if (fault is { Kind: FaultKind.Slow, Milliseconds: { } late }) await Task.Delay(late, cutOff.Token);
            if (fault is { Kind: FaultKind.StatusAfter, Status: { } forced }) answer = answer with { Status = forced, Wait = null };
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            answer = answer with { Status = null, Body = null, Failure = $"no answer within {world.Options.CutOff.TotalSeconds:0.###} s" };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            answer = answer with { Failure = failure.Message };
        }

        return answer with { Took = world.Clock.GetElapsedTime(started) };
    }

    private async Task<EventAnswer> SendAsync(EventAnswer answer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, answer.Url) { Content = new ByteArrayContent(answer.Sent) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        foreach (var (name, value) in answer.Headers) request.Headers.Add(name, value);
        using var response = await clients.CreateClient(CallbackClient.Name).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        var text = await ReadAsync(response, cancellation);
        return answer with { Status = (int)response.StatusCode, Body = text, Wait = WaitOf(response.Headers.RetryAfter) };
    }

    private Dictionary<string, string> Sign(Uri url, byte[] body)
    {
        var settings = world.Options.Department;
        // Real time: the receiver compares it with its own clock.
        var seconds = world.Clock.RealNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var text = $"POST\n{url.AbsolutePath}\n{url.Query.TrimStart('?')}\n{Convert.ToHexStringLower(SHA256.HashData(body))}\n{seconds}\n{nonce}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.Secret), Encoding.UTF8.GetBytes(text)));
        return new() { ["X-Zhijian-Key"] = settings.Key, ["X-Zhijian-Timestamp"] = seconds, ["X-Zhijian-Nonce"] = nonce, ["X-Zhijian-Signature"] = signature };
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? said)
    {
        var wait = said?.Delta ?? (said?.Date - world.Clock.RealNow);
        return wait is null ? null : TimeSpan.FromTicks(Math.Clamp(wait.Value.Ticks, 0, LongestWait.Ticks));
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[MostBytes];
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAtLeastAsync(buffer, MostBytes, throwOnEndOfStream: false, cancellation));
    }
}
