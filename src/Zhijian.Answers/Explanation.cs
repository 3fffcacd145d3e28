namespace Zhijian.Answers;

/// <summary>Why a question was matched as it was.</summary>
/// <param name="Normalised">The question as the engine read it.</param>
/// <param name="Terms">The words it was cut into.</param>
/// <param name="Thresholds">The thresholds as they count for this question: <see cref="AnswerOptions.AnswerThreshold"/> is what the best candidate had to reach.</param>
/// <param name="Candidates">Best first, each with all that was measured of it.</param>
public sealed record Explanation(
    MatchDecision Decision, string Normalised, IReadOnlyList<string> Terms, AnswerOptions Thresholds, IReadOnlyList<ExplainedCandidate> Candidates);

/// <param name="MatchedPhrasing">The wording of the entry, its question or one of its phrasings, that fitted best.</param>
/// <param name="Points">What the candidates were ordered by.</param>
public sealed record ExplainedCandidate(string Id, double Score, string MatchedPhrasing, double Points, IReadOnlyList<ExplainedFeature> Features);

/// <param name="Weight">What the feature counts in the order of candidates; value times weight, summed over the features, makes the points.</param>
public sealed record ExplainedFeature(string Name, double Value, double Weight);
