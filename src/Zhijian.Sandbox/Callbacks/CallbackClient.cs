using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Faults;
using Zhijian.Sandbox.Traffic;
using Zhijian.WeChat.Security;

namespace Zhijian.Sandbox.Callbacks;

/// <summary>What came back from one attempt.</summary>
/// <param name="Failure">Null when a body with status 200 arrived in time.</param>
public sealed record CallbackAnswer(PushEnvelope Envelope, Uri Address, Outcome? Failure, string? Reason, int? Status, byte[] Body, TimeSpan Took);

/// <summary>Speaks HTTP to callback addresses the way WeChat does: POST text/xml, no redirects, nothing after the cut-off.</summary>
public sealed class CallbackClient(World world, IHttpClientFactory clients)
{
    public const string Name = "callback";

    /// <summary>A longer answer than this is cut off and so malformed.</summary>
    private const int MostBytes = 1 << 20;

    private static readonly byte[] Garbled = "{\"this\":\"is no reply\"}"u8.ToArray();

    public async Task<CallbackAnswer> PostAsync(Push push, Fault? fault, CancellationToken stopping)
    {
        var account = push.Follower.Account;
        var signedAt = world.Options.SignatureClock == SignatureClock.Real ? world.Clock.RealNow : world.Now;
        var envelope = PushEnvelope.Seal(account, push.Follower.OpenId, push.Xml, signedAt);
        var answer = new CallbackAnswer(envelope, PushEnvelope.Address(account.Settings.CallbackUrl!, envelope.Query), null, null, null, [], default);
        var started = world.Clock.GetTimestamp();
        if (fault?.Kind == FaultKind.Drop) return answer with { Failure = Outcome.Error, Reason = "dropped by a fault" };

        using var cutOff = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        cutOff.CancelAfter(world.Options.CutOff);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, answer.Address) { Content = Content(envelope.Body) };
            using var response = await clients.CreateClient(Name).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cutOff.Token);
            var body = await ReadAsync(response, cutOff.Token);
            if (fault is { Kind: FaultKind.Slow, Milliseconds: { } late }) await Task.Delay(late, cutOff.Token);
            if (fault?.Kind == FaultKind.Malformed) body = Garbled;
            var status = fault is { Kind: FaultKind.Status, Status: { } forced } ? forced : (int)response.StatusCode;
            var failed = status != StatusCodes.Status200OK;
            answer = answer with { Status = status, Body = body, Failure = failed ? Outcome.Error : null, Reason = failed ? $"status {status}" : null };
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            answer = answer with { Failure = Outcome.Timeout, Reason = $"no answer within {world.Options.CutOff.TotalSeconds:0.###} s" };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            answer = answer with { Failure = Outcome.Error, Reason = failure.Message };
        }
        return answer with { Took = world.Clock.GetElapsedTime(started) };
    }

    /// <summary>服务器配置 check: GET with echostr must come back verbatim within the cut-off.</summary>
    public async Task<bool> VerifyAsync(Account account, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(account.Settings.CallbackUrl)) return false;
        var echo = Random.Shared.NextInt64(1_000_000_000_000_000, long.MaxValue).ToString(CultureInfo.InvariantCulture);
        var signedAt = world.Options.SignatureClock == SignatureClock.Real ? world.Clock.RealNow : world.Now;
        var timestamp = signedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Random.Shared.Next(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var signature = CallbackSignature.Compute(account.Settings.Token, timestamp, nonce);
        var address = PushEnvelope.Address(account.Settings.CallbackUrl, $"signature={signature}&echostr={echo}&timestamp={timestamp}&nonce={nonce}");
        using var cutOff = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        cutOff.CancelAfter(world.Options.CutOff);
        try
        {
            using var response = await clients.CreateClient(Name).GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cutOff.Token);
            return response.StatusCode == System.Net.HttpStatusCode.OK && Encoding.UTF8.GetString(await ReadAsync(response, cutOff.Token)) == echo;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    private static StringContent Content(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("text/xml"));

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var kept = new MemoryStream();
        var buffer = new byte[4096];
        while (kept.Length < MostBytes && await stream.ReadAsync(buffer, cancellation) is > 0 and var read) kept.Write(buffer, 0, read);
        return kept.ToArray();
    }
}
