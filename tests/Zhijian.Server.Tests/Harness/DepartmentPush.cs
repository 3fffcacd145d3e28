using System.Globalization;
using System.Text;
using Zhijian.Server.Connectors.Signing;

namespace Zhijian.Server.Tests.Harness;

/// <summary>What a department pushes, signed as the contract says.</summary>
internal static class DepartmentPush
{
    /// <param name="path">Of the connector's events.</param>
    public static async Task<HttpResponseMessage> PushEventsAsync(this ServerHost host, string path, string body, string key, string secret, long? timestamp = null, string? nonce = null)
    {
        var seconds = timestamp ?? host.Clock.GetUtcNow().ToUnixTimeSeconds();
        nonce ??= Guid.NewGuid().ToString("N");
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add(RequestSignature.KeyHeader, key);
        message.Headers.Add(RequestSignature.TimestampHeader, seconds.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(RequestSignature.NonceHeader, nonce);
        message.Headers.Add(RequestSignature.SignatureHeader, RequestSignature.Sign(secret, RequestSignature.TextToSign("POST", path, "", Encoding.UTF8.GetBytes(body), seconds, nonce)));
        return await host.Client.SendAsync(message);
    }
}
