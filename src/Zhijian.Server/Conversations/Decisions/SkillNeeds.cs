using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Identifiers;

namespace Zhijian.Server.Conversations.Decisions;

/// <summary>Which skill a question needs (技能需求), by the words the agency gave for each. Pure.</summary>
public static class SkillNeeds
{
    /// <returns>Key of the skill of which most words are said, of equals the first by its key; null when none is.</returns>
    public static string? In(string? text, IReadOnlyList<Skill> skills)
    {
        if (skills.Count == 0 || string.IsNullOrWhiteSpace(text)) return null;
        var said = Fold(text);
        return skills.Select(skill => (skill.Key, Hits: skill.Words.Count(word => Says(said, Fold(word)))))
            .Where(found => found.Hits > 0).OrderByDescending(found => found.Hits).ThenBy(found => found.Key, StringComparer.Ordinal)
            .Select(found => found.Key).FirstOrDefault();
    }

    /// <summary>Full-width letters and capitals are the same as the others.</summary>
    private static string Fold(string text) => TypedText.HalfWidth(text).ToLowerInvariant();

    /// <summary>Chinese words stand anywhere; Latin ones must not be a part of another word: "car" is not in "card".</summary>
    private static bool Says(string said, string word)
    {
        if (word.Length == 0) return false;
        for (var at = said.IndexOf(word, StringComparison.Ordinal); at >= 0; at = said.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (!Continues(said, at - 1, word[0]) && !Continues(said, at + word.Length, word[^1])) return true;
        return false;
    }

    private static bool Continues(string said, int at, char edge) =>
        char.IsAsciiLetterOrDigit(edge) && at >= 0 && at < said.Length && char.IsAsciiLetterOrDigit(said[at]);
}
