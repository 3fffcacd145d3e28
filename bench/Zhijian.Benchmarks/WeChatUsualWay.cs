using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Zhijian.Benchmarks;

/// <summary>How it is usually written, as in the samples that go round: what the library is compared with.</summary>
internal static class WeChatUsualWay
{
    private static readonly byte[] Key = Convert.FromBase64String(WeChatSample.EncodingAesKey + "=");

    public static bool Verify(string signature, string encrypt) => Sign(encrypt) == signature;

    public static string Decrypt(string encrypt)
    {
        using var aes = NewAes();
        using var decryptor = aes.CreateDecryptor();
        var cipher = Convert.FromBase64String(encrypt);
        var plain = decryptor.TransformFinalBlock(cipher, 0, cipher.Length);
        return Encoding.UTF8.GetString(plain, 20, BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(16)));
    }

    public static string Encrypt(string message)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        byte[] plain = [.. RandomNumberGenerator.GetBytes(16), .. length, .. bytes, .. Encoding.UTF8.GetBytes(WeChatSample.AppId)];
        var pad = 32 - plain.Length % 32;
        plain = [.. plain, .. Enumerable.Repeat((byte)pad, pad)];
        using var aes = NewAes();
        using var encryptor = aes.CreateEncryptor();
        return Convert.ToBase64String(encryptor.TransformFinalBlock(plain, 0, plain.Length));
    }

    public static string Envelope(string encrypt)
    {
        return new XElement(
            "xml", new XElement("Encrypt", new XCData(encrypt)), new XElement("MsgSignature", new XCData(Sign(encrypt))),
            new XElement("TimeStamp", WeChatSample.Timestamp), new XElement("Nonce", new XCData(WeChatSample.Nonce))).ToString(SaveOptions.DisableFormatting);
    }

    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what the protocol prescribes.")]
    private static string Sign(string encrypt)
    {
        string[] parts = [WeChatSample.Token, WeChatSample.Timestamp, WeChatSample.Nonce, encrypt];
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    private static Aes NewAes()
    {
        var aes = Aes.Create();
        aes.Key = Key;
        aes.IV = Key[..16];
        aes.Mode = CipherMode.CBC;
        aes.Padding = PaddingMode.None;
        return aes;
    }
}
