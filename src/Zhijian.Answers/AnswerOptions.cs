using Zhijian.Answers.Ranking;

namespace Zhijian.Answers;

/// <summary>The two thresholds on a candidate's score that make a decision of it.</summary>
public sealed record AnswerOptions
{
    /// <summary>The best candidate is sent when its score is at least this; shipped for precision about 95 %.</summary>
    public double AnswerThreshold { get; init; } = RankingModel.Shared.AnswerThreshold;

    /// <summary>Candidates are offered to choose from when the best one's score is at least this.</summary>
    public double SuggestThreshold { get; init; } = RankingModel.Shared.SuggestThreshold;
}
