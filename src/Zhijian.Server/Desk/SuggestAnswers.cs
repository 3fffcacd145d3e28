using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;

namespace Zhijian.Server.Desk;

/// <param name="Text">What an officer may send as it stands.</param>
public sealed record SuggestedAnswer(string AnswerId, string Question, string Text);

/// <summary>Approved answers beside the officer's draft (推荐口径): what comes nearest to what the citizen asked last.</summary>
internal static class SuggestAnswers
{
    private const int Shown = 3;

    /// <summary>Who asked and then only wrote "人工" or "在吗" is still about what they asked.</summary>
    private const int QuestionsBack = 3;

    private const int LinesBack = 12;

    public static async Task<Results<Ok<IReadOnlyList<SuggestedAnswer>>, ProblemHttpResult>> HandleAsync(
        Guid id, ConversationReader conversations, PlaybookShelf shelf, TimeProvider time, HttpContext http)
    {
        if (await conversations.FindAsync(new ConversationId(id), http.RequestAborted) is not { Conversation: var conversation }) return ReadConversations.NotFound();
        var lines = await SaidLatelyAsync(conversations, id, http.RequestAborted);
        var answers = Nearest(lines, shelf.For(new AccountId(conversation.AccountId)), time.GetUtcNow(), Shown);
        return TypedResults.Ok<IReadOnlyList<SuggestedAnswer>>([.. answers.Select(answer => new SuggestedAnswer(answer.Id, answer.Title, answer.Words))]);
    }

    /// <summary>What was said last in words, oldest first; internal lines are not.</summary>
    public static async Task<IReadOnlyList<MessageView>> SaidLatelyAsync(ConversationReader conversations, Guid id, CancellationToken cancellation)
    {
        var page = await conversations.MessagesAsync(new ConversationId(id), before: null, LinesBack, cancellation);
        return [.. page.Items.Where(line => line is { Text.Length: > 0, Internal: null, Event: null })];
    }

    public static IReadOnlyList<PlaybookAnswer> Nearest(IReadOnlyList<MessageView> lines, Playbook? book, DateTimeOffset now, int most) => book is null
        ? []
        : lines.Reverse().Where(line => line.Direction == MessageDirection.Inbound).Take(QuestionsBack)
            .Select(line => book.Nearest(line.Text!, now, most)).FirstOrDefault(found => found.Count > 0) ?? [];
}
