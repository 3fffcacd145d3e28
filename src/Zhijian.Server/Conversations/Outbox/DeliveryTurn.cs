using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;

namespace Zhijian.Server.Conversations.Outbox;

/// <summary>The turn that writes down what became of an outbox entry.</summary>
internal sealed class DeliveryTurn(OutboxEntry entry, CallFate fate, DateTimeOffset nextTry, TimeProvider time) : OutboxTurn(entry)
{
    public override Func<TurnRows>? Decide(Conversation? current) => current is null ? null : () => Rows(
        current,
        After(current),
        fate.Delivery switch
        {
            Delivery.Sending => Effect.Postpone(Entry, nextTry),
            Delivery.Kept => Effect.Keep(Entry, time.GetUtcNow()),
            _ => Effect.Remove(Entry),
        },
        Effect.Delivered(Entry.ConversationId, Entry.Seq, fate.Delivery, fate.Error));

    private Conversation After(Conversation current) => fate.Delivery switch
    {
        Delivery.Kept => current with { Kept = current.Kept + 1, Window = current.Window.Exhaust() },
        // It was counted among those that wait for the citizen.
        Delivery.Outdated when Entry.State is OutboxState.OneTime or OutboxState.Kept => current with { Kept = Math.Max(0, current.Kept - 1) },
        _ => current,
    };
}
