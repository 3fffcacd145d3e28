using Zhijian.Answers.Index;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Ranking;

/// <summary>An entry with the wording of it that fits best.</summary>
internal struct RankedEntry
{
    public int Entry;
    public int Wording;
    public int Row;
    public float Points;
    public double Score;
}

/// <summary>All the room one match needs; one thread at a time, reused.</summary>
internal sealed class Matcher(Corpus corpus, Vocabulary vocabulary, RankingModel model)
{
    /// <summary>Whoever asks for a person gets one, unless the base has an answer to just that.</summary>
    private const double NoAnswerWanted = 0.01;

    private readonly Retriever _retriever = new(corpus);
    private readonly FeatureExtractor _extractor = new(corpus, vocabulary);
    private readonly float[] _features = new float[Retriever.Most * FeatureExtractor.Count];
    private readonly RankedEntry[] _ranked = new RankedEntry[Retriever.Most];

    public Query Query { get; } = new(corpus, vocabulary);

    public int Count { get; private set; }

    /// <summary>Entries, best first, scores never rising.</summary>
    public ReadOnlySpan<RankedEntry> Ranked => _ranked.AsSpan(0, Count);

    public ReadOnlySpan<float> FeaturesOf(in RankedEntry entry) => _features.AsSpan(entry.Row * FeatureExtractor.Count, FeatureExtractor.Count);

    public void Match(string question)
    {
        Count = 0;
        Query.Read(question);
        if (Query.Characters.IsEmpty) return;
        if (corpus.Exact.TryGetValue(Query.Characters, out var wording))
        {
            TakeExact(wording);
            return;
        }

        Query.Understand();
        _retriever.Search(Query);
        _extractor.Begin(Query);
        for (var row = 0; row < _retriever.HitCount; row++) Measure(row);
        _ranked.AsSpan(0, Count).Sort(new ByPoints(corpus));
        Calibrate();
    }

    /// <summary>The question is a wording of the base, and of one entry only: nothing else can be meant.</summary>
    private void TakeExact(int wording)
    {
        var features = _features.AsSpan(0, FeatureExtractor.Count);
        features.Clear();
        features[(int)Feature.Identical] = 1;
        _ranked[0] = new RankedEntry { Entry = corpus.WordingEntry[wording], Wording = wording, Points = model.Points(features), Score = RankingModel.IdenticalSureness };
        Count = 1;
    }

    private void Calibrate()
    {
        var highest = Query.AsksForPerson && Count > 0 && FeaturesOf(_ranked[0])[(int)Feature.Identical] == 0 ? NoAnswerWanted : 1.0;
        for (var i = 0; i < Count; i++)
        {
            var other = Count == 1 ? _ranked[0].Points - RankingModel.MostMargin : _ranked[i == 0 ? 1 : 0].Points;
            highest = Math.Min(highest, model.Sureness(FeaturesOf(_ranked[i]), _ranked[i].Points, _ranked[i].Points - other));
            _ranked[i].Score = highest;
        }
    }

    private void Measure(int row)
    {
        var hit = _retriever.Hits[row];
        var entry = corpus.WordingEntry[hit.Wording];
        var features = _features.AsSpan(row * FeatureExtractor.Count, FeatureExtractor.Count);
        ulong? answerWords = corpus.HasAnswer[entry] ? _retriever.AnswerWords(entry) : null;
        _extractor.Measure(hit, _retriever.Hits[0].Score, _retriever.EntryWords(entry), answerWords, _retriever.Support(entry), features);
        var candidate = new RankedEntry { Entry = entry, Wording = hit.Wording, Row = row, Points = model.Points(features) };
        for (var i = 0; i < Count; i++)
        {
            if (_ranked[i].Entry != entry) continue;
            if (candidate.Points > _ranked[i].Points) _ranked[i] = candidate;
            return;
        }

        _ranked[Count++] = candidate;
    }

    /// <summary>Between equals the caller's id decides, so that the order in which entries were given does not.</summary>
    private readonly struct ByPoints(Corpus corpus) : IComparer<RankedEntry>
    {
        public int Compare(RankedEntry x, RankedEntry y)
        {
            var byPoints = y.Points.CompareTo(x.Points);
            return byPoints != 0 ? byPoints : string.CompareOrdinal(corpus.EntryIds[x.Entry], corpus.EntryIds[y.Entry]);
        }
    }
}
