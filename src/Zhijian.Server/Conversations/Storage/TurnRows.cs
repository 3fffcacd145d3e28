using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>Everything one turn writes; all of it or nothing of it.</summary>
internal sealed record TurnRows
{
    public required AgencyId AgencyId { get; init; }

    /// <summary>The next version of the conversation; null when the turn leaves it as it is.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>The conversation is deleted; the next message of the follower begins a new one.</summary>
    public bool EndsConversation { get; init; }

    /// <summary>The version the turn read; null when the conversation is new.</summary>
    public int? ReadVersion { get; init; }

    /// <summary>The one with a de-duplication key comes first.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>The internal line one of the effects writes, to be told.</summary>
    public ConversationNote? Note { get; init; }

    /// <summary>What is counted for an answer once the turn is on the disk.</summary>
    public AnswerUse? Use { get; init; }

    /// <summary>Whether a question went on the list of unanswered ones.</summary>
    public bool CountsUnanswered { get; init; }

    /// <summary>Whether a record of a service came about that people have to handle.</summary>
    public bool MakesRecord { get; init; }

    /// <summary>Whether a booking came about or changed.</summary>
    public bool TouchesBookings { get; init; }
}

/// <summary>How the store fared with the rows of one turn.</summary>
internal enum CommitResult
{
    /// <summary>They are on the disk.</summary>
    Committed,

    /// <summary>The message is there already; nothing was written.</summary>
    Duplicate,

    /// <summary>Somebody else wrote the conversation first; nothing was written.</summary>
    Stale,

    /// <summary>The database refused these rows; nothing was written.</summary>
    Refused,

    /// <summary>The database cannot write, or nobody knows whether it did.</summary>
    Failed,
}
