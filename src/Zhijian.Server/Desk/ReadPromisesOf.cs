using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Desk;

/// <summary>What was promised in a conversation; for those who may see it.</summary>
internal static class ReadPromisesOf
{
    public static async Task<Results<Ok<List<PromiseView>>, ProblemHttpResult>> HandleAsync(
        Guid conversationId, ConversationReader conversations, PromiseHistory promises, CancellationToken cancellation) =>
        await conversations.FindAsync(new ConversationId(conversationId), cancellation) is null
            ? ReadConversations.NotFound()
            : TypedResults.Ok(await promises.OfAsync(conversationId, cancellation));
}
