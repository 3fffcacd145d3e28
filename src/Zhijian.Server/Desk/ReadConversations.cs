using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;

namespace Zhijian.Server.Desk;

/// <summary>The lists and chats an officer looks at.</summary>
internal static class ReadConversations
{
    private const int UsualPage = 50;
    private const int LargestPage = 200;

    /// <param name="due"><c>any</c>, <c>soon</c>, <c>overdue</c>: only what is owed an answer, by due time; left out is everything.</param>
    /// <param name="department">Key of the department whose queue is shown, <c>-</c> for the general queue; left out is all.</param>
    /// <param name="skill">Key of a skill that is needed; left out is all.</param>
    /// <param name="state"><c>waiting</c>, <c>open</c>, <c>automatic</c>; left out or anything else is all.</param>
    public static async Task<Ok<ConversationPage>> ListAsync(
        ConversationReader conversations, CancellationToken cancellation, string? state = null, Guid? accountId = null, string? search = null, string? cursor = null,
        int? limit = null, string? due = null, string? department = null, string? skill = null)
    {
        var query = new ConversationQuery(
            Enum.TryParse<ConversationState>(state, ignoreCase: true, out var only) ? only : null, accountId is { } account ? new AccountId(account) : null,
            search?.Trim(), cursor, Size(limit))
        {
            Department = department,
            Skill = skill,
        };
        if (Enum.TryParse<DueFilter>(due, ignoreCase: true, out var owed)) query = query with { Due = owed };
        return TypedResults.Ok(await conversations.ListAsync(query, cancellation));
    }

    public static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> ReadAsync(Guid id, ConversationReader conversations, CancellationToken cancellation) =>
        await conversations.FindAsync(new ConversationId(id), cancellation) is { } found
            ? TypedResults.Ok(found.Conversation with { Follower = found.Follower })
            : NotFound();

    public static async Task<Results<Ok<MessagePage>, ProblemHttpResult>> ReadMessagesAsync(
        Guid id, ConversationReader conversations, CancellationToken cancellation, int? before = null, int? limit = null)
    {
        var conversation = new ConversationId(id);
        return await conversations.FindAsync(conversation, cancellation) is null
            ? NotFound()
            : TypedResults.Ok(await conversations.MessagesAsync(conversation, before, Size(limit), cancellation));
    }

    public static ProblemHttpResult NotFound() => Problem.NotFound("conversation_not_found", "There is no such conversation in your agency. Reload the list.");

    private static int Size(int? limit) => Math.Clamp(limit ?? UsualPage, 1, LargestPage);
}
