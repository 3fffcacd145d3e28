using Zhijian.Answers.Words;

namespace Zhijian.Answers.Text;

/// <summary>Greetings, politeness and particles (填充词) that carry nothing: what may stand before a question, and what after it.</summary>
internal sealed class FillerWords
{
    private readonly HashSet<ulong> _before = [];
    private readonly HashSet<ulong> _after = [];
    private int _longest;

    /// <param name="lists">One filler a line under <c>[before]</c> and <c>[after]</c>; # begins a comment.</param>
    public FillerWords(TextReader lists)
    {
        var current = _before;
        while (lists.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                current = line == "[after]" ? _after : _before;
                continue;
            }

            foreach (var filler in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                current.Add(WordTable.Key(filler));
                _longest = Math.Max(_longest, filler.Length);
            }
        }
    }

    /// <summary>Cuts fillers off both ends; a text that is nothing but fillers stays as it is.</summary>
    public void Strip(NormalisedText text)
    {
        var (start, end) = (0, text.Length);
        while (Before(text.Span[start..end]) is > 0 and var length) start += length;
        while (After(text.Span[start..end]) is > 0 and var length) end -= length;
        if (end - start >= 2) text.Trim(start, end);
    }

    private int Before(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(_longest, text.Length); length > 0; length--)
            if (_before.Contains(WordTable.Key(text[..length]))) return length;
        return 0;
    }

    private int After(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(_longest, text.Length); length > 0; length--)
            if (_after.Contains(WordTable.Key(text[^length..])) && !PartOfWord(text, length)) return length;
        return 0;
    }

    /// <summary>么 is a particle in 可以么 and none in 什么, 怎么, 这么; 吧 is none in 网吧.</summary>
    private static bool PartOfWord(ReadOnlySpan<char> text, int length) =>
        length == 1 && text.Length > 1 && (text[^1], text[^2]) is ('么', '什' or '怎' or '这' or '那' or '多' or '要') or ('吧', '网' or '酒' or '贴');
}
