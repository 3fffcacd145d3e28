using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>The message path's own access to the database, one for each kind: prepared, batched, without EF.</summary>
internal interface ITurnStore : IAsyncDisposable
{
    /// <summary>Writes the turns of a batch in one durable transaction and sets the result of each. Called by one committer at a time.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot write; nothing of the batch counts as written.</exception>
    Task CommitAsync(IReadOnlyList<TurnWrite> batch);

    ValueTask<Conversation?> FindAsync(AccountId account, string openId);

    ValueTask<Conversation?> FindAsync(ConversationId id);

    /// <summary>The message stored under a key, without its payload.</summary>
    ValueTask<Message?> FindMessageAsync(DeduplicationKey key);

    /// <summary>The push that was answered then. Who picks a suggestion is not asked whether the answer helped, so it is the question itself.</summary>
    ValueTask<byte[]?> FindQuestionAsync(ConversationId conversation, DateTimeOffset answeredAt);
}
