using System.Security.Cryptography;
using System.Text;

namespace Zhijian.Server.Connectors.Signing;

/// <summary>
/// How this server and a department tell that a request is the other's (请求签名): HMAC-SHA256 over method, path, query, hash of the body, time and nonce, as
/// docs/connectors/traffic-v1.openapi.yaml says. Pure.
/// </summary>
internal static class RequestSignature
{
    public const string KeyHeader = "X-Zhijian-Key";
    public const string TimestampHeader = "X-Zhijian-Timestamp";
    public const string NonceHeader = "X-Zhijian-Nonce";
    public const string SignatureHeader = "X-Zhijian-Signature";

    /// <summary>How far the clocks may be apart; a nonce is remembered for twice as long.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <param name="path">As it stands in the request line, escapes and all.</param>
    /// <param name="query">The same, without the question mark.</param>
    public static string TextToSign(string method, string path, string query, ReadOnlySpan<byte> body, long timestamp, string nonce) =>
        $"{method}\n{path}\n{query}\n{Convert.ToHexStringLower(SHA256.HashData(body))}\n{timestamp}\n{nonce}";

    public static string Sign(string secret, string textToSign) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(textToSign)));

    public static bool Fits(string secret, string textToSign, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(secret, textToSign)), Encoding.ASCII.GetBytes(signature));
}
