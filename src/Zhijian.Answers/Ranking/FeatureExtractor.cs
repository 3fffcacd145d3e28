using Zhijian.Answers.Index;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Ranking;

/// <summary>Measures a question beside a wording: every <see cref="Feature"/>. One thread at a time; allocates nothing.</summary>
internal sealed class FeatureExtractor(Corpus corpus, Vocabulary vocabulary)
{
    public static readonly int Count = Enum.GetValues<Feature>().Length;

    /// <summary>Rarities are brought to about 0 to 1.</summary>
    private const float RarityScale = 1 / 8f;

    private readonly CharacterComparison _characters = new(corpus);
    private Query _query = null!;

    private WordComparison Words => field ??= new WordComparison(corpus, vocabulary, _characters);

    /// <summary>Prepares for the wordings of one question.</summary>
    public void Begin(Query query)
    {
        _query = query;
        _characters.Begin(query);
        Words.Begin(query);
    }

    /// <param name="hit">The wording and how it was found.</param>
    /// <param name="bestScore">The best retrieval score among the question's hits.</param>
    /// <param name="answerWords">Which of the question's first 64 words the entry's answer has.</param>
    /// <param name="features">Receives <see cref="Count"/> values.</param>
    public void Measure(in Hit hit, float bestScore, ulong answerWords, Span<float> features)
    {
        features.Clear();
        _characters.Measure(hit.Wording, features);
        Words.Match(hit.Wording);
        MeasureShares(hit.Wording, features);
        MeasureMissing(hit.Wording, features);
        MeasureKinds(hit.Wording, features);
        MeasureOrder(hit.Wording, features);
        MeasureAnswer(answerWords, features);
        var own = MathF.Sqrt(_query.OwnWeight * corpus.OwnWeight[hit.Wording]);
        features[(int)Feature.Retrieval] = hit.Matched / Math.Max(own, 0.01f);
        features[(int)Feature.RetrievalBehindBest] = hit.Score / Math.Max(bestScore, 0.01f);
        var (question, wording) = (_query.Characters.Length, corpus.CharactersOf(hit.Wording).Length);
        features[(int)Feature.QuestionLength] = MathF.Log(1 + question) / 4;
        features[(int)Feature.WordingLength] = MathF.Log(1 + wording) / 4;
        features[(int)Feature.LengthDifference] = Math.Abs(MathF.Log((1f + question) / (1 + wording)));
        features[(int)Feature.UnseenWords] = _query.Unseen;
        features[(int)Feature.Identical] = _query.Characters.SequenceEqual(corpus.CharactersOf(hit.Wording)) ? 1 : 0;
    }

    private static bool IsContent(WordKind kind) => kind is not (WordKind.Function or WordKind.Adverb);

    private void MeasureShares(int wording, Span<float> features)
    {
        var (all, shared, content, sharedContent) = (0f, 0f, 0f, 0f);
        var match = Words.OfQuestion;
        for (var i = 0; i < match.Length; i++)
        {
            ref readonly var word = ref _query.Words[i];
            (all, shared) = (all + word.Idf, shared + word.Idf * match[i]);
            if (IsContent(word.Kind)) (content, sharedContent) = (content + word.Idf, sharedContent + word.Idf * match[i]);
        }

        var ofQuestion = features[(int)Feature.WordsOfQuestion] = shared / Math.Max(all, 0.01f);
        features[(int)Feature.ContentOfQuestion] = content == 0 ? ofQuestion : sharedContent / content;
        (all, shared, content, sharedContent) = (0, 0, 0, 0);
        var synonyms = 0f;
        var words = Words.WordsOf(wording);
        match = Words.OfWording(wording);
        for (var j = 0; j < words.Length; j++)
        {
            var idf = corpus.Idf[words[j].Meaning];
            (all, shared) = (all + idf, shared + idf * match[j]);
            if (IsContent(words[j].Kind)) (content, sharedContent) = (content + idf, sharedContent + idf * match[j]);
            if (match[j] < 1) synonyms += idf * match[j];
        }

        var ofWording = features[(int)Feature.WordsOfWording] = shared / Math.Max(all, 0.01f);
        features[(int)Feature.ContentOfWording] = content == 0 ? ofWording : sharedContent / content;
        features[(int)Feature.BothWays] = ofQuestion + ofWording == 0 ? 0 : 2 * ofQuestion * ofWording / (ofQuestion + ofWording);
        features[(int)Feature.BySynonym] = synonyms / Math.Max(shared, 0.01f);
    }

    private void MeasureMissing(int wording, Span<float> features)
    {
        var match = Words.OfQuestion;
        for (var i = 0; i < match.Length; i++)
            Miss(_query.Words[i].Kind, (1 - match[i]) * _query.Words[i].Idf * RarityScale, features, 0);
        var words = Words.WordsOf(wording);
        match = Words.OfWording(wording);
        for (var j = 0; j < words.Length; j++)
            Miss(words[j].Kind, (1 - match[j]) * corpus.Idf[words[j].Meaning] * RarityScale, features, 1);
        var question = Math.Max(features[(int)Feature.MissingNounOfQuestion], features[(int)Feature.MissingNameOfQuestion]);
        var other = Math.Max(features[(int)Feature.MissingNounOfWording], features[(int)Feature.MissingNameOfWording]);
        features[(int)Feature.OtherMatter] = Math.Min(question, other);
    }

    /// <param name="side">0 for a word of the question that the wording lacks, 1 the other way round; the features stand in pairs.</param>
    private static void Miss(WordKind kind, float weight, Span<float> features, int side)
    {
        Feature? most = kind switch
        {
            WordKind.Noun or WordKind.Idiom or WordKind.Unknown => Feature.MissingNounOfQuestion,
            WordKind.Verb or WordKind.Adjective => Feature.MissingVerbOfQuestion,
            WordKind.PersonName or WordKind.PlaceName or WordKind.Latin => Feature.MissingNameOfQuestion,
            WordKind.Quantity => Feature.MissingNumberOfQuestion,
            _ => null,
        };
        if (most is null) return;
        ref var largest = ref features[(int)most + side];
        largest = Math.Max(largest, weight);
        if (most == Feature.MissingNounOfQuestion) features[(int)Feature.MissingNounsOfQuestion + side] += weight;
    }

    private void MeasureKinds(int wording, Span<float> features)
    {
        var not = vocabulary.Synonyms.NegationKind;
        var (question, other) = (_query.Kinds, corpus.WordingKinds[wording]);
        features[(int)Feature.Negation] = ((question ^ other) & not) != 0 ? 1 : 0;
        (question, other) = (question & ~not, other & ~not);
        features[(int)Feature.SameKind] = (question & other) != 0 ? 1 : 0;
        features[(int)Feature.OtherKind] = question != 0 && other != 0 && (question & other) == 0 ? 1 : 0;
        features[(int)Feature.KindOnlyInQuestion] = question != 0 && other == 0 ? 1 : 0;
        features[(int)Feature.KindOnlyInWording] = question == 0 && other != 0 ? 1 : 0;
        features[(int)Feature.Opposites] = HasOpposites(wording) ? 1 : 0;
    }

    private bool HasOpposites(int wording)
    {
        var words = Words.WordsOf(wording);
        var match = Words.OfWording(wording);
        for (var j = 0; j < words.Length; j++)
        {
            if (match[j] >= 0.9f || words[j].Representative < 0 || !vocabulary.Synonyms.HasOpposite(words[j].Representative)) continue;
            for (var i = 0; i < _query.WordCount; i++)
                if (Words.OfQuestion[i] < 0.9f && vocabulary.Synonyms.AreOpposites(words[j].Representative, _query.Words[i].Representative)) return true;
        }

        return false;
    }

    private void MeasureOrder(int wording, Span<float> features)
    {
        var words = Words.WordsOf(wording);
        var (matches, back, last) = (0, 0, -1);
        var end = 0f;
        for (var j = 0; j < words.Length; j++)
        {
            if (IsContent(words[j].Kind)) end = Words.OfWording(wording)[j];
            var i = _query.WordOf(words[j].Meaning);
            if (i < 0) continue;
            if (i < last) back++;
            last = i;
            matches++;
        }

        features[(int)Feature.OutOfOrder] = matches < 2 ? 0 : back / (float)(matches - 1);
        features[(int)Feature.LastWord] = end;
    }

    private void MeasureAnswer(ulong answerWords, Span<float> features)
    {
        var match = Words.OfQuestion;
        var (all, found, missing) = (0f, 0f, 0f);
        for (var i = 0; i < Math.Min(match.Length, 64); i++)
        {
            var idf = _query.Words[i].Idf;
            all += idf;
            if ((answerWords >> _query.Words[i].Same & 1) == 0 || _query.Words[i].Same > 63) continue;
            found += idf;
            missing += idf * (1 - match[i]);
        }

        features[(int)Feature.WordsInAnswer] = found / Math.Max(all, 0.01f);
        features[(int)Feature.MissingFoundInAnswer] = missing / Math.Max(all, 0.01f);
    }
}
