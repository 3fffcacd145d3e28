using System.Collections.Concurrent;
using Zhijian.Answers.Index;
using Zhijian.Answers.Ranking;
using Zhijian.Answers.Words;

namespace Zhijian.Answers;

/// <summary>An immutable index over one knowledge base; safe to share between threads, swapped whole when the base changes.</summary>
public sealed class AnswerIndex
{
    private readonly Corpus _corpus;
    private readonly AnswerOptions _options;
    private readonly ConcurrentBag<Matcher> _idle = [];

    private AnswerIndex(Corpus corpus, AnswerOptions options) => (_corpus, _options) = (corpus, options);

    /// <summary>How many entries the index holds.</summary>
    public int EntryCount => _corpus.EntryCount;

    /// <param name="entries">The knowledge base; ids should be unique, the order does not matter.</param>
    /// <param name="options">Thresholds; the shipped ones when null.</param>
    /// <param name="progress">Told the number of entries read, every thousand.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static AnswerIndex Build(
        IEnumerable<KnowledgeEntry> entries, AnswerOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var builder = new CorpusBuilder(Vocabulary.Shared);
        foreach (var entry in entries)
        {
            builder.Add(entry);
            if (builder.EntryCount % 1000 != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(builder.EntryCount);
        }

        return new AnswerIndex(builder.Build(), options ?? new AnswerOptions());
    }

    /// <param name="question">What the citizen wrote; of more than 1,000 characters the first are read.</param>
    /// <param name="top">How many candidates to return at most.</param>
    public Match Match(string question, int top = 3)
    {
        ArgumentNullException.ThrowIfNull(question);
        var matcher = Rent();
        matcher.Match(question);
        var candidates = new Candidate[Math.Clamp(matcher.Count, 0, Math.Max(top, 0))];
        for (var i = 0; i < candidates.Length; i++) candidates[i] = new Candidate(_corpus.EntryIds[matcher.Ranked[i].Entry], matcher.Ranked[i].Score);
        var decision = Decide(matcher);
        _idle.Add(matcher);
        return new Match(decision, candidates);
    }

    /// <summary>The same match with everything that led to it; slower, for people.</summary>
    public Explanation Explain(string question, int top = 10)
    {
        ArgumentNullException.ThrowIfNull(question);
        var matcher = Rent();
        matcher.Match(question);
        var terms = matcher.Query.Terms;
        terms.Cut(Vocabulary.Shared); // not done yet when the question is a wording of the base
        var words = new List<string>();
        foreach (var token in terms.Words) words.Add(terms.Text.Span.Slice(token.Start, token.Length).ToString());
        var candidates = new List<ExplainedCandidate>();
        foreach (var ranked in matcher.Ranked[..Math.Clamp(matcher.Count, 0, Math.Max(top, 0))]) candidates.Add(Explain(matcher, ranked));
        var thresholds = _options with { AnswerThreshold = Wanted(matcher) };
        var explanation = new Explanation(Decide(matcher), terms.Text.ToString(), words, thresholds, candidates);
        _idle.Add(matcher);
        return explanation;
    }

    private ExplainedCandidate Explain(Matcher matcher, in RankedEntry ranked)
    {
        var values = matcher.FeaturesOf(ranked);
        var features = new List<ExplainedFeature>(values.Length);
        foreach (var feature in Enum.GetValues<Feature>())
            features.Add(new ExplainedFeature(feature.ToString(), values[(int)feature], RankingModel.Shared.RankWeight(feature, values[(int)Feature.Letter])));
        return new ExplainedCandidate(_corpus.EntryIds[ranked.Entry], ranked.Score, _corpus.WordingTexts[ranked.Wording], ranked.Points, features);
    }

    private MatchDecision Decide(Matcher matcher)
    {
        if (matcher.Count == 0 || matcher.Ranked[0].Score < _options.SuggestThreshold) return MatchDecision.HandOver;
        var best = matcher.Ranked[0];
        return best.Score < Wanted(matcher) ? MatchDecision.Suggest : MatchDecision.Answer;
    }

    private double Wanted(Matcher matcher) =>
        matcher.Count == 0 ? _options.AnswerThreshold : _options.Wanted(matcher.FeaturesOf(matcher.Ranked[0])[(int)Feature.Letter], _corpus.IsBare);

    private Matcher Rent() => _idle.TryTake(out var matcher) ? matcher : new Matcher(_corpus, Vocabulary.Shared, RankingModel.Shared);
}
