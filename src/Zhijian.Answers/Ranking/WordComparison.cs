using Zhijian.Answers.Index;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Ranking;

/// <summary>Which words of the question the wording has, as themselves, as synonyms, inside other words or in part; and the other way round.</summary>
internal sealed class WordComparison(Corpus corpus, Vocabulary vocabulary, CharacterComparison characters)
{
    private const float Synonym = 0.92f;
    private const float Inside = 0.85f;
    private const float RelatedWord = 0.5f;
    private const float SharedCharacters = 0.5f;
    private const int MostWords = 512;

    private readonly float[] _ofQuestion = new float[Query.MostWords];
    private readonly float[] _ofWording = new float[MostWords];
    private Query _query = null!;

    public void Begin(Query query) => _query = query;

    /// <summary>For each word of the question how far the wording has it, 0 to 1.</summary>
    public ReadOnlySpan<float> OfQuestion => _ofQuestion.AsSpan(0, _query.WordCount);

    public ReadOnlySpan<float> OfWording(int wording) => _ofWording.AsSpan(0, WordsOf(wording).Length);

    public ReadOnlySpan<CorpusWord> WordsOf(int wording)
    {
        var words = corpus.WordsOf(wording);
        return words.Length > MostWords ? words[..MostWords] : words;
    }

    public void Match(int wording)
    {
        var words = WordsOf(wording);
        var text = corpus.CharactersOf(wording);
        Array.Clear(_ofQuestion, 0, _query.WordCount);
        for (var j = 0; j < words.Length; j++)
        {
            var i = _query.WordOf(words[j].Meaning);
            _ofWording[j] = i < 0 ? PartInQuestion(words[j], text) : _query.Words[i].Word == words[j].Word ? 1 : Synonym;
            if (i >= 0) _ofQuestion[i] = Math.Max(_ofQuestion[i], _ofWording[j]);
        }

        for (var i = 0; i < _query.WordCount; i++)
        {
            ref readonly var word = ref _query.Words[i];
            if (word.Same != i) _ofQuestion[i] = _ofQuestion[word.Same];
            else if (_ofQuestion[i] == 0) _ofQuestion[i] = PartInWording(word, words, text);
        }
    }

    private float PartInQuestion(in CorpusWord word, ReadOnlySpan<char> text)
    {
        var related = word.Representative >= 0 && Related(word.Representative) ? RelatedWord : 0;
        var part = text.Slice(word.Start, word.Length);
        if (part.Length == 1) return characters.InQuestion(part[0]) && word.Kind != WordKind.Function ? RelatedWord : related;
        if (_query.Characters.IndexOf(part) >= 0) return Inside;
        var shared = 0;
        foreach (var c in part) shared += characters.InQuestion(c) ? 1 : 0;
        return Math.Max(related, SharedCharacters * shared / part.Length);
    }

    private float PartInWording(in QueryWord word, ReadOnlySpan<CorpusWord> words, ReadOnlySpan<char> text)
    {
        var related = 0f;
        if (word.Representative >= 0 && vocabulary.Synonyms.Related(word.Representative).Length > 0)
            foreach (var other in words)
                if (other.Representative >= 0 && vocabulary.Synonyms.AreRelated(word.Representative, other.Representative)) related = RelatedWord;
        var part = _query.Characters.Slice(word.Start, word.Length);
        if (part.Length == 1) return text.Contains(part[0]) && word.Kind != WordKind.Function ? RelatedWord : related;
        if (text.IndexOf(part) >= 0) return Inside;
        var shared = 0;
        foreach (var c in part) shared += text.Contains(c) ? 1 : 0;
        return Math.Max(related, SharedCharacters * shared / part.Length);
    }

    private bool Related(int representative)
    {
        foreach (var group in vocabulary.Synonyms.Related(representative))
            if (_query.HasRelated(group)) return true;
        return false;
    }
}
