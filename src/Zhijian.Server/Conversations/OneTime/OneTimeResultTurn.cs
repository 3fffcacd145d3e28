using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>The turn that writes down what became of a one-time message, and what is still to be said.</summary>
/// <param name="permit">Null when the server that called ended before it knew.</param>
internal sealed class OneTimeResultTurn(OutboxEntry entry, OneTimePermit? permit, OneTimeFate fate, DateTimeOffset nextTry, TimeProvider time) : Turn
{
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether it is written down.</summary>
    public Task<bool> End => _end.Task;

    public override Func<TurnRows>? Decide(Conversation? current)
    {
        if (current is null) return null;
        var (after, effects) = Outcome(current, OneTimeText.Of(entry.ReplyKind, entry.Reply).IsWhole);
        return () => new TurnRows
        {
            AgencyId = entry.AgencyId,
            Conversation = after with { Version = current.Version + 1 },
            ReadVersion = current.Version,
            Effects = effects,
        };
    }

    public override void Complete(TurnRows? rows) => _end.TrySetResult(rows is not null);

    public override void CompleteAsDuplicate(Message? stored) => _end.TrySetResult(false);

    public override void Fail() => _end.TrySetResult(false);

    private (Conversation After, IReadOnlyList<Effect> Effects) Outcome(Conversation current, bool isWhole) => fate.End switch
    {
        OneTimeEnd.Sent when isWhole => (current, [Effect.Remove(entry), Said(Delivery.Noticed)]),
        OneTimeEnd.Uncertain when isWhole => (current, [Effect.Remove(entry), Said(Delivery.Uncertain)]),
        OneTimeEnd.Sent or OneTimeEnd.Uncertain => Rest(current, Delivery.KeptNoticed),
        OneTimeEnd.NoPermission => Rest(current, Delivery.Kept, OneTimeEffects.ForgetUnspent(entry.ConversationId)),
        OneTimeEnd.Refused => Rest(current, Delivery.Kept, [.. GivenBack()]),
        _ when CanWrite(current) => Rest(current, Delivery.Kept, [.. GivenBack()]),
        _ => (current with { Kept = current.Kept + 1 }, [OneTimeEffects.Postpone(entry, nextTry), Said(Delivery.Kept), .. GivenBack()]),
    };

    /// <summary>The reply itself goes as usual when the citizen has written meanwhile, else it waits for that.</summary>
    private (Conversation After, IReadOnlyList<Effect> Effects) Rest(Conversation current, Delivery kept, params IReadOnlyList<Effect> more) => CanWrite(current)
        ? (current with { Window = current.Window.Spend() }, [OneTimeEffects.SendAsUsual(entry, OutboxState.OneTimeCalling, time.GetUtcNow()), Effect.Delivered(entry.ConversationId, entry.Seq, Delivery.Sending, null), .. more])
        : (current with { Kept = current.Kept + 1 }, [OneTimeEffects.Keep(entry, OutboxState.OneTimeCalling), Said(kept), .. more]);

    private bool CanWrite(Conversation current) => current.Subscribed && current.Window.AllowsAt(time.GetUtcNow());

    private Effect Said(Delivery delivery) => Effect.Delivered(entry.ConversationId, entry.Seq, delivery, fate.Error);

    private IEnumerable<Effect> GivenBack() => permit is { } unused ? [OneTimeEffects.GiveBack(unused)] : [];
}
