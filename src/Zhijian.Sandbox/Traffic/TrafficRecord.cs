using System.Text.Json.Serialization;

namespace Zhijian.Sandbox.Traffic;

/// <summary>How a push or call ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    /// <summary>A push was answered with a reply the person sees; a call succeeded.</summary>
    [JsonStringEnumMemberName("replied")] Replied,
    [JsonStringEnumMemberName("success")] Success,
    [JsonStringEnumMemberName("empty")] Empty,

    /// <summary>No answer within the cut-off, and no attempt left.</summary>
    [JsonStringEnumMemberName("timeout")] Timeout,

    /// <summary>No connection or a status other than 200 on the last attempt; for calls an errcode.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>An answer that is no reply; it is not tried again.</summary>
    [JsonStringEnumMemberName("malformed")] Malformed,

    /// <summary>Timed out or failed, and another attempt follows.</summary>
    [JsonStringEnumMemberName("retrying")] Retrying,
}

/// <param name="Signature">sha1(token, timestamp, nonce)</param>
/// <param name="MsgSignature">sha1(token, timestamp, nonce, Encrypt); compatible and safe mode only.</param>
/// <param name="Verified">Whether the signature of an encrypted reply was right; null when the reply carried none.</param>
public sealed record TrafficSignature(string Timestamp, string Nonce, string Signature, string? MsgSignature, bool? Verified);

/// <summary>One push to an account, one call from it, or events a department told, for the developer drawer.</summary>
/// <param name="Direction">callback · api · department</param>
public sealed record TrafficRecord(string Direction, string? AppId, DateTimeOffset At, string Method, string Path)
{
    /// <summary>Rises by one over all accounts.</summary>
    public long Id { get; init; }

    /// <summary>Without the question mark; secrets masked, tokens shortened.</summary>
    public string Query { get; init; } = "";

    public string? DeliveryId { get; init; }

    public int? Attempt { get; init; }

    public IReadOnlyDictionary<string, string>? RequestHeaders { get; init; }

    public string? RequestBody { get; init; }

    /// <summary>The push before encryption.</summary>
    public string? RequestPlain { get; init; }

    public int? ResponseStatus { get; init; }

    public string? ResponseBody { get; init; }

    /// <summary>The reply after decryption.</summary>
    public string? ResponsePlain { get; init; }

    public double Milliseconds { get; init; }

    public TrafficSignature? Signature { get; init; }

    public Outcome Outcome { get; init; }

    /// <summary>Why the outcome is what it is, in English for developers.</summary>
    public string? Reason { get; init; }

    [JsonPropertyName("errcode")]
    public int? ErrorCode { get; init; }
}
