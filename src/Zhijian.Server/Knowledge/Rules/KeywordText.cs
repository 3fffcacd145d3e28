namespace Zhijian.Server.Knowledge.Rules;

/// <summary>Brings what is typed to one form, for messages and terms alike: full width to half width, capitals to small letters.</summary>
public static class KeywordText
{
    /// <summary>Keywords stand at the beginning of what people write; the rest of a long letter is not looked at.</summary>
    public const int Longest = 2000;

    public static string Fold(string text)
    {
        var kept = text.AsSpan(0, Math.Min(text.Length, Longest));
        return string.Create(kept.Length, kept, static (folded, source) =>
        {
            for (var at = 0; at < source.Length; at++) folded[at] = FoldCharacter(source[at]);
        });
    }

    /// <summary>For rules that want the whole message: without spaces and punctuation around it.</summary>
    public static ReadOnlySpan<char> Core(string folded)
    {
        var (start, end) = (0, folded.Length);
        while (start < end && !char.IsLetterOrDigit(folded[start])) start++;
        while (end > start && !char.IsLetterOrDigit(folded[end - 1])) end--;
        // A message of signs only, such as "?" or "👍", is its own core.
        return start == end ? folded.AsSpan().Trim() : folded.AsSpan(start, end - start);
    }

    private static char FoldCharacter(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(letter - 0xFEE0)),
        '\u3000' => ' ',
        _ => char.ToLowerInvariant(letter),
    };
}
