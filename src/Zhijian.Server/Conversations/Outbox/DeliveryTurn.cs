using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;

namespace Zhijian.Server.Conversations.Outbox;

/// <summary>The turn that writes down what became of an outbox entry.</summary>
internal sealed class DeliveryTurn(OutboxEntry entry, CallFate fate, DateTimeOffset nextTry, TimeProvider time) : Turn
{
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it is written down.</summary>
    public Task<bool> End => _end.Task;

    public override Func<TurnRows>? Decide(Conversation? current) => current is null ? null : () => new TurnRows
    {
        AgencyId = entry.AgencyId,
        Conversation = After(current) with { Version = current.Version + 1 },
        ReadVersion = current.Version,
        Effects =
        [
            fate.Delivery switch
            {
                Delivery.Sending => Effect.Postpone(entry, nextTry),
                Delivery.Kept => Effect.Keep(entry, time.GetUtcNow()),
                _ => Effect.Remove(entry),
            },
            Effect.Delivered(entry.ConversationId, entry.Seq, fate.Delivery, fate.Error),
        ],
    };

    public override void Complete(TurnRows? rows) => _end.TrySetResult(rows is not null);

    public override void CompleteAsDuplicate(Message? stored) => _end.TrySetResult(false);

    public override void Fail() => _end.TrySetResult(false);

    private Conversation After(Conversation current) =>
        fate.Delivery == Delivery.Kept ? current with { Kept = current.Kept + 1, Window = current.Window.Exhaust() } : current;
}
