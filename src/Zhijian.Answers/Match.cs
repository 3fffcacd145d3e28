namespace Zhijian.Answers;

/// <summary>What to do with a question.</summary>
public enum MatchDecision
{
    /// <summary>The best candidate is sure enough to be sent.</summary>
    Answer,

    /// <summary>Not sure enough: offer the best three to choose from.</summary>
    Suggest,

    /// <summary>Nothing fits: a person answers.</summary>
    HandOver,
}

/// <param name="Score">Calibrated probability, 0 to 1, that this entry answers the question.</param>
public sealed record Candidate(string Id, double Score);

/// <param name="Candidates">Best first.</param>
public sealed record Match(MatchDecision Decision, IReadOnlyList<Candidate> Candidates);
