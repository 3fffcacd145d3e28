using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;

namespace Zhijian.Server.Desk;

/// <param name="ByOneTimeMessage">Whether the citizen allowed a one-time subscription message; otherwise the reply waits until they write.</param>
public sealed record ReplyWay(bool ByOneTimeMessage);

/// <summary>Which way a reply goes that WeChat does not let through as usual; asked only then.</summary>
internal static class ReadReplyWay
{
    public static async Task<Results<Ok<ReplyWay>, ProblemHttpResult>> HandleAsync(
        Guid id, ConversationReader conversations, OneTimePermissions permissions, CancellationToken cancellation) =>
        await conversations.FindAsync(new ConversationId(id), cancellation) is { } found
            ? TypedResults.Ok(new ReplyWay(await permissions.IsAllowedAsync(new ConversationId(id), new AccountId(found.Conversation.AccountId), cancellation)))
            : ReadConversations.NotFound();
}
