using Zhijian.Answers.Ranking;

namespace Zhijian.Answers;

/// <summary>
/// The thresholds on a candidate's score, 0 to 1, that make a decision of it. The shipped ones were chosen for a precision of about 95 % on sets they were
/// not learned from (bench/RESULTS.md, "Answers").
/// </summary>
public sealed record AnswerOptions
{
    /// <summary>The best candidate of a short question is sent when its score is at least this.</summary>
    public double AnswerThreshold { get; init; } = RankingModel.Shared.AnswerThreshold;

    /// <summary>
    /// The same for a letter of 85 characters and more; between 25 and 85 characters the two are blended. Letters touch many matters, so that more of them lie
    /// in the doubtful range. Counts only where it is above <see cref="AnswerThreshold"/>.
    /// </summary>
    public double LetterThreshold { get; init; } = RankingModel.Shared.LetterThreshold;

    /// <summary>
    /// The same for a base most of whose entries have no answer's text (a bare list of questions): nothing but the wordings can tell a near miss from what
    /// was asked. Counts only where it is above <see cref="AnswerThreshold"/>.
    /// </summary>
    public double BareThreshold { get; init; } = RankingModel.Shared.BareThreshold;

    /// <summary>Candidates are offered to choose from when the best one's score is at least this.</summary>
    public double SuggestThreshold { get; init; } = RankingModel.Shared.SuggestThreshold;

    /// <summary>What the best candidate must reach to be sent.</summary>
    /// <param name="letter">How much of a letter the question is, 0 to 1.</param>
    /// <param name="bare">Whether the base is a bare list of questions.</param>
    internal double Wanted(double letter, bool bare)
    {
        var wanted = AnswerThreshold + letter * Math.Max(0, LetterThreshold - AnswerThreshold);
        return bare ? Math.Max(wanted, BareThreshold) : wanted;
    }
}
