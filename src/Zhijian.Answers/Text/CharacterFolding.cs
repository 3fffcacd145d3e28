namespace Zhijian.Answers.Text;

/// <summary>
/// One character for all its variants: full width to half width, capitals to small letters, traditional to simplified. Characters that are
/// no letter, digit or ideograph fold to nothing.
/// </summary>
internal sealed class CharacterFolding
{
    private readonly char[] _folded = new char[65536];
    private readonly Dictionary<char, List<(string Traditional, string Simplified)>> _phrases = [];

    /// <param name="tables">Lines of two characters (traditional, simplified), and of two phrases with a tab between; # begins a comment.</param>
    public CharacterFolding(TextReader tables)
    {
        for (var c = 0; c < 65536; c++) _folded[c] = Simple((char)c);
        while (tables.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.IndexOf('\t') is > 0 and var tab) AddPhrase(line[..tab], line[(tab + 1)..]);
            else _folded[line[0]] = line[1];
        }
    }

    /// <summary>The folded character, or '\0' for punctuation, space and symbols.</summary>
    public char Fold(char c) => _folded[c];

    /// <summary>When a phrase that goes its own way (乾隆, not 干隆) begins here, gives its length and writes it.</summary>
    public int FoldPhrase(ReadOnlySpan<char> text, Span<char> to)
    {
        if (!_phrases.TryGetValue(text[0], out var phrases)) return 0;
        foreach (var (traditional, simplified) in phrases)
        {
            if (!text.StartsWith(traditional, StringComparison.Ordinal) || to.Length < simplified.Length) continue;
            simplified.CopyTo(to);
            return simplified.Length;
        }

        return 0;
    }

    private void AddPhrase(string traditional, string simplified)
    {
        if (!_phrases.TryGetValue(traditional[0], out var list)) _phrases[traditional[0]] = list = [];
        list.Add((traditional, simplified));
        list.Sort((a, b) => b.Traditional.Length.CompareTo(a.Traditional.Length));
    }

    private static char Simple(char c)
    {
        if (c is >= '\uff01' and <= '\uff5e') c = (char)(c - 0xfee0);
        if (c is >= '①' and <= '⑨') c = (char)('1' + (c - '①'));
        c = char.ToLowerInvariant(c);
        return char.IsLetterOrDigit(c) ? c : c == '〇' ? '零' : '\0';
    }
}
