using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Promises.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Decisions;

/// <summary>A grade of one session, or the reason for a bad one (满意度评价).</summary>
/// <param name="Rating">Id of the rating that was asked for.</param>
public sealed record Verdict(Guid Rating, int? Grade, string? Reason);

/// <summary>An answer that did not help (没用).</summary>
/// <param name="Department">Key of the department that owns it.</param>
public sealed record BadAnswer(RatedAnswer Answer, string? Department);

/// <summary>What the account does about an utterance.</summary>
/// <param name="After">The conversation as it stands then; bookkeeping such as sequence numbers is not the decision's.</param>
/// <param name="Reply">What is said; null says nothing.</param>
/// <param name="AnswerId">The canonical answer that was used.</param>
public sealed record Decision(Conversation After, DecidedBy By, ReplyContent? Reply = null, string? AnswerId = null)
{
    /// <summary>Nobody's answer fitted the question; it goes on the list of unanswered questions.</summary>
    public bool Unanswered { get; init; }

    /// <summary>The engine was not sure of an answer; somebody who reads better might pick one.</summary>
    public bool InDoubt { get; init; }

    /// <summary>A person has to look at it.</summary>
    public bool ForPeople { get; init; }

    /// <summary>What is counted for an answer.</summary>
    public AnswerUse? Use { get; init; }

    /// <summary>What the citizen is promised from now on.</summary>
    public PromiseTimes? Promise { get; init; }

    /// <summary>The answer did not help; the question that got it goes on the list of unanswered ones.</summary>
    public BadAnswer? DidNotHelp { get; init; }

    /// <summary>What a service writes; when one of it loses a race, the turn is decided anew.</summary>
    public IReadOnlyList<Statement> ServiceWrites { get; init; } = [];

    /// <summary>A record of a service came about.</summary>
    public bool MakesRecord { get; init; }

    /// <summary>A booking came about or changed.</summary>
    public bool TouchesBookings { get; init; }

    /// <summary>What the citizen said about a session.</summary>
    public Verdict? Verdict { get; init; }
}
