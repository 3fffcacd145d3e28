namespace Zhijian.WeChat.Security;

/// <summary>Why an encrypted push was refused.</summary>
public enum MessageCryptoReason
{
    /// <summary>msg_signature does not fit token, timestamp, nonce and text.</summary>
    Signature,

    /// <summary>The text is not Base64, or was cut off.</summary>
    BadBase64,

    /// <summary>The ciphertext is empty, not a whole number of AES blocks, or longer than <see cref="MessageCrypto.MaxCipherBytes"/>.</summary>
    BadLength,

    /// <summary>The PKCS#7 padding to 32 bytes is broken: most often the EncodingAESKey is a different one.</summary>
    BadPadding,

    /// <summary>The stated length of the message runs past the end of the plaintext.</summary>
    BadMessageLength,

    /// <summary>The message was meant for another account.</summary>
    WrongAppId,

    /// <summary>The EncodingAESKey is not 43 characters of Base64.</summary>
    BadKey,
}

/// <summary>An encrypted push cannot be trusted or read; never carries key material or message text.</summary>
public sealed class MessageCryptoException(MessageCryptoReason reason) : Exception($"The encrypted message was refused: {reason}.")
{
    public MessageCryptoReason Reason { get; } = reason;
}
