using Zhijian.Server.Conversations.Storage;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>
/// One piece of work on one conversation (轮次), from reading it to the durable next version. Turns of a conversation run one after another; every
/// write to a conversation is one.
/// </summary>
internal abstract class Turn
{
    /// <summary>Asks outside before it decides, where that is allowed; takes no longer than whoever waits can wait. Only the database's failure is one.</summary>
    public virtual Task ConsultAsync(Conversation? current, ITurnStore store) => Task.CompletedTask;

    /// <summary>
    /// Decides on what the conversation is now. Has no effect but on the turn itself: it is called again when somebody else was faster.
    /// </summary>
    /// <param name="current">Null when the follower is new to the account.</param>
    /// <returns>Gives the rows when the committer asks for them; null when there is nothing to write.</returns>
    public abstract Func<TurnRows>? Decide(Conversation? current);

    /// <summary>The rows are durable; null when there was nothing to write.</summary>
    public abstract void Complete(TurnRows? rows);

    /// <summary>The message was there already.</summary>
    /// <param name="stored">Null when it cannot be found, which only a broken database explains.</param>
    public abstract void CompleteAsDuplicate(Message? stored);

    /// <summary>Key under which a duplicate is found.</summary>
    public virtual DeduplicationKey? DuplicateKey => null;

    /// <summary>Nothing was written, or nobody knows.</summary>
    public abstract void Fail();
}
