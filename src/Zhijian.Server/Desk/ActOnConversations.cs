using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk;

/// <param name="ClientKey">Made by the console for each reply: pressing the button twice sends once.</param>
/// <param name="BesideHolder">Sends although another officer has the conversation; left out, that is refused and says who has it.</param>
public sealed record OfficerReply(
    [property: Required, StringLength(2048)] string Text, [property: Required, StringLength(64)] string ClientKey, bool BesideHolder = false);

/// <summary>What officers do with a conversation. What WeChat lets nobody say now is kept until the citizen writes.</summary>
internal static class ActOnConversations
{
    public static async Task<Results<Accepted<MessageView>, ProblemHttpResult>> ReplyAsync(
        Guid id, OfficerReply form, ConversationDesk desk, ConversationReader conversations, ClaimsPrincipal person, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(form.Text)) return Problem.Invalid("reply_empty", "Write something before sending.");
        if (Encoding.UTF8.GetByteCount(form.Text) > ConversationDesk.MostBytes)
            return Problem.Invalid("reply_too_long", $"WeChat takes {ConversationDesk.MostBytes} bytes, about 680 Chinese characters. Shorten the reply or send it in two.");
        var (outcome, message) = await desk.SendReplyAsync(new ConversationId(id), Officer(person), form.Text, form.ClientKey, form.BesideHolder);
        return outcome == DeskOutcome.Done && message is not null ? TypedResults.Accepted((string?)null, message) : await RefusedAsync(outcome, id, conversations, cancellation);
    }

    public static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> TakeAsync(
        Guid id, ConversationDesk desk, ConversationReader conversations, ClaimsPrincipal person, CancellationToken cancellation) =>
        await ShownAsync(await desk.TakeAsync(new ConversationId(id), Officer(person)), id, conversations, cancellation);

    public static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> CloseAsync(
        Guid id, ConversationDesk desk, ConversationReader conversations, CancellationToken cancellation) =>
        await ShownAsync(await desk.CloseAsync(new ConversationId(id)), id, conversations, cancellation);

    public static async Task<Results<NoContent, ProblemHttpResult>> MarkReadAsync(
        Guid id, ConversationDesk desk, ConversationReader conversations, CancellationToken cancellation) =>
        await desk.MarkReadAsync(new ConversationId(id)) is var outcome and not DeskOutcome.Done ? await RefusedAsync(outcome, id, conversations, cancellation) : TypedResults.NoContent();

    private static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> ShownAsync(
        DeskOutcome outcome, Guid id, ConversationReader conversations, CancellationToken cancellation) =>
        outcome == DeskOutcome.Done ? await ReadConversations.ReadAsync(id, conversations, cancellation) : await RefusedAsync(outcome, id, conversations, cancellation);

    internal static Officer Officer(ClaimsPrincipal person) => new(new StaffId(person.StaffId()), person.DisplayName());

    /// <summary>Says why, and who was first.</summary>
    internal static async Task<ProblemHttpResult> RefusedAsync(DeskOutcome outcome, Guid id, ConversationReader conversations, CancellationToken cancellation)
    {
        if (outcome is not (DeskOutcome.AnsweredByOther or DeskOutcome.HeldByOther)) return Refused(outcome);
        var holder = (await conversations.FindAsync(new ConversationId(id), cancellation))?.Conversation.AssignedTo?.DisplayName ?? "";
        return outcome == DeskOutcome.AnsweredByOther
            ? Problem.Conflict("already_answered", $"{holder} has just replied. Read it first; send yours as well only if it is still needed.", holder)
            : Problem.Conflict("conversation_taken", $"{holder} has this conversation. Ask them to transfer it, or a lead to take it over.", holder);
    }

    private static ProblemHttpResult Refused(DeskOutcome outcome) => outcome switch
    {
        DeskOutcome.Unsubscribed => Problem.Conflict("follower_unsubscribed", "The follower has left the account; WeChat delivers nothing to them any more."),
        DeskOutcome.Unavailable => Problem.Because(StatusCodes.Status503ServiceUnavailable, "not_stored", "The database could not store this; nothing was sent. Try again in a moment."),
        _ => ReadConversations.NotFound(),
    };
}
