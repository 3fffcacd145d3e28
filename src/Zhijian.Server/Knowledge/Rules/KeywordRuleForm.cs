using System.Text.RegularExpressions;

namespace Zhijian.Server.Knowledge.Rules;

/// <summary>What a keyword rule may look like, for console and packs.</summary>
public static class KeywordRuleForm
{
    public const int MostTerms = 100;
    public const int LongestTerm = 200;

    /// <summary>How patterns match: in time proportional to the text, so that no pattern can hang the server.</summary>
    public const RegexOptions PatternOptions = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>A second net under the first.</summary>
    public static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    public static IEnumerable<(string Field, string Message)> Check(KeywordRuleKind kind, IReadOnlyList<string> terms)
    {
        if (terms.Count is 0 or > MostTerms) yield return ("terms", $"a rule needs 1 to {MostTerms} terms, this one has {terms.Count}");
        foreach (var term in terms)
        {
            if (string.IsNullOrWhiteSpace(term)) yield return ("terms", "a term must not be empty; it would fit everything");
            else if (term.Length > LongestTerm) yield return ("terms", $"“{term[..20]}…” has {term.Length} characters; at most {LongestTerm}");
            else if (kind == KeywordRuleKind.Pattern && WhyNotPattern(term) is { } reason) yield return ("terms", $"“{term}” is not a usable pattern: {reason}");
        }
    }

    private static string? WhyNotPattern(string term)
    {
        try
        {
            var pattern = new Regex(term, PatternOptions, PatternTimeout);
            return pattern.IsMatch("") ? "it fits the empty message, and so everything" : null;
        }
        catch (ArgumentException problem)
        {
            return problem.Message;
        }
        catch (NotSupportedException)
        {
            return "look-around, back-references and atomic groups are not supported";
        }
    }
}
