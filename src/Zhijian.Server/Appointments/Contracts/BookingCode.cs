using System.Security.Cryptography;
using System.Text;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>
/// Number and code of a booking, made of its id: nobody has to count, and a turn that is decided anew gives the same. The number is for talking about it; the
/// code (预约码) checks in and is known to nobody but the citizen. Pure.
/// </summary>
public static class BookingCode
{
    /// <summary>Without letters that are taken for others when they are read out.</summary>
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 12;
    private const int Group = 4;
    private const ulong Numbers = 10_000_000_000;

    /// <summary>Ten digits such as 04821-93755. With ten thousand bookings a year, two of one year share a number once in two hundred years.</summary>
    public static string NumberOf(Guid booking)
    {
        Span<byte> bytes = stackalloc byte[16];
        booking.TryWriteBytes(bytes);
        // The last bytes of the id are random; the first are the time.
        var digits = $"{BitConverter.ToUInt64(bytes[8..]) % Numbers:d10}";
        return $"{digits[..5]}-{digits[5..]}";
    }

    /// <summary>58 random bits as KX7Q-4TZ9-2FPM.</summary>
    public static string Of(Guid booking)
    {
        Span<byte> id = stackalloc byte[16];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        booking.TryWriteBytes(id);
        SHA256.HashData([.. "Zhijian.Booking.v1:"u8, .. id], hash);
        var code = new StringBuilder(Length + 2);
        for (var at = 0; at < Length; at++)
        {
            if (at > 0 && at % Group == 0) code.Append('-');
            code.Append(Letters[BitConverter.ToUInt16(hash[(at * 2)..]) % Letters.Length]);
        }

        return code.ToString();
    }

    /// <summary>As somebody typed it or a scanner read it, in its one form; null when it is none.</summary>
    public static string? Read(string typed)
    {
        var letters = typed.ToUpperInvariant().Where(letter => Letters.Contains(letter, StringComparison.Ordinal)).ToArray();
        return letters.Length == Length ? $"{new string(letters, 0, Group)}-{new string(letters, Group, Group)}-{new string(letters, 2 * Group, Group)}" : null;
    }
}
