using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Connectors.Signing;
using Zhijian.Server.Platform.Http;

namespace Zhijian.Server.Connectors.Events;

/// <param name="Taken">How many are new.</param>
/// <param name="Known">How many were there before.</param>
public sealed record EventsTaken(int Taken, int Known);

/// <summary>Takes what departments push (接收事件): signed as the contract says, acknowledged when it is durable.</summary>
internal static class ReceiveEvents
{
    private const int MostBytes = 2 * 1024 * 1024;

    public static async Task<Results<Ok<EventsTaken>, ProblemHttpResult>> HandleAsync(string agency, string connector, HttpContext http, ConnectorBook book, NonceMemory nonces, EventCommit commit, TimeProvider time)
    {
        if (await ReadAsync(http.Request) is not { } body) return Problem.Because(StatusCodes.Status413PayloadTooLarge, "too_large", "More than 2 MiB; send fewer events at once.");
        var found = book.Find(agency, connector);
        // Whoever cannot sign learns nothing, not even which connectors there are.
        if (found is not { Definition.Auth: ConnectorAuth.Hmac, Secret.Length: > 0 } || WhyRefused(http, body, found, time.GetUtcNow()) is not null)
            return NotSigned(found is null || found.Secret.Length == 0 ? "The signature does not fit." : WhyRefused(http, body, found, time.GetUtcNow()) ?? "This connector does not sign.");
        if (nonces.TryUse(found.KeyId, http.Request.Headers[RequestSignature.NonceHeader].ToString()) is not { } isNew) return Later(http, StatusCodes.Status429TooManyRequests, "Too many requests; send more events in each.");
        if (!isNew) return NotSigned("The nonce was used before.");
        try
        {
            var events = PushedEvents.Read(body, found.Agency, found.Definition, time.GetUtcNow());
            return await commit.WriteAsync(events) is { } taken ? TypedResults.Ok(new EventsTaken(taken, events.Count - taken)) : Later(http, StatusCodes.Status503ServiceUnavailable, "The events are not stored; send them again.");
        }
        catch (FormatException problem)
        {
            return Problem.Invalid("events_invalid", problem.Message + " Nothing was taken.");
        }
    }

    private static string? WhyRefused(HttpContext http, byte[] body, Connector connector, DateTimeOffset now)
    {
        var headers = http.Request.Headers;
        if (headers[RequestSignature.KeyHeader] != connector.KeyId) return "The signature does not fit.";
        if (!long.TryParse(headers[RequestSignature.TimestampHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)) return $"{RequestSignature.TimestampHeader} must be Unix seconds.";
        if (headers[RequestSignature.NonceHeader].ToString() is not { Length: >= 16 and <= 64 } nonce) return $"{RequestSignature.NonceHeader} must have 16 to 64 characters.";
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var text = RequestSignature.TextToSign(http.Request.Method, target[0], target.Length > 1 ? target[1] : "", body, timestamp, nonce);
        if (!RequestSignature.Fits(connector.Secret, text, headers[RequestSignature.SignatureHeader].ToString())) return "The signature does not fit.";
        return Math.Abs(now.ToUnixTimeSeconds() - timestamp) > RequestSignature.Tolerance.TotalSeconds ? $"{RequestSignature.TimestampHeader} is more than five minutes away from this clock." : null;
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBytes) return null;
        using var kept = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is > 0 and var read)
        {
            if (kept.Length + read > MostBytes) return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static ProblemHttpResult NotSigned(string why) => Problem.Because(StatusCodes.Status401Unauthorized, "not_signed", why);

    private static ProblemHttpResult Later(HttpContext http, int status, string why)
    {
        http.Response.Headers.RetryAfter = "1";
        return Problem.Because(status, "not_stored", why);
    }
}
