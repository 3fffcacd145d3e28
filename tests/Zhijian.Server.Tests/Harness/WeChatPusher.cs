using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.WeChat.Security;

namespace Zhijian.Server.Tests.Harness;

/// <summary>Pushes messages to a server as WeChat does: signed, encrypted as the account wants it, decrypting what comes back.</summary>
public sealed class WeChatPusher(Func<HttpClient> client, AccountCredentials account, TimeProvider clock)
{
    private long _nextMessageId = 24_000_000_000_000_000;

    private MessageCrypto Crypto { get; } = new(account.Token, account.EncodingAesKey, account.AppId);

    public long NewMessageId() => Interlocked.Increment(ref _nextMessageId);

    public Task<PushAnswer> TextAsync(string openId, string text, long? messageId = null) =>
        PushAsync(openId, $"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content><MsgId>{messageId ?? NewMessageId()}</MsgId>");

    /// <summary>What the citizen is told in the passive reply.</summary>
    public async Task<string> SayAsync(string openId, string text) => (await TextAsync(openId, text)).Text.ShouldNotBeNull();

    /// <summary>The texts one after another; gives what was said to the last.</summary>
    public async Task<string> SayAllAsync(string openId, params IEnumerable<string> texts)
    {
        var said = "";
        foreach (var text in texts) said = await SayAsync(openId, text);
        return said;
    }

    public Task<PushAnswer> EventAsync(string openId, string name, string? key = null) =>
        PushAsync(openId, $"<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{name}]]></Event><EventKey><![CDATA[{key}]]></EventKey>");

    /// <summary>Pushes elements of any kind below the usual head.</summary>
    public Task<PushAnswer> PushAsync(string openId, string elements) => SendAsync(Xml(openId, elements), openId);

    public string Xml(string openId, string elements) =>
        $"<xml><ToUserName><![CDATA[{account.OriginalId}]]></ToUserName><FromUserName><![CDATA[{openId}]]></FromUserName>"
        + $"<CreateTime>{clock.GetUtcNow().ToUnixTimeSeconds()}</CreateTime>{elements}</xml>";

    public Task<PushAnswer> SendAsync(string xml, string openId = "oAnybody") => SendAsync(Encoding.UTF8.GetBytes(xml), openId);

    public async Task<PushAnswer> SendAsync(byte[] message, string openId = "oAnybody")
    {
        if (account.Mode == CallbackMode.Plain) return await PostAsync(Address(clock.GetUtcNow(), openId), message);
        var encrypt = Crypto.Encrypt(message);
        var body = account.Mode == CallbackMode.Safe
            ? CallbackEnvelope.WritePush(account.OriginalId, encrypt)
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message).Replace("</xml>", $"<Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>"));
        return await PostAsync(Address(clock.GetUtcNow(), openId, encrypt), body);
    }

    /// <summary>Path and query of a callback at some time, with right signatures.</summary>
    public string Address(DateTimeOffset at, string openId = "oAnybody", string? encrypt = null)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var address = $"/wechat/callback/{account.AppId}?signature={CallbackSignature.Compute(account.Token, timestamp, "n1")}&timestamp={timestamp}&nonce=n1&openid={openId}";
        return encrypt is null ? address : $"{address}&encrypt_type=aes&msg_signature={CallbackSignature.Compute(account.Token, timestamp, "n1", encrypt)}";
    }

    public async Task<PushAnswer> PostAsync(string address, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("text/xml");
        using var response = await client().PostAsync(address, content);
        return new PushAnswer(response.StatusCode, Open(await response.Content.ReadAsByteArrayAsync()));
    }

    private string Open(byte[] body)
    {
        if (!body.AsSpan().StartsWith("<xml><Encrypt>"u8)) return Encoding.UTF8.GetString(body);
        var reply = XElement.Parse(Encoding.UTF8.GetString(body));
        string Value(string name) => reply.Element(name)!.Value;
        return Encoding.UTF8.GetString(Crypto.Open(Value("MsgSignature"), Value("TimeStamp"), Value("Nonce"), Encoding.UTF8.GetBytes(Value("Encrypt"))));
    }
}

/// <param name="Body">Decrypted.</param>
public sealed record PushAnswer(HttpStatusCode Status, string Body)
{
    public bool IsNothing => Status == HttpStatusCode.OK && Body == "success";

    /// <summary>The text said in reply; null when nothing was, or something else.</summary>
    public string? Text => Status == HttpStatusCode.OK && Body.StartsWith("<xml>", StringComparison.Ordinal) ? XElement.Parse(Body).Element("Content")?.Value : null;
}
