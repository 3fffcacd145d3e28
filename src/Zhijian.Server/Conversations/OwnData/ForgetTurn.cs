using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.OneTime;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Conversations.OwnData;

/// <summary>The last turn of a conversation: it is deleted with everything that hangs on it, in one transaction. Whoever decides on what it was meanwhile finds it gone and begins a new one.</summary>
internal sealed class ForgetTurn(ConversationId id, TimeProvider time) : Turn
{
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>False when nothing could be written.</summary>
    public Task<bool> End => _end.Task;

    public override Func<TurnRows>? Decide(Conversation? current) => current is null || current.Id != id ? null : () => new TurnRows
    {
        AgencyId = current.AgencyId,
        EndsConversation = true,
        Effects =
        [
            ForgetEffects.Conversation(current), ForgetEffects.Follower(id), ForgetEffects.Notes(id), ForgetEffects.Outbox(id), ForgetEffects.FollowUps(id), ForgetEffects.Reasons(id),
            OneTimeEffects.Forget(id), Effect.Of(PromiseWrites.Void(id.Value, time.GetUtcNow())),
        ],
    };

    public override void Complete(TurnRows? rows) => _end.TrySetResult(true);

    public override void CompleteAsDuplicate(Message? stored) => _end.TrySetResult(true);

    public override void Fail() => _end.TrySetResult(false);
}

/// <summary>What is deleted with a conversation. Promises and grades stay as figures: they name nobody.</summary>
internal static class ForgetEffects
{
    /// <summary>Not when somebody wrote to it meanwhile: then it is decided anew.</summary>
    public static Effect Conversation(Conversation current) =>
        new("""DELETE FROM "Conversations" WHERE "Id" = @p0 AND "Version" = @p1""", [current.Id.Value, current.Version], MustChange: true);

    public static Effect Follower(ConversationId id) => new("""DELETE FROM "Followers" WHERE "Id" = @p0""", [id.Value]);

    public static Effect Notes(ConversationId id) => new("""DELETE FROM "ConversationNotes" WHERE "ConversationId" = @p0""", [id.Value]);

    public static Effect Outbox(ConversationId id) => new("""DELETE FROM "Outbox" WHERE "ConversationId" = @p0""", [id.Value]);

    public static Effect FollowUps(ConversationId id) => new("""DELETE FROM "FollowUps" WHERE "ConversationId" = @p0""", [id.Value]);

    public static Effect Reasons(ConversationId id) => new("""UPDATE "Ratings" SET "Reason" = NULL WHERE "ConversationId" = @p0""", [id.Value]);
}
