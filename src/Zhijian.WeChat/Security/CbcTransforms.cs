using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Zhijian.WeChat.Security;

/// <summary>
/// AES-256-CBC transforms of one key, kept between messages: expanding the key anew costs several times what decrypting a short
/// message does. A transform serves one caller at a time; there are as many as callers were ever at work at once.
/// </summary>
[SuppressMessage("Security", "CA5401", Justification = "The protocol derives the IV from the key and puts 16 random bytes before the message.")]
internal sealed class CbcTransforms(byte[] key)
{
    private readonly ConcurrentBag<ICryptoTransform> decryptors = [];
    private readonly ConcurrentBag<ICryptoTransform> encryptors = [];

    /// <param name="length">A multiple of 16, not 0.</param>
    /// <param name="plain">The first 16 bytes come out as noise: see inside.</param>
    public void Decrypt(byte[] cipher, int length, byte[] plain)
    {
        if (!decryptors.TryTake(out var transform)) transform = Create(encrypt: false);
        // CBC's IV only touches the first block, and that block is the random part which nobody reads. So the transform need not
        // be reset between messages, which would cost as much again as the decryption.
        transform.TransformBlock(cipher, 0, length, plain, 0);
        decryptors.Add(transform);
    }

    public void Encrypt(byte[] plain, int length, byte[] cipher)
    {
        if (!encryptors.TryTake(out var transform)) transform = Create(encrypt: true);
        transform.TransformBlock(plain, 0, length, cipher, 0);
        transform.TransformFinalBlock([], 0, 0); // back to the IV
        encryptors.Add(transform);
    }

    private ICryptoTransform Create(bool encrypt)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        aes.IV = key[..16];
        aes.Mode = CipherMode.CBC;
        aes.Padding = PaddingMode.None;
        return encrypt ? aes.CreateEncryptor() : aes.CreateDecryptor();
    }
}
