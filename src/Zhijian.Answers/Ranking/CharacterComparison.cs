using Zhijian.Answers.Index;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Ranking;

/// <summary>How far two texts are made of the same characters, pairs of characters and runs, in the same order.</summary>
internal sealed class CharacterComparison(Corpus corpus, SoundTable sounds)
{
    private readonly LongestCommonSequence _sequence = new();
    private Query _query = null!;

    public CharacterSet InQuestion { get; } = new(sounds);

    public CharacterSet InWording { get; } = new(sounds);

    public void Begin(Query query)
    {
        _query = query;
        InQuestion.Fill(query.Characters);
        _sequence.Begin(query.Characters);
    }

    /// <summary>How much of a word of the wording the question's characters make up, by rarity: 证 in 居住证 is little.</summary>
    public float ShareInQuestion(ReadOnlySpan<char> word, ReadOnlySpan<int> terms)
    {
        if (!InQuestion.HasAny(word)) return 0;
        var (all, shared) = (0f, 0f);
        for (var i = 0; i < word.Length; i++)
        {
            var idf = corpus.Idf[terms[i]];
            all += idf;
            if (InQuestion.Has(word[i])) shared += idf;
        }

        return shared / Math.Max(all, 0.01f);
    }

    /// <summary>The same for a word of the question.</summary>
    public float ShareInWording(int start, ReadOnlySpan<char> word)
    {
        if (!InWording.HasAny(word)) return 0;
        var (all, shared) = (0f, 0f);
        for (var i = 0; i < word.Length; i++)
        {
            all += _query.CharacterIdf[start + i];
            if (InWording.Has(word[i])) shared += _query.CharacterIdf[start + i];
        }

        return shared / Math.Max(all, 0.01f);
    }

    public void Measure(int wording, Span<float> features)
    {
        var characters = corpus.CharactersOf(wording);
        InWording.Fill(characters);
        MeasureCharacters(wording, characters, features);
        MeasurePairs(wording, features);
        var common = _sequence.With(characters);
        var question = Math.Min(_query.Characters.Length, 256);
        features[(int)Feature.SequenceOfQuestion] = common / (float)Math.Max(1, question);
        features[(int)Feature.SequenceOfWording] = common / (float)Math.Max(1, characters.Length);
        features[(int)Feature.OutOfSequenceOfQuestion] = Math.Min(question - common, 8) / 8f;
        features[(int)Feature.OutOfSequenceOfWording] = Math.Min(characters.Length - common, 8) / 8f;
    }

    private void MeasureCharacters(int wording, ReadOnlySpan<char> characters, Span<float> features)
    {
        var terms = corpus.CharacterTermsOf(wording);
        var (all, shared) = (0f, 0f);
        for (var i = 0; i < characters.Length; i++)
        {
            var idf = corpus.Idf[terms[i]];
            all += idf;
            if (InQuestion.Has(characters[i])) shared += idf;
        }

        features[(int)Feature.CharactersOfWording] = shared / Math.Max(all, 0.01f);
        var question = _query.Characters;
        (all, shared) = (0, 0);
        for (var i = 0; i < question.Length; i++)
        {
            var idf = _query.CharacterIdf[i];
            all += idf;
            if (InWording.Has(question[i])) shared += idf;
        }

        features[(int)Feature.CharactersOfQuestion] = shared / Math.Max(all, 0.01f);
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
