using System.Globalization;
using System.Text;
using Zhijian.WeChat.Security;

namespace Zhijian.Load;

/// <summary>One message of one follower, with the bytes of its HTTP request.</summary>
internal sealed class Push(int follower, long messageId, string text)
{
    public int Follower { get; } = follower;

    public long MessageId { get; } = messageId;

    public string Text { get; } = text;

    public string OpenId => OpenIdOf(Follower);

    public byte[]? Request { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Tries { get; set; }

    /// <summary>What the server answered when it acknowledged the message.</summary>
    public byte[]? Answer { get; set; }

    public static string OpenIdOf(int follower) => "oLoad" + follower.ToString("D23", CultureInfo.InvariantCulture);
}

/// <summary>Writes requests as WeChat does in safe mode, ahead of time, so that the measured time has no encryption of ours in it.</summary>
internal sealed class PushWriter(TimeProvider time, string host)
{
    private readonly MessageCrypto _crypto = new(KnowledgePack.Token, KnowledgePack.EncodingAesKey, KnowledgePack.AppId);

    public byte[] Write(Push push)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = (push.MessageId % 1_000_000_007).ToString(CultureInfo.InvariantCulture);
        var xml = $"<xml><ToUserName><![CDATA[{KnowledgePack.OriginalId}]]></ToUserName>\n<FromUserName><![CDATA[{push.OpenId}]]></FromUserName>\n"
            + $"<CreateTime>{seconds}</CreateTime>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[{push.Text}]]></Content>\n<MsgId>{push.MessageId}</MsgId>\n</xml>";
        var encrypt = _crypto.Encrypt(Encoding.UTF8.GetBytes(xml));
        var body = CallbackEnvelope.WritePush(KnowledgePack.OriginalId, encrypt);
        var signature = CallbackSignature.Compute(KnowledgePack.Token, seconds, nonce);
        var messageSignature = CallbackSignature.Compute(KnowledgePack.Token, seconds, nonce, encrypt);
        var head = $"POST /wechat/callback/{KnowledgePack.AppId}?signature={signature}&timestamp={seconds}&nonce={nonce}&openid={push.OpenId}"
            + $"&encrypt_type=aes&msg_signature={messageSignature} HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/xml\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    public string Open(byte[] answer) => Replies.Open(_crypto, answer);
}

/// <summary>Reads what the server answered.</summary>
internal static class Replies
{
    /// <returns>The reply's XML, or <c>success</c>.</returns>
    public static string Open(MessageCrypto crypto, byte[] answer)
    {
        if (!answer.AsSpan().StartsWith("<xml><Encrypt>"u8)) return Encoding.UTF8.GetString(answer);
        return Encoding.UTF8.GetString(crypto.Decrypt(CallbackEnvelope.Read(answer).Encrypt));
    }
}
