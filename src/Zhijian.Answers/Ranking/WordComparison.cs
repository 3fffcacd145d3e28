using Zhijian.Answers.Index;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Ranking;

/// <summary>Which words of the question the wording has, as themselves, as synonyms, inside other words or in part; and the other way round.</summary>
internal sealed class WordComparison(Corpus corpus, Vocabulary vocabulary, CharacterComparison characters)
{
    private const float Synonym = 0.92f;
    private const float Inside = 0.85f;
    private const float Misspelt = 0.7f;
    private const float RelatedWord = 0.5f;
    private const float SharedCharacters = 0.5f;
    private const int MostWords = 512;

    private readonly float[] _ofQuestion = new float[Query.MostWords];
    private readonly float[] _ofWording = new float[MostWords];
    private readonly bool[] _groups = new bool[vocabulary.Synonyms.RelatedGroups];
    private Query _query = null!;
    private int _wording;
    private int _count;

    public void Begin(Query query) => _query = query;

    /// <summary>For each word of the question how far the wording has it, 0 to 1.</summary>
    public ReadOnlySpan<float> OfQuestion => _ofQuestion.AsSpan(0, _query.WordCount);

    /// <summary>For each word of the wording how far the question has it.</summary>
    public ReadOnlySpan<float> OfWording => _ofWording.AsSpan(0, _count);

    public ReadOnlySpan<CorpusWord> Words => corpus.WordsOf(_wording)[.._count];

    public void Match(int wording)
    {
        (_wording, _count) = (wording, Math.Min(corpus.WordsOf(wording).Length, MostWords));
        var words = Words;
        var text = corpus.CharactersOf(wording);
        var terms = corpus.CharacterTermsOf(wording);
        Array.Clear(_ofQuestion, 0, _query.WordCount);
        for (var j = 0; j < words.Length; j++)
        {
            var i = _query.WordOf(words[j].Meaning);
            _ofWording[j] = i < 0 ? PartInQuestion(words[j], text, terms) : _query.Words[i].Word == words[j].Word ? 1 : Synonym;
            if (i >= 0) _ofQuestion[i] = Math.Max(_ofQuestion[i], _ofWording[j]);
        }

        MarkGroups(words, true);
        for (var i = 0; i < _query.WordCount; i++)
        {
            ref readonly var word = ref _query.Words[i];
            if (word.Same != i) _ofQuestion[i] = _ofQuestion[word.Same];
            else if (_ofQuestion[i] == 0) _ofQuestion[i] = PartInWording(word, text);
        }

        MarkGroups(words, false);
    }

    private static bool IsContent(WordKind kind) => kind is not (WordKind.Function or WordKind.Adverb);

    private void MarkGroups(ReadOnlySpan<CorpusWord> words, bool on)
    {
        foreach (ref readonly var word in words)
        {
            if (word.Representative < 0) continue;
            foreach (var group in vocabulary.Synonyms.Related(word.Representative)) _groups[group] = on;
        }
    }

    private float PartInQuestion(in CorpusWord word, ReadOnlySpan<char> text, ReadOnlySpan<int> terms)
    {
        var part = text.Slice(word.Start, word.Length);
        var related = RelatedInQuestion(word.Representative);
        if (part.Length == 1) return word.Kind != WordKind.Function && characters.InQuestion.Has(part[0]) ? RelatedWord : related;
        if (characters.InQuestion.HasAll(part) && _query.Characters.IndexOf(part) >= 0) return Inside;
        if (IsContent(word.Kind) && characters.InQuestion.SoundsLikeAll(part) && vocabulary.Sounds.Contains(_query.Characters, part)) return Misspelt;
        return Math.Max(related, SharedCharacters * characters.ShareInQuestion(part, terms.Slice(word.Start, word.Length)));
    }

    private float PartInWording(in QueryWord word, ReadOnlySpan<char> text)
    {
        var part = _query.Characters.Slice(word.Start, word.Length);
        var related = RelatedInWording(word.Representative);
        if (part.Length == 1) return word.Kind != WordKind.Function && characters.InWording.Has(part[0]) ? RelatedWord : related;
        if (characters.InWording.HasAll(part) && text.IndexOf(part) >= 0) return Inside;
        if (IsContent(word.Kind) && characters.InWording.SoundsLikeAll(part) && vocabulary.Sounds.Contains(text, part)) return Misspelt;
        return Math.Max(related, SharedCharacters * characters.ShareInWording(word.Start, part));
    }

    private float RelatedInQuestion(int representative)
    {
        if (representative < 0) return 0;
        foreach (var group in vocabulary.Synonyms.Related(representative))
            if (_query.HasRelated(group)) return RelatedWord;
        return 0;
    }

    private float RelatedInWording(int representative)
    {
        if (representative < 0) return 0;
        foreach (var group in vocabulary.Synonyms.Related(representative))
            if (_groups[group]) return RelatedWord;
        return 0;
    }
}
