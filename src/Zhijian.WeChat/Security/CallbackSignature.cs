using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Zhijian.WeChat.Security;

/// <summary>
/// The signature (签名) on everything WeChat sends to a callback address: SHA-1 over the parts in ascending byte order, joined
/// without separator, as lower-case hex. Three parts (token, timestamp, nonce) give <c>signature</c>; the Base64 of the
/// encrypted message as a fourth gives <c>msg_signature</c>. Official docs: 接入概述, 消息加解密说明.
/// </summary>
public static class CallbackSignature
{
    private const int StackLimit = 1024;

    /// <returns>40 lower-case hex digits.</returns>
    public static string Compute(string token, string timestamp, string nonce) =>
        Compute(token, timestamp, nonce, ReadOnlySpan<byte>.Empty);

    /// <inheritdoc cref="Compute(string, string, string)"/>
    public static string Compute(string token, string timestamp, string nonce, string encrypt) =>
        Compute(token, timestamp, nonce, Encoding.UTF8.GetBytes(encrypt));

    /// <inheritdoc cref="Compute(string, string, string)"/>
    /// <param name="encrypt">The Base64 text of the Encrypt element as it stands in the body; empty for the three-part signature.</param>
    public static string Compute(string token, string timestamp, string nonce, ReadOnlySpan<byte> encrypt)
    {
        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
        Digest(token, timestamp, nonce, encrypt, digest);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>Compares in constant time; anything that is not 40 hex digits is simply wrong.</summary>
    public static bool Verify(string? signature, string token, string timestamp, string nonce) =>
        Verify(signature, token, timestamp, nonce, ReadOnlySpan<byte>.Empty);

    /// <inheritdoc cref="Verify(string?, string, string, string)"/>
    public static bool Verify(string? signature, string token, string timestamp, string nonce, string encrypt) =>
        Verify(signature, token, timestamp, nonce, Encoding.UTF8.GetBytes(encrypt));

    /// <inheritdoc cref="Verify(string?, string, string, string)"/>
    public static bool Verify(string? signature, string token, string timestamp, string nonce, ReadOnlySpan<byte> encrypt)
    {
        Span<byte> claimed = stackalloc byte[SHA1.HashSizeInBytes];
        if (signature is not { Length: 2 * SHA1.HashSizeInBytes } ||
            Convert.FromHexString(signature, claimed, out _, out _) != OperationStatus.Done)
        {
            return false;
        }
        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
        Digest(token, timestamp, nonce, encrypt, digest);
        return CryptographicOperations.FixedTimeEquals(claimed, digest);
    }

    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what the protocol prescribes.")]
    private static void Digest(ReadOnlySpan<char> token, ReadOnlySpan<char> timestamp, ReadOnlySpan<char> nonce, ReadOnlySpan<byte> encrypt, Span<byte> digest)
    {
        // Twice the room: the parts are encoded into the first half, then laid out in order in the second.
        var room = 3 * (token.Length + timestamp.Length + nonce.Length) + encrypt.Length;
        byte[]? rented = 2 * room > StackLimit ? ArrayPool<byte>.Shared.Rent(2 * room) : null;
        Span<byte> buffer = rented ?? stackalloc byte[StackLimit];
        Span<Range> parts = stackalloc Range[4];
        var end = 0;
        parts[0] = Encode(token, buffer, ref end);
        parts[1] = Encode(timestamp, buffer, ref end);
        parts[2] = Encode(nonce, buffer, ref end);
        encrypt.CopyTo(buffer[end..]);
        parts[3] = end..(end + encrypt.Length);

        Sort(parts, buffer);
        var joined = buffer[room..];
        var length = 0;
        foreach (var part in parts)
        {
            var bytes = buffer[part];
            bytes.CopyTo(joined[length..]);
            length += bytes.Length;
        }
        SHA1.HashData(joined[..length], digest);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }

    private static Range Encode(ReadOnlySpan<char> text, Span<byte> buffer, ref int end)
    {
        var start = end;
        end += Encoding.UTF8.GetBytes(text, buffer[end..]);
        return start..end;
    }

    private static void Sort(Span<Range> parts, ReadOnlySpan<byte> buffer)
    {
        for (var i = 1; i < parts.Length; i++)
        {
            for (var j = i; j > 0 && buffer[parts[j]].SequenceCompareTo(buffer[parts[j - 1]]) < 0; j--)
            {
                (parts[j], parts[j - 1]) = (parts[j - 1], parts[j]);
            }
        }
    }
}
