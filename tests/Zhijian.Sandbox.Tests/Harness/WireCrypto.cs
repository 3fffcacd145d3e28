using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>
/// Safe mode written a second time, from the description alone, so that a mistake in the library the sandbox uses cannot hide behind itself.
/// <see cref="WireCryptoTests"/> holds it to the published vectors.
/// </summary>
public sealed class WireCrypto(string token, string key, string appId)
{
    private readonly byte[] aesKey = Decode(key);

    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what the protocol prescribes.")]
    public static string Sign(params string[] parts)
    {
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    public string Encrypt(string message, string? trailingId = null)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var plain = new List<byte>(RandomNumberGenerator.GetBytes(16));
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
        plain.AddRange([.. length, .. text, .. Encoding.UTF8.GetBytes(trailingId ?? appId)]);
        var pad = 32 - plain.Count % 32;
        plain.AddRange(Enumerable.Repeat((byte)pad, pad));
        using var aes = Aes.Create();
        aes.Key = aesKey;
        return Convert.ToBase64String(aes.EncryptCbc(plain.ToArray(), aesKey[..16], PaddingMode.None));
    }

    /// <returns>The message and the id that follows it.</returns>
    public (string Message, string Id) Decrypt(string encrypt)
    {
        using var aes = Aes.Create();
        aes.Key = aesKey;
        var plain = aes.DecryptCbc(Convert.FromBase64String(encrypt), aesKey[..16], PaddingMode.None);
        var end = plain.Length - plain[^1];
        var length = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(16));
        return (Encoding.UTF8.GetString(plain, 20, length), Encoding.UTF8.GetString(plain, 20 + length, end - 20 - length));
    }

    /// <summary>The envelope of an encrypted reply.</summary>
    public string Envelope(string reply, string? trailingId = null, string? signature = null)
    {
        var encrypt = Encrypt(reply, trailingId);
        signature ??= Sign(token, "1409659813", "1372623149", encrypt);
        return $"<xml><Encrypt><![CDATA[{encrypt}]]></Encrypt><MsgSignature><![CDATA[{signature}]]></MsgSignature><TimeStamp>1409659813</TimeStamp><Nonce><![CDATA[1372623149]]></Nonce></xml>";
    }

    // The last of the 43 characters may have spare bits set, which strict decoders refuse.
    private static byte[] Decode(string key)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        return Convert.FromBase64String($"{key[..42]}{alphabet[alphabet.IndexOf(key[42]) & 60]}=");
    }
}
