using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Zhijian.WeChat.Security;

/// <summary>
/// Reads an EncodingAESKey (消息加解密密钥): 43 Base64 characters that stand for 32 bytes of AES-256 key. The 43 characters carry
/// 258 bits; keys made by the WeChat console have the two spare bits set at random, which strict decoders refuse.
/// </summary>
internal static class EncodingAesKey
{
    private const int TextLength = 43;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <exception cref="MessageCryptoException"><see cref="MessageCryptoReason.BadKey"/></exception>
    public static byte[] Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length != TextLength || !Ascii.IsValid(text)) throw new MessageCryptoException(MessageCryptoReason.BadKey);
        Span<byte> padded = stackalloc byte[TextLength + 1];
        Encoding.ASCII.GetBytes(text, padded);
        padded[TextLength] = (byte)'=';

        var last = Alphabet.IndexOf(text[^1], StringComparison.Ordinal);
        if (last < 0) throw new MessageCryptoException(MessageCryptoReason.BadKey);
        padded[TextLength - 1] = (byte)Alphabet[last & ~0b11];

        var key = new byte[32];
        var status = Base64.DecodeFromUtf8(padded, key, out _, out var written);
        return status == OperationStatus.Done && written == key.Length ? key : throw new MessageCryptoException(MessageCryptoReason.BadKey);
    }
}
