using System.Text;
using System.Xml.Linq;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Security;
using Zhijian.WeChat.Tests.Fixtures;

namespace Zhijian.WeChat.Tests;

public sealed class CallbackEnvelopeTests
{
    private static readonly CallbackVector Push = Fixture.CallbackVectors.Single(vector => vector.Id == "V6");

    private static MessageCrypto Crypto => new(Push.Token, Push.EncodingAesKey!, Push.AppId!);

    [Fact]
    public void A_safe_mode_push_is_read_to_the_message_inside()
    {
        var envelope = CallbackEnvelope.Read(CallbackEnvelope.WritePush("gh_a96a4a619366", Push.Encrypt!));
        envelope.IsEncrypted.ShouldBeTrue();
        envelope.ToUserName.ShouldBe("gh_a96a4a619366");
        var message = InboundMessageParser.Parse(Crypto.Open(Push.MsgSignature, Push.Timestamp!, Push.Nonce!, envelope.Encrypt)).ShouldBeOfType<TextMessage>();
        message.Content.ShouldBe("你好");
        message.MsgId.ShouldBe(6074746557628292943);
        message.FromUserName.ShouldBe("olPjZjsXuQPJoV0HlruZkNzKc91E");
    }

    [Fact]
    public void The_JSON_form_may_escape_the_slashes_of_Base64()
    {
        var json = $$"""{"ToUserName":"gh_a","Encrypt":"{{Push.Encrypt!.Replace("/", "\\/", StringComparison.Ordinal)}}"}""";
        Encoding.ASCII.GetString(CallbackEnvelope.Read(Encoding.UTF8.GetBytes(json)).Encrypt).ShouldBe(Push.Encrypt);
    }

    [Fact]
    public void In_compatible_mode_Encrypt_stands_among_the_plain_elements()
    {
        var body = Encoding.UTF8.GetBytes(Push.Message!.Replace("</xml>", $"<Encrypt><![CDATA[{Push.Encrypt}]]></Encrypt></xml>", StringComparison.Ordinal));
        Encoding.ASCII.GetString(CallbackEnvelope.Read(body).Encrypt).ShouldBe(Push.Encrypt);
        InboundMessageParser.Parse(body).ShouldBeOfType<TextMessage>().Content.ShouldBe("你好");
    }

    [Fact]
    public void A_plain_push_is_not_encrypted() => CallbackEnvelope.Read(Encoding.UTF8.GetBytes(Push.Message!)).IsEncrypted.ShouldBeFalse();

    [Fact]
    public void A_component_push_has_no_ToUserName() =>
        CallbackEnvelope.Read("<xml><AppId>wx</AppId><Encrypt>QUJD</Encrypt></xml>"u8).ToUserName.ShouldBeNull();

    [Fact]
    public void An_encrypted_reply_has_the_four_elements_and_a_signature_that_holds()
    {
        var reply = PassiveReply.Write(new TextContent("收到"), "oUser", "gh_a", DateTimeOffset.FromUnixTimeSeconds(1409659813));
        var xml = XElement.Parse(Encoding.UTF8.GetString(
            CallbackEnvelope.WriteEncryptedReply(Crypto, reply, DateTimeOffset.FromUnixTimeSeconds(1409659813), "1372623149")));
        xml.Elements().Select(element => element.Name.LocalName).ShouldBe(["Encrypt", "MsgSignature", "TimeStamp", "Nonce"]);
        xml.Element("TimeStamp")!.Value.ShouldBe("1409659813");
        xml.Element("Nonce")!.Value.ShouldBe("1372623149");
        Crypto.Open(xml.Element("MsgSignature")!.Value, "1409659813", "1372623149", Encoding.ASCII.GetBytes(xml.Element("Encrypt")!.Value)).ShouldBe(reply);
    }

    [Fact]
    public void A_body_that_is_neither_XML_nor_JSON_is_refused()
    {
        Should.Throw<MalformedMessageException>(() => { CallbackEnvelope.Read("signature=1"u8); });
        Should.Throw<MalformedMessageException>(() => { CallbackEnvelope.Read(""u8); });
        Should.Throw<MalformedMessageException>(() => { CallbackEnvelope.Read("""{"Encrypt":"""u8); });
        Should.Throw<MalformedMessageException>(() => { CallbackEnvelope.Read(new byte[5 * 1024 * 1024]); });
    }
}
