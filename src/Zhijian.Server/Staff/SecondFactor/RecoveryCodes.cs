using System.Security.Cryptography;
using System.Text;

namespace Zhijian.Server.Staff.SecondFactor;

/// <summary>Codes to write down for the day on which the phone is lost (恢复码); each works once. Only their hashes are stored.</summary>
public static class RecoveryCodes
{
    public const int Count = 10;
    private const int GroupLength = 5;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => new string(RandomNumberGenerator.GetItems<char>(Alphabet, GroupLength)) + "-" + new string(RandomNumberGenerator.GetItems<char>(Alphabet, GroupLength)))];

    /// <summary>A code has some fifty random bits, so a plain hash cannot be reversed by trying.</summary>
    public static string HashOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.ToLowerInvariant().Where(char.IsLetterOrDigit)]))));
}
