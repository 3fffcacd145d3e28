using System.Text;
using System.Xml;
using System.Xml.Linq;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.Traffic;
using Zhijian.WeChat.Security;

namespace Zhijian.Sandbox.Callbacks;

/// <summary>What an account's answer to a push amounts to.</summary>
/// <param name="Reply">What the person will see; null when nothing is to be shown.</param>
/// <param name="Plain">The reply after decryption, or null when it was not encrypted.</param>
/// <param name="Verified">Whether the signature of an encrypted reply was right.</param>
/// <param name="Reason">Why it is malformed.</param>
public sealed record ReplyReading(Outcome Outcome, ChatMessage? Reply = null, string? Plain = null, bool? Verified = null, string? Reason = null);

/// <summary>
/// Judges a passive reply (被动回复): well-formed, sent from this account to this person, encrypted as the mode asks with a right signature and
/// appid, of a known type with what the type needs. <c>success</c> and an empty body mean no reply.
/// </summary>
/// <param name="content">Turns checked elements into what the phone shows.</param>
public sealed class PassiveReplyReader(ReplyContentReader content)
{
    public ReplyReading Read(ReadOnlySpan<byte> body, Push push)
    {
        if (body.IsEmpty) return new(Outcome.Empty);
        if (body.Trim(" \t\r\n"u8).SequenceEqual("success"u8)) return new(Outcome.Success);
        ReplyReading reading = new(Outcome.Malformed);
        try
        {
            var root = Parse(Encoding.UTF8.GetString(body));
            if (root.Element("Encrypt") is not null && root.Element("MsgType") is null)
            {
                reading = Open(root, push.Follower.Account);
                if (reading.Outcome == Outcome.Malformed) return reading;
                root = Parse(reading.Plain!);
            }
            else if (push.Follower.Account.Settings.Mode == CallbackMode.Safe)
            {
                return reading with { Reason = "safe mode needs an encrypted reply" };
            }
            return reading with { Outcome = Outcome.Replied, Reply = Content(root, push) };
        }
        catch (ReplyFaultException fault)
        {
            return reading with { Outcome = Outcome.Malformed, Reason = fault.Message };
        }
    }

    private static ReplyReading Open(XElement root, Account account)
    {
        if (account.Settings.Mode == CallbackMode.Plain || account.Crypto is not { } crypto) return new(Outcome.Malformed, Reason: "plain mode cannot read an encrypted reply");
        var encrypt = root.Element("Encrypt")!.Value;
        var verified = CallbackSignature.Verify(root.Element("MsgSignature")?.Value, account.Settings.Token, Value(root, "TimeStamp"), Value(root, "Nonce"), encrypt);
        if (!verified) return new(Outcome.Malformed, Verified: false, Reason: "MsgSignature does not fit token, TimeStamp, Nonce and Encrypt");
        try
        {
            return new(Outcome.Replied, Plain: Encoding.UTF8.GetString(crypto.Decrypt(encrypt)), Verified: true);
        }
        catch (MessageCryptoException fault)
        {
            return new(Outcome.Malformed, Verified: true, Reason: $"Encrypt cannot be opened: {fault.Reason}");
        }
    }

    private ChatMessage? Content(XElement root, Push push)
    {
        var follower = push.Follower;
        if (root.Name != "xml") throw new ReplyFaultException("the root element is not xml");
        if (Value(root, "ToUserName") != follower.OpenId) throw new ReplyFaultException("ToUserName is not the openid of the push");
        if (Value(root, "FromUserName") != follower.Account.Settings.OriginalId) throw new ReplyFaultException("FromUserName is not the account's original id");
        if (!long.TryParse(Value(root, "CreateTime"), out _)) throw new ReplyFaultException("CreateTime is not a number");
        return content.Read(root, follower.Account, push.IsMessage);
    }

    private static XElement Parse(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException fault)
        {
            throw new ReplyFaultException($"not well-formed XML: {fault.Message}");
        }
    }

    private static string Value(XElement parent, string name) => parent.Element(name)?.Value ?? "";
}

/// <summary>A reply WeChat cannot show.</summary>
public sealed class ReplyFaultException(string reason) : Exception(reason);
