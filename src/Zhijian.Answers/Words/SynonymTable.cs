namespace Zhijian.Answers.Words;

/// <summary>Our own table of synonyms (同义词表): which words mean the same, which are related, which are opposites, which show the kind of question.</summary>
internal sealed class SynonymTable
{
    /// <summary>A phrase of the table is a little more probable than the best way to cut it, so that it is found whole.</summary>
    private const float PhraseBonus = 0.5f;

    private const float PhraseIdf = 11;

    private readonly WordTable _words;
    private readonly Segmenter _segmenter;
    private readonly Dictionary<int, int> _representative = [];
    private readonly Dictionary<int, float> _idf = [];
    private readonly Dictionary<int, int[]> _related = [];
    private readonly Dictionary<int, int> _kinds = [];
    private readonly HashSet<(int, int)> _opposites = [];
    private readonly HashSet<int> _withOpposite = [];
    private readonly List<string> _kindNames = [];
    private int _groups;

    private SynonymTable(WordTable words, Segmenter segmenter) => (_words, _segmenter) = (words, segmenter);

    /// <summary>Names of the kinds of question; bit i of <see cref="Kinds"/> is name i.</summary>
    public IReadOnlyList<string> KindNames => _kindNames;

    /// <summary>Reads the table and adds its words to <paramref name="words"/>. The form is described at the head of synonyms.txt.</summary>
    public static SynonymTable Read(TextReader lines, WordTable words, Segmenter segmenter)
    {
        var table = new SynonymTable(words, segmenter);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length < 3 || line[0] == '#') continue;
            var members = line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (line[0])
            {
                case '=': table.AddSame(members); break;
                case '~': table.AddRelated(members); break;
                case '?': table.AddKind(members); break;
                case '!': table.AddOpposites(members); break;
                default: throw new FormatException($"synonyms.txt: {line}");
            }
        }

        return table;
    }

    /// <summary>The word that stands for all words of the same meaning; itself when it has no synonyms.</summary>
    public int Representative(int word) => _representative.GetValueOrDefault(word, word);

    /// <summary>Background rarity of a meaning: that of all its words together.</summary>
    public float Idf(int representative) => _idf.TryGetValue(representative, out var idf) ? idf : _words[representative].Idf;

    /// <summary>Numbers of the groups of related words that a meaning stands in.</summary>
    public ReadOnlySpan<int> Related(int representative) => _related.TryGetValue(representative, out var groups) ? groups : [];

    /// <summary>The kinds of question a meaning shows, as bits.</summary>
    public int Kinds(int representative) => _kinds.GetValueOrDefault(representative);

    /// <summary>The bit of the kind "not" in <see cref="Kinds"/>: words that turn a question round.</summary>
    public int NegationKind => _kindNames.IndexOf("not") is >= 0 and var bit ? 1 << bit : 0;

    public int RelatedGroups => _groups;

    public bool AreRelated(int one, int other)
    {
        foreach (var group in Related(one))
            if (Related(other).Contains(group)) return true;
        return false;
    }

    public bool HasOpposite(int representative) => _withOpposite.Contains(representative);

    public bool AreOpposites(int one, int other) => _opposites.Contains((one, other));

    private int Word(string text, WordKind kind = WordKind.Noun)
    {
        if (text.Length > 1) return _words.Add(text, _segmenter.LogProbability(text) + PhraseBonus, PhraseIdf, kind);
        var known = _words.Find(text);
        return known >= 0 ? known : _words.Add(text, WordTable.Unlikely, PhraseIdf, kind);
    }

    private void AddSame(string[] members)
    {
        var first = Word(members[0]);
        var probability = 0.0;
        foreach (var member in members)
        {
            var word = Word(member, _words[first].Kind);
            _representative[word] = first;
            probability += Math.Exp(-_words[word].Idf);
        }

        _idf[first] = (float)-Math.Log(Math.Min(probability, 0.5));
    }

    private void AddRelated(string[] members)
    {
        var group = _groups++;
        foreach (var meaning in members.Select(m => Representative(Word(m))).Distinct())
            _related[meaning] = _related.TryGetValue(meaning, out var groups) ? [.. groups, group] : [group];
    }

    private void AddKind(string[] members)
    {
        var bit = 1 << _kindNames.Count;
        _kindNames.Add(members[0]);
        foreach (var meaning in members.Skip(1).Select(m => Representative(Word(m)))) _kinds[meaning] = _kinds.GetValueOrDefault(meaning) | bit;
    }

    private void AddOpposites(string[] members)
    {
        var (one, other) = (Representative(Word(members[0])), Representative(Word(members[1])));
        _opposites.Add((one, other));
        _opposites.Add((other, one));
        _withOpposite.UnionWith([one, other]);
    }
}
