using System.Text.RegularExpressions;

namespace Zhijian.Server.Assistant;

/// <summary>
/// Whether a draft says only what its sources say, as far as this can be told without understanding: every number in it (money, dates, telephones,
/// articles of law) and every web address stands in a source or in the chat. Pure.
/// </summary>
internal static partial class Grounding
{
    public static bool IsGrounded(string draft, IReadOnlyList<string> sources)
    {
        var known = sources.SelectMany(Facts).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Facts(draft).All(known.Contains);
    }

    // Full-width digits are digits, and 12,000 is 12000.
    private static IEnumerable<string> Facts(string text) =>
        Fact().Matches(Narrow(text)).Select(match => match.Value.Replace(",", "", StringComparison.Ordinal).TrimEnd('.', '/'));

    private static string Narrow(string text) =>
        string.Concat(text.Select(character => character is >= '！' and <= '～' ? (char)(character - '！' + '!') : character));

    [GeneratedRegex(@"https?://[^\s，。；）)]+|\d+(?:,\d{3})*(?:\.\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fact();
}
