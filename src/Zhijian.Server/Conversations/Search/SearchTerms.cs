using System.Text;
using Zhijian.Answers;

namespace Zhijian.Server.Conversations.Search;

/// <summary>
/// How texts are cut for the search. Chinese goes in pairs of neighbouring characters, as it has no spaces and half of its words are two characters
/// long; the last character of a run stands alone as well, so that every character begins some term. Letters and digits go as they are written.
/// </summary>
internal static class SearchTerms
{
    /// <summary>Longer runs of letters and digits are cut: nobody searches for the end of such a one.</summary>
    private const int LongestRun = 40;

    public static HashSet<string> Of(string text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in Runs(text))
        {
            if (!IsIdeograph(run[0]))
            {
                terms.Add(run.Length > LongestRun ? run[..LongestRun] : run);
                continue;
            }

            for (var i = 0; i + 1 < run.Length; i++) terms.Add(run.Substring(i, 2));
            terms.Add(run[^1..]);
        }

        return terms;
    }

    /// <summary>Stretches of ideographs, and of letters and digits, every character folded.</summary>
    public static IEnumerable<string> Runs(string text)
    {
        var run = new StringBuilder();
        foreach (var character in text)
        {
            var folded = TextFolding.Fold(character);
            if (run.Length > 0 && (folded == '\0' || IsIdeograph(folded) != IsIdeograph(run[^1])))
            {
                yield return run.ToString();
                run.Clear();
            }

            if (folded != '\0') run.Append(folded);
        }

        if (run.Length > 0) yield return run.ToString();
    }

    public static bool IsIdeograph(char character) => character >= '\u2e80' && !char.IsAsciiLetterOrDigit(character);
}
