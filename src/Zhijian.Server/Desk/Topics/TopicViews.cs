namespace Zhijian.Server.Desk.Topics;

public enum TopicState
{
    /// <summary>Nobody has drafted an answer.</summary>
    Open,

    /// <summary>An answer is being written.</summary>
    Drafted,

    /// <summary>Its answer is approved.</summary>
    Answered,
}

/// <summary>A cluster of unanswered and badly rated questions as the console lists it.</summary>
/// <param name="Count">How often its questions were asked in the period.</param>
/// <param name="Trend">How often on each day of the period, the oldest first.</param>
/// <param name="Samples">Some of its questions, the most often asked first; the name is not among them.</param>
/// <param name="Questions">How many different questions it holds.</param>
/// <param name="Covered">How many of them the present answers and rules would answer; a badly rated one by another answer or a newer wording.</param>
/// <param name="Department">Key of the department that is to deal with it.</param>
/// <param name="AnswerId">The answer drafted for it.</param>
public sealed record QuestionClusterView(
    Guid Id, string Name, int Count, IReadOnlyList<int> Trend, IReadOnlyList<string> Samples, int Questions, int Covered,
    string? Department, Guid? AnswerId, TopicState State, DateTimeOffset LastAt)
{
    /// <summary>Answers that did not help with some of its questions, that of the most first; those that no longer exist are left out.</summary>
    public required IReadOnlyList<ClusterBadAnswer> BadAnswers { get; init; }

    /// <summary>How many of its questions were answered and badly rated.</summary>
    public required int BadlyRated { get; init; }
}

/// <param name="Question">Its standard question.</param>
/// <param name="Questions">How many questions of the cluster got it last and were not helped.</param>
public sealed record ClusterBadAnswer(Guid AnswerId, string Question, int Questions);

/// <param name="Total">How many there are on all pages.</param>
/// <param name="MinedAt">When questions were last grouped; null when not since the server started.</param>
public sealed record QuestionClusterPage(IReadOnlyList<QuestionClusterView> Items, int Total, DateTimeOffset? MinedAt);

/// <summary>One question of a cluster.</summary>
/// <param name="Covered">Whether the present answers and rules would answer it.</param>
public sealed record ClusterQuestionView(Guid Id, string Text, bool Covered, string AccountName, DateTimeOffset LastAt)
{
    /// <summary>The answer that did not help; null when none was given.</summary>
    public Guid? BadAnswerId { get; init; }
}

/// <param name="Questions">The most often asked first, at most 200.</param>
public sealed record QuestionClusterDetail(QuestionClusterView Cluster, IReadOnlyList<ClusterQuestionView> Questions);

/// <param name="Department">Key of a department of the agency; null takes it away.</param>
public sealed record ClusterAssignment(string? Department);

public sealed record ClusterDraft(Guid AnswerId);
