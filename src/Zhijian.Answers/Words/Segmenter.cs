namespace Zhijian.Answers.Words;

/// <summary>A word found in a text.</summary>
/// <param name="Word">Number in the <see cref="WordTable"/>, or -1 for letters, digits and characters it does not know.</param>
internal readonly record struct Token(int Start, int Length, int Word, WordKind Kind);

/// <summary>Cuts normalised text into words: of all ways through the dictionary's words, the most probable (DAG and dynamic programming).</summary>
internal sealed class Segmenter(WordTable words)
{
    private const int Longest = 12;

    /// <summary>Cuts <paramref name="text"/> into <paramref name="tokens"/>, which must have room for one token a character.</summary>
    /// <returns>How many tokens were written.</returns>
    public int Cut(ReadOnlySpan<char> text, Span<Token> tokens)
    {
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            var latin = LatinRun(text[at..]);
            if (latin > 0)
            {
                tokens[count++] = LatinToken(text, at, latin);
                at += latin;
                continue;
            }

            var end = at + 1;
            while (end < text.Length && !IsLatin(text[end])) end++;
            count += JoinUnknown(tokens[count..], CutChinese(text, at, end, tokens[count..]));
            at = end;
        }

        return count;
    }

    /// <summary>Names that no dictionary has (深业睿城) fall apart into single characters; such runs are one word of their own.</summary>
    private static int JoinUnknown(Span<Token> tokens, int count)
    {
        var written = 0;
        for (var i = 0; i < count;)
        {
            var end = i;
            while (end < count && MayBePartOfName(tokens[end])) end++;
            if (end - i < 2)
            {
                tokens[written++] = tokens[i++];
                continue;
            }

            tokens[written++] = new Token(tokens[i].Start, end - i, -1, WordKind.Unknown);
            i = end;
        }

        return written;
    }

    private static bool MayBePartOfName(Token token) =>
        token.Length == 1 && token.Kind is (WordKind.Unknown or WordKind.Noun or WordKind.PersonName or WordKind.PlaceName);

    private static bool IsLatin(char c) => c < 0x250 && char.IsLetterOrDigit(c);

    /// <summary>
    /// Letters and digits are separate runs (iphone 6), but short codes (c1, 4s) and the region names of anonymised texts (A市, B7县) stay whole.
    /// </summary>
    private static int LatinRun(ReadOnlySpan<char> text)
    {
        if (!IsLatin(text[0])) return 0;
        var all = 1;
        while (all < text.Length && IsLatin(text[all])) all++;
        if (all <= 3)
        {
            var region = char.IsAsciiLetter(text[0]) && all < text.Length && text[all] is '市' or '区' or '县' or '州';
            return region ? all + 1 : all;
        }

        var digit = char.IsAsciiDigit(text[0]);
        var length = 1;
        while (length < all && char.IsAsciiDigit(text[length]) == digit) length++;
        return length;
    }

    private Token LatinToken(ReadOnlySpan<char> text, int at, int length)
    {
        // Some runs stand in the table of synonyms: 110, ktv, app.
        var known = words.Find(text.Slice(at, length));
        if (known >= 0 && words[known].IsWord) return new Token(at, length, known, words[known].Kind);
        var kind = text[at + length - 1] >= 0x250 ? WordKind.PlaceName : char.IsAsciiDigit(text[at]) ? WordKind.Quantity : WordKind.Latin;
        return new Token(at, length, -1, kind);
    }

    private int CutChinese(ReadOnlySpan<char> text, int from, int to, Span<Token> tokens)
    {
        var n = to - from;
        Span<float> best = n < 256 ? stackalloc float[n + 1] : new float[n + 1];
        Span<int> word = n < 256 ? stackalloc int[n] : new int[n];
        Span<byte> length = n < 256 ? stackalloc byte[n] : new byte[n];
        best[n] = 0;
        for (var i = n - 1; i >= 0; i--)
        {
            (best[i], word[i], length[i]) = (WordTable.Unlikely + best[i + 1], -1, 1);
            var key = 0UL;
            for (var j = 1; j <= Longest && i + j <= n; j++)
            {
                key = j <= 4 ? key << 16 | text[from + i + j - 1] : WordTable.Key(text.Slice(from + i, j));
                var found = words.Find(key);
                if (found < 0) break;
                ref readonly var entry = ref words[found];
                if (entry.IsWord && entry.LogProbability + best[i + j] > best[i])
                    (best[i], word[i], length[i]) = (entry.LogProbability + best[i + j], found, (byte)j);
                if (!entry.HasLonger) break;
            }
        }

        var count = 0;
        for (var i = 0; i < n; i += length[i])
            tokens[count++] = new Token(from + i, length[i], word[i], word[i] < 0 ? WordKind.Unknown : words[word[i]].Kind);
        return count;
    }

    /// <summary>The logarithm of the probability of the best way through <paramref name="text"/>.</summary>
    public float LogProbability(ReadOnlySpan<char> text)
    {
        Span<Token> tokens = stackalloc Token[text.Length];
        var sum = 0f;
        foreach (var token in tokens[..Cut(text, tokens)]) sum += token.Word < 0 ? WordTable.Unlikely : words[token.Word].LogProbability;
        return sum;
    }
}
