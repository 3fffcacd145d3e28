using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk;

/// <param name="Reason">Why the full number is needed; stands in the audit log.</param>
public sealed record RevealReason([property: Required, StringLength(200, MinimumLength = 2)] string Reason);

/// <param name="Text">As the citizen wrote it.</param>
public sealed record RevealedText(string? Text);

/// <summary>Shows a message with its numbers in full to somebody who says why (查看完整号码). The log is written before anything is shown.</summary>
internal static class RevealMessage
{
    public static async Task<Results<Ok<RevealedText>, ProblemHttpResult>> HandleAsync(
        Guid id, int seq, RevealReason request, ConversationReader conversations, AuditLog audit, HttpContext http)
    {
        if (await conversations.FindUnmaskedAsync(new MessageReference(new ConversationId(id), seq), http.RequestAborted) is not { } message) return ReadConversations.NotFound();
        var parts = PersonalData.Find(message.Text);
        if (parts.Count == 0) return Problem.Invalid("nothing_masked", "Nothing in this message is masked.");

        var kinds = string.Join(", ", parts.Select(part => part.Kind).Distinct());
        await audit.WriteAsync(
            AuditActor.Of(http.User), AuditAction.Revealed, $"conversation:{id}", $"message {seq}; {kinds}; reason: {PersonalData.Mask(request.Reason.Trim())}", http.RequestAborted);
        return TypedResults.Ok(new RevealedText(message.Text));
    }
}
