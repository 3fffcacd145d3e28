using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>What an officer wants of a conversation.</summary>
/// <param name="After">Null when it is refused.</param>
/// <param name="Said">What is said with it.</param>
internal sealed record DeskChange(Conversation? After, Speech.Said? Said = null, DeskOutcome Outcome = DeskOutcome.Done)
{
    /// <summary>What is written besides.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>The internal line that tells colleagues of it.</summary>
    public ConversationNote? Note { get; init; }

    public static DeskChange Refused(DeskOutcome outcome) => new(null, Outcome: outcome);
}

/// <summary>The turn of an officer's act.</summary>
internal sealed class DeskTurn(Func<Conversation, DeskChange> decide, DeduplicationKey? key, TimeProvider time) : Turn
{
    private readonly TaskCompletionSource<(DeskOutcome, Message?)> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DeskOutcome _outcome = DeskOutcome.NotFound;

    public Task<(DeskOutcome Outcome, Message? Message)> End => _end.Task;

    public override DeduplicationKey? DuplicateKey => key;

    public override Func<TurnRows>? Decide(Conversation? current)
    {
        if (current is null) return null;
        var change = decide(current);
        _outcome = change.Outcome;
        if (change.After is not { } after || (change.Said is null && change.Note is null && after == current)) return null;
        return () => Rows(current, after, change);
    }

    public override void Complete(TurnRows? rows) => _end.TrySetResult((_outcome, rows?.Messages.Count > 0 ? rows.Messages[0] : null));

    public override void CompleteAsDuplicate(Message? stored) => _end.TrySetResult((DeskOutcome.Done, stored));

    public override void Fail() => _end.TrySetResult((DeskOutcome.Unavailable, null));

    private TurnRows Rows(Conversation current, Conversation after, DeskChange change)
    {
        var now = time.GetUtcNow();
        var messages = new List<Message>();
        var effects = change.Effects.ToList();
        if (change.Note is { } note) effects.Add(Effect.Write(note));
        if (change.Said is { } said)
        {
            after = Speech.Enqueue(after, said, now, messages, effects);
            // What the account says by itself does not hide what was said before.
            if (said.StaffId is not null) after = after.Show(messages[0].Seq, MessageDirection.Outbound, messages[0].Kind, messages[0].Reply, now);
        }

        return new TurnRows
        {
            AgencyId = after.AgencyId,
            Conversation = after with { Version = current.Version + 1 },
            ReadVersion = current.Version,
            Messages = messages,
            Effects = effects,
            Note = change.Note,
        };
    }
}
