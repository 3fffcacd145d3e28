using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Outbox;
using Zhijian.Server.Conversations.Storage;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>The turn that writes down what became of a one-time message, and what is still to be said.</summary>
/// <param name="permit">Null when the server that called ended before it knew.</param>
internal sealed class OneTimeResultTurn(OutboxEntry entry, OneTimePermit? permit, OneTimeFate fate, DateTimeOffset nextTry, TimeProvider time) : OutboxTurn(entry)
{
    public override Func<TurnRows>? Decide(Conversation? current)
    {
        if (current is null) return null;
        var (after, effects) = Outcome(current, OneTimeText.Of(Entry.ReplyKind, Entry.Reply).IsWhole);
        return () => Rows(current, after, effects);
    }

    private (Conversation After, IReadOnlyList<Effect> Effects) Outcome(Conversation current, bool isWhole) => fate.End switch
    {
        OneTimeEnd.Sent when isWhole => (current, [Effect.Remove(Entry), Said(Delivery.Noticed)]),
        OneTimeEnd.Uncertain when isWhole => (current, [Effect.Remove(Entry), Said(Delivery.Uncertain)]),
        OneTimeEnd.Sent or OneTimeEnd.Uncertain => Rest(current, Delivery.KeptNoticed),
        OneTimeEnd.NoPermission => Rest(current, Delivery.Kept, OneTimeEffects.ForgetUnspent(Entry.ConversationId)),
        OneTimeEnd.Refused => Rest(current, Delivery.Kept, [.. GivenBack()]),
        _ when CanWrite(current) => Rest(current, Delivery.Kept, [.. GivenBack()]),
        _ => (current with { Kept = current.Kept + 1 }, [OneTimeEffects.Postpone(Entry, nextTry), Said(Delivery.Kept), .. GivenBack()]),
    };

    /// <summary>The reply itself goes as usual when the citizen has written meanwhile, else it waits for that.</summary>
    private (Conversation After, IReadOnlyList<Effect> Effects) Rest(Conversation current, Delivery kept, params IReadOnlyList<Effect> more) => CanWrite(current)
        ? (current with { Window = current.Window.Spend() }, [OneTimeEffects.SendAsUsual(Entry, OutboxState.OneTimeCalling, time.GetUtcNow()), Effect.Delivered(Entry.ConversationId, Entry.Seq, Delivery.Sending, null), .. more])
        : (current with { Kept = current.Kept + 1 }, [OneTimeEffects.Keep(Entry, OutboxState.OneTimeCalling), Said(kept), .. more]);

    private bool CanWrite(Conversation current) => current.Subscribed && current.Window.AllowsAt(time.GetUtcNow());

    private Effect Said(Delivery delivery) => Effect.Delivered(Entry.ConversationId, Entry.Seq, delivery, fate.Error);

    private IEnumerable<Effect> GivenBack() => permit is { } unused ? [OneTimeEffects.GiveBack(unused)] : [];
}
