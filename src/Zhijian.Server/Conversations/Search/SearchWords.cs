using System.Text;
using Zhijian.Answers;

namespace Zhijian.Server.Conversations.Search;

/// <summary>What somebody searches for: every part must stand in the message, in any order.</summary>
/// <param name="Terms">Terms the message must have.</param>
/// <param name="Beginnings">Beginnings of terms the message must have.</param>
/// <param name="Parts">Folded parts; each must stand in the folded text as a whole, which the terms alone do not say.</param>
internal sealed record SearchWords(IReadOnlyCollection<string> Terms, IReadOnlyCollection<string> Beginnings, IReadOnlyList<string> Parts)
{
    private const int Before = 20;
    private const int After = 60;

    /// <returns>Null when the text holds nothing that could be looked for.</returns>
    public static SearchWords? Read(string? text)
    {
        var parts = SearchTerms.Runs(text ?? "").Distinct(StringComparer.Ordinal).ToList();
        if (parts.Count == 0) return null;
        var terms = new HashSet<string>(StringComparer.Ordinal);
        var beginnings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (!SearchTerms.IsIdeograph(part[0]) || part.Length == 1) beginnings.Add(part);
            else for (var i = 0; i + 1 < part.Length; i++) terms.Add(part.Substring(i, 2));
        }

        return new SearchWords(terms, beginnings, parts);
    }

    /// <returns>The surroundings of the first part found, or null when the text lacks one of them.</returns>
    /// <param name="shown">The same text with its numbers masked, from which the excerpt is cut; as long as the text.</param>
    public string? Excerpt(string text, string? shown = null)
    {
        var folded = Fold(text);
        var first = int.MaxValue;
        foreach (var part in Parts)
        {
            var at = folded.IndexOf(part, StringComparison.Ordinal);
            if (at < 0) return null;
            first = Math.Min(first, at);
        }

        var start = Math.Max(0, first - Before);
        var end = Math.Min(text.Length, first + After);
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end++;
        return $"{(start > 0 ? "…" : "")}{(shown ?? text)[start..end]}{(end < text.Length ? "…" : "")}";
    }

    /// <summary>As long as the text: what separates words stays a separator.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text) folded.Append(TextFolding.Fold(character));
        return folded.ToString();
    }
}
