using System.Security.Cryptography;
using System.Text;

namespace Zhijian.Sandbox.Tokens;

/// <summary>
/// The look of an access token: <c>90_</c>, eight characters that lead to the account, then random ones. Clients must not read
/// meaning into it; the sandbox saves itself a table of tokens.
/// </summary>
public static class TokenFormat
{
    public const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    public const int RandomLength = 125;
    private const string Prefix = "90_";
    private const int HandleLength = 11;

    /// <summary>The first 11 characters of every token of this account.</summary>
    public static string HandleOf(string appId) =>
        Prefix + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(appId)))[..(HandleLength - Prefix.Length)].Replace('+', '-').Replace('/', '_');

    /// <summary>False for what can never have been a token (40014); true says nothing about validity (40001).</summary>
    public static bool IsWellFormed(string token) => token.Length is >= 32 and <= 1024 && token.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    public static string Handle(string token) => token[..HandleLength];
}
