using System.Runtime.InteropServices;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Index;

/// <summary>Reads the entries of a knowledge base one by one and lays out the <see cref="Corpus"/>.</summary>
internal sealed class CorpusBuilder(Vocabulary vocabulary)
{
    /// <summary>In a small base nothing is too common to be looked up.</summary>
    private const int CommonAtLeast = 600;

    /// <summary>Characters of an answer that are read; what it is about stands at its beginning.</summary>
    private const int AnswerCharacters = 400;

    private readonly QuestionTerms _terms = new();
    private readonly KeyTable _table = new(1 << 12);
    private readonly List<double> _prior = [];
    private readonly List<int> _entryCount = [];
    private readonly List<int> _lastEntry = [];
    private readonly List<int> _lastWording = [];
    private readonly List<(int, int)> _wordingPostings = [];
    private readonly List<(int, int)> _answerPostings = [];
    private readonly List<string> _ids = [];
    private readonly List<string> _texts = [];
    private readonly List<int> _entryWordings = [0];
    private readonly List<int> _wordingEntry = [];
    private readonly List<int> _characterStart = [0];
    private readonly List<char> _characters = [];
    private readonly List<int> _characterTerms = [];
    private readonly List<int> _kinds = [];
    private readonly List<int> _pairs = [];
    private readonly List<int> _wordStart = [0];
    private readonly List<CorpusWord> _words = [];
    private readonly List<int> _answerLength = [];

    public int EntryCount => _ids.Count;

    public void Add(KnowledgeEntry entry)
    {
        AddWording(entry.Question);
        foreach (var phrasing in entry.Phrasings) AddWording(phrasing);
        AddAnswer(entry.AnswerText);
        _ids.Add(entry.Id);
        _entryWordings.Add(_wordingEntry.Count);
    }

    private void AddWording(string text)
    {
        _texts.Add(text);
        _terms.Analyse(text, vocabulary);
        var characters = _terms.Text.Span;
        for (var i = 0; i < characters.Length; i++)
        {
            _characters.Add(characters[i]);
            _characterTerms.Add(See(TermKey.Character(characters[i]), vocabulary.CharacterProbability(characters[i])));
            _pairs.Add(i + 1 < characters.Length ? See(TermKey.Pair(characters[i], characters[i + 1]), Corpus.PairProbability) : -1);
        }

        _kinds.Add(0);
        foreach (var token in _terms.Words) AddWord(token);
        _wordingEntry.Add(_ids.Count);
        _characterStart.Add(_characters.Count);
        _wordStart.Add(_words.Count);
    }

    private void AddWord(Token token)
    {
        var representative = token.Word < 0 ? -1 : vocabulary.Synonyms.Representative(token.Word);
        var meaning = See(_terms.MeaningKey(token, vocabulary.Synonyms), MeaningPrior(representative));
        var kind = vocabulary.Synonyms.Weigh(token.Kind, representative);
        _words.Add(new CorpusWord(meaning, token.Word, representative, (ushort)Math.Min(token.Start, ushort.MaxValue), (byte)Math.Min(token.Length, 255), kind));
        if (representative < 0) return;
        _kinds[^1] |= vocabulary.Synonyms.Kinds(representative);
        foreach (var group in vocabulary.Synonyms.Related(representative)) See(TermKey.Related(group), Math.Exp(-5));
    }

    private double MeaningPrior(int representative) => Corpus.MeaningPrior(representative, vocabulary.Synonyms);

    /// <summary>Notes that the current wording holds a term, once.</summary>
    private int See(ulong key, double prior)
    {
        var term = Term(key, prior);
        if (_lastWording[term] == _wordingEntry.Count) return term;
        _lastWording[term] = _wordingEntry.Count;
        _wordingPostings.Add((term, _wordingEntry.Count));
        if (_lastEntry[term] == _ids.Count) return term;
        _lastEntry[term] = _ids.Count;
        _entryCount[term]++;
        return term;
    }

    private int Term(ulong key, double prior)
    {
        var term = _table.Add(key);
        if (term < _prior.Count) return term;
        _prior.Add(prior);
        _entryCount.Add(0);
        _lastEntry.Add(-1);
        _lastWording.Add(-1);
        return term;
    }

    private void AddAnswer(string? text)
    {
        var seen = new HashSet<int>();
        if (!string.IsNullOrEmpty(text))
        {
            _terms.Analyse(text.AsSpan(0, Math.Min(text.Length, AnswerCharacters)), vocabulary);
            foreach (var token in _terms.Words)
            {
                if (token.Kind == WordKind.Function) continue;
                var representative = token.Word < 0 ? -1 : vocabulary.Synonyms.Representative(token.Word);
                var term = Term(_terms.MeaningKey(token, vocabulary.Synonyms), MeaningPrior(representative));
                if (seen.Add(term)) _answerPostings.Add((term, _ids.Count));
            }
        }

        _answerLength.Add(seen.Count);
    }

    public Corpus Build()
    {
        var idf = new float[_prior.Count];
        for (var term = 0; term < idf.Length; term++)
            idf[term] = Corpus.Rarity(_entryCount[term], _prior[term], _ids.Count);
        var weight = new float[idf.Length];
        foreach (var (key, term) in _table.Pairs())
            weight[term] = _entryCount[term] > Math.Max(CommonAtLeast, _ids.Count * TermKey.Common(key)) ? 0 : idf[term] * TermKey.Emphasis(key);
        var own = new float[_wordingEntry.Count];
        foreach (var (term, wording) in _wordingPostings) own[wording] += weight[term];
        return new Corpus
        {
            EntryIds = [.. _ids],
            WordingTexts = [.. _texts],
            EntryWordings = [.. _entryWordings],
            WordingEntry = [.. _wordingEntry],
            CharacterStart = [.. _characterStart],
            Characters = [.. _characters],
            CharacterTerms = [.. _characterTerms],
            WordingKinds = [.. _kinds],
            Pairs = [.. _pairs],
            WordStart = [.. _wordStart],
            Words = [.. _words],
            Exact = Exact(),
            LengthDiscount = Discounts(Lengths(), 0.7f),
            OwnWeight = own,
            Terms = _table,
            Idf = idf,
            Weight = weight,
            Wordings = Postings.Build(_wordingPostings, idf.Length),
            Answers = Postings.Build(_answerPostings, idf.Length),
            HasAnswer = [.. _answerLength.Select(length => length > 0)],
            IsBare = _answerLength.Count(length => length > 0) * 2 < _answerLength.Count,
            AnswerDiscount = Discounts(_answerLength, 0.4f),
        };
    }

    private Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Exact()
    {
        var exact = new Dictionary<string, int>(StringComparer.Ordinal);
        var characters = CollectionsMarshal.AsSpan(_characters);
        for (var wording = 0; wording < _wordingEntry.Count; wording++)
        {
            var text = characters[_characterStart[wording].._characterStart[wording + 1]].ToString();
            if (!exact.TryAdd(text, wording) && exact[text] is >= 0 and var other && _wordingEntry[other] != _wordingEntry[wording]) exact[text] = -1;
        }

        foreach (var text in exact.Where(pair => pair.Value < 0).Select(pair => pair.Key).ToList()) exact.Remove(text);
        return exact.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private List<int> Lengths()
    {
        var lengths = new List<int>(_wordingEntry.Count);
        for (var i = 0; i < _wordingEntry.Count; i++) lengths.Add(_characterStart[i + 1] - _characterStart[i]);
        return lengths;
    }

    private static float[] Discounts(List<int> lengths, float b)
    {
        var mean = lengths.Count == 0 ? 1 : Math.Max(1, lengths.Average());
        return [.. lengths.Select(length => (float)(1 / (1 + 1.2 * (1 - b + b * length / mean))))];
    }
}
