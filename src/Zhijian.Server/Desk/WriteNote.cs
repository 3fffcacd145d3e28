using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;

namespace Zhijian.Server.Desk;

public sealed record NoteForm([property: Required, StringLength(1000)] string Text);

/// <summary>Writes a line into the chat that only staff see (内部备注).</summary>
internal static class WriteNote
{
    public static async Task<Results<Created<MessageView>, ProblemHttpResult>> HandleAsync(
        Guid id, NoteForm form, ConversationTransfers transfers, ConversationReader conversations, HttpContext http)
    {
        var (outcome, line) = await transfers.WriteNoteAsync(new ConversationId(id), ActOnConversations.Officer(http.User), form.Text.Trim());
        return line is null ? await ActOnConversations.RefusedAsync(outcome, id, conversations, http.RequestAborted) : TypedResults.Created((string?)null, line);
    }
}
