using Zhijian.Answers.Index;

namespace Zhijian.Answers.Ranking;

/// <summary>How far two texts are made of the same characters, pairs of characters and runs, in the same order.</summary>
internal sealed class CharacterComparison(Corpus corpus)
{
    private readonly LongestCommonSequence _sequence = new();
    private readonly bool[] _inQuestion = new bool[65536];
    private readonly bool[] _inWording = new bool[65536];
    private readonly List<char> _questionCharacters = [];
    private Query _query = null!;

    public void Begin(Query query)
    {
        foreach (var c in _questionCharacters) _inQuestion[c] = false;
        _questionCharacters.Clear();
        _query = query;
        foreach (var c in query.Characters)
        {
            if (_inQuestion[c]) continue;
            _inQuestion[c] = true;
            _questionCharacters.Add(c);
        }

        _sequence.Begin(query.Characters);
    }

    public bool InQuestion(char c) => _inQuestion[c];

    public void Measure(int wording, Span<float> features)
    {
        var characters = corpus.CharactersOf(wording);
        MeasureCharacters(wording, characters, features);
        MeasurePairs(wording, features);
        var common = _sequence.With(characters);
        var question = Math.Min(_query.Characters.Length, 256);
        features[(int)Feature.SequenceOfQuestion] = common / (float)Math.Max(1, question);
        features[(int)Feature.SequenceOfWording] = common / (float)Math.Max(1, characters.Length);
    }

    private void MeasureCharacters(int wording, ReadOnlySpan<char> characters, Span<float> features)
    {
        var terms = corpus.CharacterTermsOf(wording);
        var (all, shared) = (0f, 0f);
        for (var i = 0; i < characters.Length; i++)
        {
            var idf = corpus.Idf[terms[i]];
            all += idf;
            if (_inQuestion[characters[i]]) shared += idf;
            _inWording[characters[i]] = true;
        }

        features[(int)Feature.CharactersOfWording] = shared / Math.Max(all, 0.01f);
        var question = _query.Characters;
        (all, shared) = (0, 0);
        for (var i = 0; i < question.Length; i++)
        {
            var idf = _query.CharacterIdf[i];
            all += idf;
            if (_inWording[question[i]]) shared += idf;
        }

        features[(int)Feature.CharactersOfQuestion] = shared / Math.Max(all, 0.01f);
        foreach (var c in characters) _inWording[c] = false;
    }

    private void MeasurePairs(int wording, Span<float> features)
    {
        var (all, shared, run, longest) = (0f, 0f, 0, 0);
        var pairs = corpus.PairsOf(wording);
        foreach (var pair in pairs)
        {
            var idf = corpus.Idf[pair];
            all += idf;
            run = _query.Has(pair) ? run + 1 : 0;
            if (run > 0) shared += idf;
            longest = Math.Max(longest, run);
        }

        features[(int)Feature.PairsOfWording] = shared / Math.Max(all, 0.01f);
        features[(int)Feature.PairsOfQuestion] = Math.Min(1, shared / Math.Max(_query.PairIdfSum, 0.01f));
        features[(int)Feature.LongestRun] = longest / (float)Math.Max(1, Math.Min(pairs.Length, _query.Characters.Length - 1));
    }
}
