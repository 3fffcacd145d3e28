using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;

namespace Zhijian.Server.Conversations.Outbox;

/// <summary>A turn about one outbox entry, for somebody who waits until it is written down.</summary>
internal abstract class OutboxTurn(OutboxEntry entry) : Turn
{
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected OutboxEntry Entry { get; } = entry;

    /// <returns>Whether it is written down.</returns>
    public async Task<bool> RunAsync(TurnQueue turns) => turns.Enter(new FollowerKey(Entry.AccountId, Entry.OpenId), this) is not null && await _end.Task;

    public override void Complete(TurnRows? rows) => _end.TrySetResult(rows is not null);

    public override void CompleteAsDuplicate(Message? stored) => Fail();

    public override void Fail() => _end.TrySetResult(false);

    /// <summary>The next version of the conversation with what is written beside it.</summary>
    protected static TurnRows Rows(Conversation current, Conversation after, params IReadOnlyList<Effect> effects) => new()
    {
        AgencyId = current.AgencyId,
        Conversation = after with { Version = current.Version + 1 },
        ReadVersion = current.Version,
        Effects = effects,
    };
}
