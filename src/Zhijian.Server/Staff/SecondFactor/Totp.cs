using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Zhijian.Server.Staff.SecondFactor;

/// <summary>Time-based one-time passwords (RFC 6238) as every authenticator app knows them: SHA-1, thirty seconds, six digits. Pure.</summary>
public static class Totp
{
    public const int KeyBytes = 20;
    private const int StepSeconds = 30;
    private const int UsualDigits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeAt(ReadOnlySpan<byte> key, long step, int digits = UsualDigits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 and every authenticator app say so; as an HMAC it is not broken
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var binary = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFF_FFFF;
        return (binary % (uint)Math.Pow(10, digits)).ToString(new string('0', digits));
    }

    /// <summary>The step a code belongs to: now, the one before for slow typists, or the one after for clocks that are fast.</summary>
    /// <returns>Null when it is none of these.</returns>
    public static long? FindStep(ReadOnlySpan<byte> key, string code, DateTimeOffset now)
    {
        long? found = null;
        // All three are computed whatever fits, so that the time it takes tells nothing.
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeAt(key, step)), System.Text.Encoding.UTF8.GetBytes(code))) found = step;
        return found;
    }

    /// <summary>RFC 4648 without padding, for typing it by hand.</summary>
    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var value in bytes)
        {
            (buffer, bits) = ((buffer << 8) | value, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Base32[(buffer >> (bits - 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Base32[(buffer << (5 - bits)) & 31]).ToString();
    }

    /// <summary>What a QR code for an authenticator app says.</summary>
    public static string Uri(string issuer, string account, ReadOnlySpan<byte> key) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={ToBase32(key)}&issuer={System.Uri.EscapeDataString(issuer)}";
}
