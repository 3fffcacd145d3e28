using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Traffic;
using Zhijian.WeChat.Security;

namespace Zhijian.Sandbox.Callbacks;

/// <summary>A push as it goes over the wire in the account's mode: query, body and the signatures on it.</summary>
public sealed record PushEnvelope(string Query, string Body, TrafficSignature Signature)
{
    /// <param name="xml">The push before encryption.</param>
    /// <param name="signedAt">The time the receiver compares with its own.</param>
    public static PushEnvelope Seal(Account account, string openId, string xml, DateTimeOffset signedAt)
    {
        var settings = account.Settings;
        var timestamp = signedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var signature = CallbackSignature.Compute(settings.Token, timestamp, nonce);
        var query = $"signature={signature}&timestamp={timestamp}&nonce={nonce}&openid={openId}";
        if (settings.Mode == CallbackMode.Plain || account.Crypto is not { } crypto) return new(query, xml, new(timestamp, nonce, signature, null, null));

        var encrypt = crypto.Encrypt(Encoding.UTF8.GetBytes(xml));
        var msgSignature = CallbackSignature.Compute(settings.Token, timestamp, nonce, encrypt);
        var element = $"<Encrypt><![CDATA[{encrypt}]]></Encrypt>";
        var body = settings.Mode == CallbackMode.Safe
            ? $"<xml><ToUserName><![CDATA[{settings.OriginalId}]]></ToUserName>{element}</xml>"
            : $"{xml.AsSpan(0, xml.Length - "</xml>".Length)}{element}</xml>";
        return new($"{query}&encrypt_type=aes&msg_signature={msgSignature}", body, new(timestamp, nonce, signature, msgSignature, null));
    }

    /// <summary>The callback address with the query added to whatever query it has.</summary>
    public static Uri Address(string callbackUrl, string query) => new($"{callbackUrl}{(callbackUrl.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
}
