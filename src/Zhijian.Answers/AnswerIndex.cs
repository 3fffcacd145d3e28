using System.Collections.Frozen;

namespace Zhijian.Answers;

/// <summary>One entry of the knowledge base (口径): a standard question, other ways to put it, and the answer's text.</summary>
/// <param name="Id">The caller's id, given back in matches.</param>
public sealed record KnowledgeEntry(string Id, string Question, IReadOnlyList<string> Phrasings, string? AnswerText);

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

/// <summary>An immutable index over one knowledge base; safe to share between threads, swapped whole when the base changes.</summary>
public sealed class AnswerIndex
{
    private readonly FrozenDictionary<string, string> _exact;

    private AnswerIndex(FrozenDictionary<string, string> exact) => _exact = exact;

    public static AnswerIndex Build(IEnumerable<KnowledgeEntry> entries)
    {
        var exact = new Dictionary<string, string>();
        foreach (var entry in entries)
        {
            exact.TryAdd(entry.Question, entry.Id);
            foreach (var phrasing in entry.Phrasings) exact.TryAdd(phrasing, entry.Id);
        }

        return new AnswerIndex(exact.ToFrozenDictionary());
    }

    /// <param name="question">What the citizen wrote.</param>
    /// <param name="top">How many candidates to return at most.</param>
    public Match Match(string question, int top = 3) =>
        top > 0 && _exact.TryGetValue(question, out var id) ? new Match(MatchDecision.Answer, [new Candidate(id, 1)]) : new Match(MatchDecision.HandOver, []);
}
