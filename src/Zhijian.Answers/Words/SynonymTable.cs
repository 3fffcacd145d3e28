using System.Numerics;

namespace Zhijian.Answers.Words;

/// <summary>
/// Our own table of synonyms (同义词表): which words mean the same, which are related, which are opposites, which show the kind of question.
/// A meaning is named by the number of the word that stands for it.
/// </summary>
internal sealed class SynonymTable
{
    /// <summary>A phrase of the table is a little more probable than the best way to cut it, so that it is found whole.</summary>
    private const float PhraseBonus = 0.5f;

    private const float PhraseIdf = 11;

    private readonly WordTable _words;
    private readonly Segmenter _segmenter;
    private readonly List<string> _kindNames = [];
    private readonly List<Meaning> _meanings = [new(-1)];
    private int[] _meaningOf = [];

    private SynonymTable(WordTable words, Segmenter segmenter) => (_words, _segmenter) = (words, segmenter);

    /// <summary>What the table says of one meaning; number 0 stands for all words that it does not know.</summary>
    private sealed class Meaning(int word)
    {
        public int Word { get; } = word;

        public float Idf { get; set; } = float.NaN;

        public int Kinds { get; set; }

        public int[] Groups { get; set; } = [];

        public int[] Opposites { get; set; } = [];
    }

    public int RelatedGroups { get; private set; }

    /// <summary>The bit of the kind "not" in <see cref="Kinds"/>: words that turn a question round.</summary>
    public int Negation { get; private set; }

    /// <summary>The bit of the kind "person": words that ask for a person instead of an answer.</summary>
    public int Person { get; private set; }

    /// <summary>The bit of the kind "calling": words that are said around asking for a person.</summary>
    public int Calling { get; private set; }

    /// <summary>The bit of the kind "light": verbs and the like that say nothing of the matter (弄, 过来, 想要).</summary>
    public int Light { get; private set; }

    /// <summary>The bits that do show what kind of question it is.</summary>
    public int Asking { get; private set; }

    /// <summary>Reads the table and adds its words to <paramref name="words"/>. The form is described at the head of synonyms.txt.</summary>
    /// <exception cref="FormatException">A line begins with another sign.</exception>
    public static SynonymTable Read(TextReader lines, WordTable words, Segmenter segmenter)
    {
        var table = new SynonymTable(words, segmenter);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length < 3 || line[0] == '#') continue;
            table.Add(line[0], line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        (table.Negation, table.Person, table.Calling, table.Light) = (table.Kind("not"), table.Kind("person"), table.Kind("calling"), table.Kind("light"));
        table.Asking = ~(table.Negation | table.Person | table.Calling | table.Light);
        return table;
    }

    /// <summary>The word that stands for all words of the same meaning; itself when it has no synonyms.</summary>
    public int Representative(int word) => MeaningOf(word) is var meaning && meaning.Word >= 0 ? meaning.Word : word;

    /// <summary>Background rarity of a meaning: that of all its words together.</summary>
    public float Idf(int representative) => MeaningOf(representative) is var meaning && !float.IsNaN(meaning.Idf) ? meaning.Idf : _words[representative].Idf;

    /// <summary>Numbers of the groups of related words that a meaning stands in.</summary>
    public ReadOnlySpan<int> Related(int representative) => MeaningOf(representative).Groups;

    /// <summary>The kinds of question a meaning shows, as bits.</summary>
    public int Kinds(int representative) => MeaningOf(representative).Kinds;

    /// <summary>What sort of word a token is, light ones being no better than particles.</summary>
    public WordKind Weigh(WordKind kind, int representative) => representative >= 0 && (Kinds(representative) & Light) != 0 ? WordKind.Function : kind;

    public bool HasOpposite(int representative) => MeaningOf(representative).Opposites.Length > 0;

    public bool AreOpposites(int one, int other) => MeaningOf(one).Opposites.AsSpan().Contains(other);

    private int Kind(string name) => _kindNames.IndexOf(name) is >= 0 and var bit ? 1 << bit : 0;

    private Meaning MeaningOf(int word) => word < _meaningOf.Length ? _meanings[_meaningOf[word]] : _meanings[0];

    private void Add(char sign, string[] members)
    {
        switch (sign)
        {
            case '=': AddSame(members); break;
            case '~': AddRelated(members); break;
            case '?': AddKind(members); break;
            case '!': AddOpposites(members); break;
            default: throw new FormatException($"synonyms.txt: a line may not begin with {sign}");
        }
    }

    private int Word(string text, WordKind kind = WordKind.Noun)
    {
        var known = _words.Find(text);
        if (known >= 0 && _words[known].IsWord && (text.Length == 1 || _words[known].LogProbability >= _segmenter.LogProbability(text))) return known;
        return _words.Add(text, text.Length == 1 ? WordTable.Unlikely : _segmenter.LogProbability(text) + PhraseBonus, PhraseIdf, kind);
    }

    private void AddSame(string[] members)
    {
        var first = Word(members[0]);
        var probability = 0.0;
        foreach (var member in members)
        {
            var word = Word(member, _words[first].Kind);
            Own(word, first);
            probability += Math.Exp(-_words[word].Idf);
        }

        MeaningOf(first).Idf = (float)-Math.Log(Math.Min(probability, 0.5));
    }

    /// <summary>Gives a word the meaning of <paramref name="representative"/>, which is made when it is new.</summary>
    private Meaning Own(int word, int representative)
    {
        if (Math.Max(word, representative) >= _meaningOf.Length)
            Array.Resize(ref _meaningOf, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(word, representative) + 1));
        if (_meaningOf[representative] == 0)
        {
            _meaningOf[representative] = _meanings.Count;
            _meanings.Add(new Meaning(representative));
        }

        if (_meaningOf[word] == 0) _meaningOf[word] = _meaningOf[representative];
        return _meanings[_meaningOf[representative]];
    }

    private Meaning Find(string text)
    {
        var representative = Representative(Word(text));
        return Own(representative, representative);
    }

    private void AddRelated(string[] members)
    {
        var group = RelatedGroups++;
        foreach (var meaning in members.Select(Find).Distinct()) meaning.Groups = [.. meaning.Groups, group];
    }

    private void AddKind(string[] members)
    {
        var bit = 1 << _kindNames.Count;
        _kindNames.Add(members[0]);
        foreach (var meaning in members.Skip(1).Select(Find)) meaning.Kinds |= bit;
    }

    private void AddOpposites(string[] members)
    {
        var meanings = members.Select(Find).Distinct().ToList();
        foreach (var meaning in meanings)
            meaning.Opposites = [.. meaning.Opposites, .. meanings.Where(other => other != meaning).Select(other => other.Word)];
    }
}
