using System.Text.RegularExpressions;

namespace Zhijian.Server.Knowledge.Rules;

/// <summary>
/// Finds the one keyword rule that wins a message: the highest priority whose terms and hours fit, among equals the older one.
/// Immutable; made once for each playbook.
/// </summary>
public sealed class KeywordMatcher
{
    private readonly List<Prepared> _rules;

    /// <param name="rules">Rules that are switched off are left out.</param>
    public KeywordMatcher(IEnumerable<KeywordRule> rules) => _rules =
    [
        .. rules.Where(rule => rule.Enabled).OrderByDescending(rule => rule.Priority).ThenBy(rule => rule.Id.Value).Select(Prepare),
    ];

    public KeywordRule? Find(string text, DateTimeOffset at)
    {
        if (_rules.Count == 0) return null;
        var folded = KeywordText.Fold(text);
        foreach (var rule in _rules)
            if (Fits(rule, folded) && rule.Hours.Hold(at)) return rule.Rule;
        return null;
    }

    private static bool Fits(Prepared rule, string text) => rule.Rule.Kind switch
    {
        KeywordRuleKind.Exact => Array.Exists(rule.Terms, term => KeywordText.Core(text).SequenceEqual(term)),
        KeywordRuleKind.Contains => Array.Exists(rule.Terms, term => text.Contains(term, StringComparison.Ordinal)),
        KeywordRuleKind.AllOf => Array.TrueForAll(rule.Terms, term => text.Contains(term, StringComparison.Ordinal)),
        _ => Array.Exists(rule.Patterns, pattern => IsMatch(pattern, text)),
    };

    private static bool IsMatch(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Linear patterns over 2,000 characters do not come here on a healthy machine; a stalled one must not lose the message.
            return false;
        }
    }

    private static Prepared Prepare(KeywordRule rule)
    {
        var hours = new RuleHours(rule.FromTime, rule.ToTime, rule.Days);
        if (rule.Kind == KeywordRuleKind.Pattern)
            return new Prepared(rule, hours, [], [.. rule.Terms.Select(term => new Regex(term, KeywordRuleForm.PatternOptions, KeywordRuleForm.PatternTimeout))]);
        var terms = rule.Terms.Select(KeywordText.Fold).Select(term => rule.Kind == KeywordRuleKind.Exact ? KeywordText.Core(term).ToString() : term);
        return new Prepared(rule, hours, [.. terms], []);
    }

    private sealed record Prepared(KeywordRule Rule, RuleHours Hours, string[] Terms, Regex[] Patterns);
}
