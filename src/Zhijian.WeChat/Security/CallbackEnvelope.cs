using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Messages.Parsing;

namespace Zhijian.WeChat.Security;

/// <summary>
/// What stands around an encrypted push: <c>&lt;xml&gt;&lt;ToUserName/&gt;&lt;Encrypt/&gt;&lt;/xml&gt;</c> in safe mode, the same among the plain
/// elements in compatible mode (兼容模式), or a JSON object. Official docs: 消息加解密说明.
/// </summary>
public readonly ref struct CallbackEnvelope
{
    private const int FieldsOnStack = 16;

    private CallbackEnvelope(string? toUserName, ReadOnlySpan<byte> encrypt)
    {
        ToUserName = toUserName;
        Encrypt = encrypt;
    }

    /// <summary>The account's original id; absent from component pushes.</summary>
    public string? ToUserName { get; }

    /// <summary>Base64, for <see cref="MessageCrypto.Open"/>; empty when the push is not encrypted.</summary>
    public ReadOnlySpan<byte> Encrypt { get; }

    public bool IsEncrypted => !Encrypt.IsEmpty;

    /// <param name="body">The whole body of the push; the result refers to it.</param>
    /// <exception cref="MalformedMessageException">The body is neither XML nor JSON within the parser's limits.</exception>
    public static CallbackEnvelope Read(ReadOnlySpan<byte> body)
    {
        if (body.Length > MessageCrypto.MaxCipherBytes) throw new MalformedMessageException(MalformedMessageReason.TooLarge);
        var fields = new FieldList(stackalloc Field[FieldsOnStack]);
        try
        {
            if (body.TrimStart(" \t\r\n"u8).StartsWith("{"u8)) JsonScanner.Scan(body, ref fields);
            else XmlScanner.Scan(body, ref fields);
            var lacking = false;
            var group = new FieldGroup(body, fields.Items, ref lacking);
            return new CallbackEnvelope(group.Text("ToUserName"u8), group.TryTake("Encrypt"u8, out var field) ? FieldText.Bytes(body, in field) : default);
        }
        finally
        {
            fields.Dispose();
        }
    }

    /// <summary>Encrypts and signs a passive reply.</summary>
    /// <param name="reply">The reply's own XML.</param>
    /// <param name="nonce">Any text; the push's own serves.</param>
    /// <returns>UTF-8 XML with Encrypt, MsgSignature, TimeStamp and Nonce.</returns>
    public static byte[] WriteEncryptedReply(MessageCrypto crypto, ReadOnlySpan<byte> reply, DateTimeOffset at, string nonce)
    {
        Span<byte> random = stackalloc byte[MessageCrypto.RandomBytes];
        RandomNumberGenerator.Fill(random);
        var length = crypto.CipherLength(reply.Length);
        var cipher = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(length));
        try
        {
            crypto.EncryptTo(cipher, reply, random);
            Base64.EncodeToUtf8InPlace(cipher, length, out var encoded);
            return WriteReply(crypto.Token, cipher.AsSpan(0, encoded), at.ToUnixTimeSeconds(), nonce);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(cipher);
        }
    }

    /// <summary>What WeChat sends in safe mode: for emulators and tests.</summary>
    /// <param name="encrypt">What <see cref="MessageCrypto.Encrypt(ReadOnlySpan{byte})"/> returned.</param>
    /// <returns>UTF-8 XML with ToUserName and Encrypt; compute msg_signature over the latter.</returns>
    public static byte[] WritePush(string toUserName, string encrypt)
    {
        var xml = new XmlBuilder(encrypt.Length + 128);
        try
        {
            xml.Open("xml"u8);
            xml.Text("ToUserName"u8, toUserName);
            xml.Text("Encrypt"u8, encrypt);
            xml.Close("xml"u8);
            return xml.Written.ToArray();
        }
        finally
        {
            xml.Dispose();
        }
    }

    private static byte[] WriteReply(string token, ReadOnlySpan<byte> encrypt, long timestamp, string nonce)
    {
        var xml = new XmlBuilder(encrypt.Length + 256);
        try
        {
            xml.Open("xml"u8);
            xml.Text("Encrypt"u8, encrypt);
            xml.Text("MsgSignature"u8, CallbackSignature.Compute(token, timestamp.ToString(CultureInfo.InvariantCulture), nonce, encrypt));
            xml.Number("TimeStamp"u8, timestamp);
            xml.Text("Nonce"u8, nonce);
            xml.Close("xml"u8);
            return xml.Written.ToArray();
        }
        finally
        {
            xml.Dispose();
        }
    }
}
