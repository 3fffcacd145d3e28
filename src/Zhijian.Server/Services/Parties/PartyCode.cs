using System.Security.Cryptography;

namespace Zhijian.Server.Services.Parties;

/// <summary>The code by which the second party comes in (对方确认码): six letters and digits without those that look alike. Pure.</summary>
internal static class PartyCode
{
    public const int Length = 6;

    /// <summary>Before a code in the scene of a QR code.</summary>
    public const string Scene = "party_";

    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    /// <summary>Half of a run's id is random and told to nobody but its citizen, so nobody else can work it out. It always has a letter and a digit.</summary>
    public static string Of(Guid run, DateTimeOffset now)
    {
        Span<byte> seed = stackalloc byte[24];
        run.TryWriteBytes(seed);
        BitConverter.TryWriteBytes(seed[16..], now.UtcTicks);
        var hash = SHA256.HashData(seed);
        var code = string.Concat(hash.Take(Length).Select(value => Alphabet[value % Alphabet.Length]));
        return IsCode(code) ? code : string.Concat("Q", code.AsSpan(1, Length - 2), "7");
    }

    /// <returns>The code somebody typed or scanned; null when it looks like none.</returns>
    public static string? Read(string? text)
    {
        if (text is null) return null;
        var said = text.StartsWith(Scene, StringComparison.Ordinal) ? text[Scene.Length..] : text.Trim();
        return said.Length == Length && IsCode(said.ToUpperInvariant()) ? said.ToUpperInvariant() : null;
    }

    private static bool IsCode(string code) => code.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) && code.Any(char.IsAsciiDigit) && code.Any(char.IsAsciiLetter);
}
