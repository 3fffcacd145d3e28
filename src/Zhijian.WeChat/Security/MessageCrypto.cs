using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Zhijian.WeChat.Security;

/// <summary>
/// Safe mode (安全模式) of one account: AES-256-CBC, IV = first half of the key, over 16 random bytes + message length (4 bytes,
/// big-endian) + message (UTF-8) + appid, padded to 32 bytes. Thread-safe and meant to be kept as long as the account's settings
/// hold. Official docs: 消息加解密说明 (WXBizMsgCrypt).
/// </summary>
public sealed class MessageCrypto
{
    /// <summary>Longest ciphertext read, in bytes; a message may have 2 MiB.</summary>
    public const int MaxCipherBytes = 4 * 1024 * 1024;

    internal const int RandomBytes = 16;
    private const int HeaderBytes = RandomBytes + sizeof(int);
    private const int PadBlock = 32;
    private const int AesBlock = 16;

    private readonly byte[] appId;
    private readonly CbcTransforms transforms;

    /// <param name="token">The token of the callback settings; signs, does not encrypt.</param>
    /// <param name="encodingAesKey">43 characters; the last one's spare bits may have any value.</param>
    /// <param name="appId">The id that must follow every message: the account's appid, for component pushes the component's.</param>
    /// <exception cref="MessageCryptoException"><see cref="MessageCryptoReason.BadKey"/></exception>
    public MessageCrypto(string token, string encodingAesKey, string appId)
    {
        Token = token;
        this.appId = Encoding.UTF8.GetBytes(appId);
        transforms = new CbcTransforms(EncodingAesKey.Decode(encodingAesKey));
    }

    internal string Token { get; }

    /// <summary>Checks msg_signature, then decrypts.</summary>
    /// <param name="encrypt">The Base64 text of the Encrypt element.</param>
    /// <returns>The message in its own array, UTF-8.</returns>
    /// <exception cref="MessageCryptoException">Any reason but <see cref="MessageCryptoReason.BadKey"/>.</exception>
    public byte[] Open(string? msgSignature, string timestamp, string nonce, ReadOnlySpan<byte> encrypt) =>
        CallbackSignature.Verify(msgSignature, Token, timestamp, nonce, encrypt) ? Decrypt(encrypt) : throw new MessageCryptoException(MessageCryptoReason.Signature);

    /// <summary>Decrypts without looking at a signature.</summary>
    /// <inheritdoc cref="Open"/>
    public byte[] Decrypt(string encrypt)
    {
        ArgumentNullException.ThrowIfNull(encrypt);
        return Decrypt(Encoding.UTF8.GetBytes(encrypt));
    }

    /// <inheritdoc cref="Decrypt(string)"/>
    public byte[] Decrypt(ReadOnlySpan<byte> encrypt)
    {
        var room = Base64.GetMaxDecodedFromUtf8Length(encrypt.Length);
        if (room > MaxCipherBytes) throw new MessageCryptoException(MessageCryptoReason.BadLength);
        var cipher = ArrayPool<byte>.Shared.Rent(room);
        var plain = ArrayPool<byte>.Shared.Rent(room);
        try
        {
            if (Base64.DecodeFromUtf8(encrypt, cipher, out _, out var length) != OperationStatus.Done)
            {
                throw new MessageCryptoException(MessageCryptoReason.BadBase64);
            }
            if (length == 0 || length % AesBlock != 0) throw new MessageCryptoException(MessageCryptoReason.BadLength);
            transforms.Decrypt(cipher, length, plain);
            return Unwrap(plain.AsSpan(0, length)).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(cipher);
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    /// <summary>Encrypts with fresh random bytes.</summary>
    /// <returns>Base64 text for the Encrypt element.</returns>
    public string Encrypt(ReadOnlySpan<byte> message)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        return Encrypt(message, random);
    }

    /// <summary>Encrypts with given random bytes: for test vectors.</summary>
    /// <param name="random">Exactly 16 bytes.</param>
    /// <inheritdoc cref="Encrypt(ReadOnlySpan{byte})"/>
    public string Encrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> random)
    {
        if (random.Length != RandomBytes) throw new ArgumentException("The random part has 16 bytes.", nameof(random));
        var length = CipherLength(message.Length);
        var cipher = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            EncryptTo(cipher, message, random);
            return Convert.ToBase64String(cipher.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(cipher);
        }
    }

    internal int CipherLength(int messageLength)
    {
        var length = HeaderBytes + messageLength + appId.Length;
        return length + PadBlock - length % PadBlock;
    }

    /// <param name="cipher">At least <see cref="CipherLength"/> bytes.</param>
    internal void EncryptTo(byte[] cipher, ReadOnlySpan<byte> message, ReadOnlySpan<byte> random)
    {
        var length = CipherLength(message.Length);
        var plain = ArrayPool<byte>.Shared.Rent(length);
        random.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomBytes), message.Length);
        message.CopyTo(plain.AsSpan(HeaderBytes));
        appId.CopyTo(plain.AsSpan(HeaderBytes + message.Length));
        var padding = plain.AsSpan()[(HeaderBytes + message.Length + appId.Length)..length];
        padding.Fill((byte)padding.Length);
        transforms.Encrypt(plain, length, cipher);
        ArrayPool<byte>.Shared.Return(plain, clearArray: true);
    }

    private ReadOnlySpan<byte> Unwrap(ReadOnlySpan<byte> plain)
    {
        var pad = plain[^1];
        if (pad is 0 or > PadBlock || pad > plain.Length || plain[^pad..].ContainsAnyExcept(pad))
        {
            throw new MessageCryptoException(MessageCryptoReason.BadPadding);
        }
        plain = plain[..^pad];
        if (plain.Length < HeaderBytes) throw new MessageCryptoException(MessageCryptoReason.BadMessageLength);
        var length = BinaryPrimitives.ReadUInt32BigEndian(plain[RandomBytes..]);
        var rest = plain[HeaderBytes..];
        if (length > rest.Length) throw new MessageCryptoException(MessageCryptoReason.BadMessageLength);
        return rest[(int)length..].SequenceEqual(appId) ? rest[..(int)length] : throw new MessageCryptoException(MessageCryptoReason.WrongAppId);
    }
}
