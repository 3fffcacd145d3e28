using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>Runs what officers do as turns, in line with what the citizen writes meanwhile, on the conversations they may see.</summary>
internal sealed class DeskActs(TurnQueue turns, ITurnStore store, AgencyScope scope, DeskReach reach, TimeProvider time)
{
    public async Task<DeskOutcome> ChangeAsync(ConversationId id, Func<Conversation, DeskChange> decide) => (await RunAsync(id, decide, key: null)).Outcome;

    /// <param name="decide">Called again when somebody else was faster.</param>
    /// <param name="key">The same key again does nothing and gives the first message back.</param>
    public async Task<(DeskOutcome Outcome, Message? Message)> RunAsync(ConversationId id, Func<Conversation, DeskChange> decide, DeduplicationKey? key)
    {
        if (await store.FindAsync(id) is not { } known || !scope.Allows(known.AgencyId) || !reach.Covers(known.Department, known.AssignedTo?.Value)) return (DeskOutcome.NotFound, null);
        if (key is { } said && await store.FindMessageAsync(said) is { } earlier) return (DeskOutcome.Done, earlier);
        var turn = new DeskTurn(decide, key, time);
        return turns.Enter(new FollowerKey(known.AccountId, known.OpenId), turn) is null ? (DeskOutcome.Unavailable, null) : await turn.End;
    }
}
