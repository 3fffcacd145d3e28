using System.Numerics;
using Zhijian.Answers.Index;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Ranking;

/// <summary>Measures a question beside a wording: every <see cref="Feature"/>. One thread at a time; allocates nothing.</summary>
internal sealed class FeatureExtractor(Corpus corpus, Vocabulary vocabulary)
{
    public static readonly int Count = Enum.GetValues<Feature>().Length;

    /// <summary>Rarities are brought to about 0 to 1.</summary>
    private const float RarityScale = 1 / 8f;

    /// <summary>A word counts as there when it is found itself, as a synonym or whole inside others.</summary>
    private const float WellMatched = 0.8f;

    /// <summary>What is matched by less shares only a character or two.</summary>
    private const float RelatedAtLeast = 0.5f;

    /// <summary>An entry without a text (a picture, a link) is not held to lack the words: as much as an answer usually repeats is assumed.</summary>
    private const float NoAnswer = 0.6f;

    /// <summary>Up to so many characters a question is a question; from <see cref="LetterLength"/> on it is a letter, and other things count.</summary>
    private const float ShortQuestion = 25;
    private const float LetterLength = 85;

    /// <summary>In a letter nearly everything is missing from a title; beyond this it tells nothing more.</summary>
    private const float MostMissing = 3;

    private readonly CharacterComparison _characters = new(corpus, vocabulary.Sounds);
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
    /// <param name="entryWords">Which of the question's words (as <see cref="Query.BitOf"/> numbers them) any wording of the entry has.</param>
    /// <param name="answerWords">Which of them its answer has; null when it has no text.</param>
    /// <param name="support">What <see cref="Retriever.Support"/> says of the entry.</param>
    /// <param name="features">Receives <see cref="Count"/> values.</param>
    public void Measure(in Hit hit, float bestScore, ulong entryWords, ulong? answerWords, (float Best, float Typical, float Answer) support, Span<float> features)
    {
        features.Clear();
        var (question, wording) = (_query.Characters.Length, corpus.CharactersOf(hit.Wording).Length);
        features[(int)Feature.Letter] = Math.Clamp((question - ShortQuestion) / (LetterLength - ShortQuestion), 0, 1);
        _characters.Measure(hit.Wording, features);
        Words.Match(hit.Wording);
        MeasureShares(features);
        MeasureMissing(features);
        MeasureKinds(hit.Wording, features);
        MeasureOrder(features);
        MeasureEntry(entryWords, answerWords, features);
        var own = MathF.Sqrt(_query.OwnWeight * corpus.OwnWeight[hit.Wording]);
        features[(int)Feature.Retrieval] = hit.Matched / Math.Max(own, 0.01f);
        features[(int)Feature.AnswerBehindBest] = answerWords is null ? NoAnswer : support.Answer;
        features[(int)Feature.BestWordings] = support.Best / Math.Max(_query.OwnWeight, 0.01f);
        features[(int)Feature.TypicalWording] = support.Typical;
        features[(int)Feature.RetrievalBehindBest] = hit.Score / Math.Max(bestScore, 0.01f);
        features[(int)Feature.QuestionLength] = MathF.Log(1 + question) / 4;
        features[(int)Feature.WordingLength] = MathF.Log(1 + wording) / 4;
        features[(int)Feature.LengthDifference] = Math.Abs(MathF.Log((1f + question) / (1 + wording)));
        features[(int)Feature.UnseenWords] = _query.Unseen;
        features[(int)Feature.Identical] = _query.Characters.SequenceEqual(corpus.CharactersOf(hit.Wording)) ? 1 : 0;
    }

    private static bool IsContent(WordKind kind) => kind is not (WordKind.Function or WordKind.Adverb);

    /// <summary>How much of one side the other has, by rarity and by count.</summary>
    private struct Share
    {
        private float _all;
        private float _content;
        private int _odd;
        private int _oddContent;

        public float Shared { get; private set; }

        public float SharedContent { get; private set; }

        public float InPart { get; private set; }

        public int Evidence { get; private set; }

        public readonly float OfAll => Shared / Math.Max(_all, 0.01f);

        public readonly float OfContent => _content == 0 ? OfAll : SharedContent / _content;

        public readonly float NothingOdd => _odd == 0 ? 1 : 0;

        public readonly float NoContentOdd => _oddContent == 0 ? 1 : 0;

        public readonly float OddWords => Math.Min(_odd, 6) / 6f;

        public void Add(WordKind kind, float idf, float match)
        {
            var odd = match < WellMatched ? 1 : 0;
            (_all, Shared, _odd) = (_all + idf, Shared + idf * match, _odd + odd);
            if (match < 1) InPart += idf * match;
            if (!IsContent(kind)) return;
            (_content, SharedContent, _oddContent) = (_content + idf, SharedContent + idf * match, _oddContent + odd);
            Evidence += 1 - odd;
        }
    }

    private void MeasureShares(Span<float> features)
    {
        var match = Words.OfQuestion;
        var question = new Share();
        for (var i = 0; i < match.Length; i++) question.Add(_query.Words[i].Kind, _query.Words[i].Idf, match[i]);
        var words = Words.Words;
        match = Words.OfWording;
        var other = new Share();
        for (var j = 0; j < words.Length; j++) other.Add(words[j].Kind, corpus.Idf[words[j].Meaning], match[j]);
        features[(int)Feature.WordsOfQuestion] = question.OfAll;
        features[(int)Feature.ContentOfQuestion] = question.OfContent;
        features[(int)Feature.WordsOfWording] = other.OfAll;
        features[(int)Feature.ContentOfWording] = other.OfContent;
        features[(int)Feature.BothWays] = 2 * question.OfAll * other.OfAll / Math.Max(question.OfAll + other.OfAll, 0.01f);
        features[(int)Feature.AllOfQuestion] = question.NothingOdd;
        features[(int)Feature.AllOfWording] = other.NothingOdd;
        features[(int)Feature.AllContentOfQuestion] = question.NoContentOdd;
        features[(int)Feature.AllContentOfWording] = other.NoContentOdd;
        features[(int)Feature.OddWordsOfQuestion] = question.OddWords;
        features[(int)Feature.OddWordsOfWording] = other.OddWords;
        features[(int)Feature.Evidence] = Math.Min(question.SharedContent / 30, 1.5f);
        features[(int)Feature.EvidenceWords] = Math.Min(other.Evidence, 6) / 6f;
        features[(int)Feature.BySynonym] = other.InPart / Math.Max(other.Shared, 0.01f);
    }

    private void MeasureMissing(Span<float> features)
    {
        var match = Words.OfQuestion;
        for (var i = 0; i < match.Length; i++)
        {
            ref readonly var word = ref _query.Words[i];
            Miss(word.Kind, word.Representative, (1 - match[i]) * word.Idf * RarityScale, features, 0);
        }

        var words = Words.Words;
        match = Words.OfWording;
        var (rarest, rarestMatch) = (0f, 0f);
        var (place, number) = (0, 0);
        for (var j = 0; j < words.Length; j++)
        {
            var idf = corpus.Idf[words[j].Meaning];
            Miss(words[j].Kind, words[j].Representative, (1 - match[j]) * idf * RarityScale, features, 1);
            if (words[j].Kind == WordKind.PlaceName) place = match[j] >= WellMatched ? 2 : Math.Max(place, 1);
            if (words[j].Kind == WordKind.Quantity) number = match[j] >= WellMatched ? 2 : Math.Max(number, 1);
            if (IsContent(words[j].Kind) && idf > rarest) (rarest, rarestMatch) = (idf, match[j]);
        }

        features[(int)Feature.RarestOfWording] = rarestMatch;
        features[(int)Feature.OtherPlace] = place == 1 && _query.HasPlace ? 1 : 0;
        features[(int)Feature.OtherNumber] = number == 1 && _query.HasNumber ? 1 : 0;
        features[(int)Feature.OtherMatter] = Math.Min(features[(int)Feature.RarestMissingOfQuestion], features[(int)Feature.RarestMissingOfWording]);
    }

    /// <param name="side">0 for a word of the question that the wording lacks, 1 the other way round; the features stand in pairs.</param>
    private void Miss(WordKind kind, int representative, float weight, Span<float> features, int side)
    {
        if (weight <= 0) return;
        var sum = representative >= 0 && (vocabulary.Synonyms.Kinds(representative) & vocabulary.Synonyms.Asking) != 0 ? Feature.MissingAskingOfQuestion : kind switch
        {
            WordKind.Verb or WordKind.Adjective => Feature.MissingVerbsOfQuestion,
            WordKind.PersonName or WordKind.PlaceName or WordKind.Latin => Feature.MissingNamesOfQuestion,
            WordKind.Quantity => Feature.MissingNumbersOfQuestion,
            WordKind.Adverb => Feature.MissingAdverbsOfQuestion,
            WordKind.Function => Feature.MissingFunctionsOfQuestion,
            _ => Feature.MissingNounsOfQuestion,
        };
        ref var total = ref features[(int)sum + side];
        total = Math.Min(total + weight, MostMissing);
        if (!IsContent(kind)) return;
        ref var largest = ref features[(int)Feature.RarestMissingOfQuestion + side];
        largest = Math.Max(largest, weight);
    }

    private void MeasureKinds(int wording, Span<float> features)
    {
        var not = vocabulary.Synonyms.Negation;
        var (question, other) = (_query.Kinds, corpus.WordingKinds[wording]);
        features[(int)Feature.Negation] = ((question ^ other) & not) != 0 ? 1 : 0;
        (question, other) = (question & vocabulary.Synonyms.Asking, other & vocabulary.Synonyms.Asking);
        features[(int)Feature.SameKind] = (question & other) != 0 ? 1 : 0;
        features[(int)Feature.OtherKind] = question != 0 && other != 0 && (question & other) == 0 ? 1 : 0;
        features[(int)Feature.KindOnlyInQuestion] = question != 0 && other == 0 ? 1 : 0;
        features[(int)Feature.KindOnlyInWording] = question == 0 && other != 0 ? 1 : 0;
        features[(int)Feature.Opposites] = HasOpposites() ? 1 : 0;
    }

    private bool HasOpposites()
    {
        var words = Words.Words;
        var match = Words.OfWording;
        var asked = Words.OfQuestion;
        for (var j = 0; j < words.Length; j++)
        {
            if (match[j] >= 0.9f || words[j].Representative < 0 || !vocabulary.Synonyms.HasOpposite(words[j].Representative)) continue;
            for (var i = 0; i < _query.WordCount; i++)
                if (asked[i] < 0.9f && vocabulary.Synonyms.AreOpposites(words[j].Representative, _query.Words[i].Representative)) return true;
        }

        return false;
    }

    private void MeasureOrder(Span<float> features)
    {
        var words = Words.Words;
        var match = Words.OfWording;
        var (matches, back, last, end, content) = (0, 0, -1, 0f, 0f);
        Span<float> sentences = stackalloc float[Query.MostSentences];
        sentences.Clear();
        for (var j = 0; j < words.Length; j++)
        {
            if (!IsContent(words[j].Kind)) continue;
            end = match[j];
            content += corpus.Idf[words[j].Meaning];
            var i = _query.WordOf(words[j].Meaning);
            if (i < 0) continue;
            if (i < last) back++;
            (last, matches) = (i, matches + 1);
            for (var bits = _query.SentencesOf(i); bits != 0; bits &= bits - 1) sentences[BitOperations.TrailingZeroCount(bits)] += corpus.Idf[words[j].Meaning];
        }

        var best = 0f;
        foreach (var sentence in sentences[.._query.SentenceCount]) best = Math.Max(best, sentence);
        features[(int)Feature.OutOfOrder] = matches < 2 ? 0 : back / (float)(matches - 1);
        features[(int)Feature.LastWord] = end;
        features[(int)Feature.BestSentence] = best / Math.Max(content, 0.01f);
    }

    /// <summary>Where else in the entry the question's words stand: in its other wordings and in its answer.</summary>
    private void MeasureEntry(ulong entryWords, ulong? answerWords, Span<float> features)
    {
        var match = Words.OfQuestion;
        var (all, inEntry, anywhere, inAnswer, nowhere, heaviest, heaviestThere, matter, ground) = (0f, 0f, 0f, 0f, 0f, 0f, true, 0f, 0f);
        for (var i = 0; i < match.Length; i++)
        {
            ref readonly var word = ref _query.Words[i];
            var bit = _query.BitOf(i);
            if (!IsContent(word.Kind) || bit < 0) continue;
            var here = Math.Max(match[i], entryWords >> bit & 1);
            var answered = answerWords is { } bits ? bits >> bit & 1 : NoAnswer * here;
            all += word.Idf;
            inEntry += word.Idf * here;
            inAnswer += word.Idf * answered;
            anywhere += word.Idf * Math.Max(here, answered);
            nowhere = Math.Max(nowhere, word.Idf * (1 - Math.Max(here, answered)));
            if (!IsMatter(word.Representative)) continue;
            var there = Math.Max(here, answerWords is null ? 0 : answered);
            matter += word.Idf;
            ground += word.Idf * there;
            if (word.Idf > heaviest) (heaviest, heaviestThere) = (word.Idf, there >= RelatedAtLeast);
        }

        features[(int)Feature.Grounding] = Math.Max(ground / Math.Max(matter, 0.01f), features[(int)Feature.Letter] * GroundOfWording());
        if (all == 0) return;
        features[(int)Feature.HeaviestNowhere] = heaviestThere ? 0 : heaviest * RarityScale;
        features[(int)Feature.WordsInEntry] = inEntry / all;
        features[(int)Feature.WordsAnywhere] = anywhere / all;
        features[(int)Feature.EvidenceAnywhere] = Math.Min(all / 60, 2) * anywhere / all;
        features[(int)Feature.WordsInAnswer] = inAnswer / all;
        features[(int)Feature.RarestNowhere] = nowhere * RarityScale;
    }

    /// <summary>How much of what the wording is about stands in the question: what a letter says besides does not count against it.</summary>
    private float GroundOfWording()
    {
        var words = Words.Words;
        var match = Words.OfWording;
        var (matter, ground) = (0f, 0f);
        for (var j = 0; j < words.Length; j++)
        {
            if (!IsContent(words[j].Kind) || !IsMatter(words[j].Representative)) continue;
            matter += corpus.Idf[words[j].Meaning];
            ground += corpus.Idf[words[j].Meaning] * match[j];
        }

        return ground / Math.Max(matter, 0.01f);
    }

    /// <summary>Whether a content word says what a question is about, and not only what it wants to know of that.</summary>
    private bool IsMatter(int representative) => representative < 0 || (vocabulary.Synonyms.Kinds(representative) & vocabulary.Synonyms.Asking) == 0;
}
