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
public sealed record OfficerReply([property: Required, StringLength(2048)] string Text, [property: Required, StringLength(64)] string ClientKey);

/// <summary>What officers do with a conversation. WeChat's window and budget are kept before anything is sent.</summary>
internal static class ActOnConversations
{
    public static async Task<Results<Accepted<MessageView>, ProblemHttpResult>> ReplyAsync(Guid id, OfficerReply form, ConversationDesk desk, ClaimsPrincipal person)
    {
        if (string.IsNullOrWhiteSpace(form.Text)) return Problem.Invalid("reply_empty", "Write something before sending.");
        if (Encoding.UTF8.GetByteCount(form.Text) > ConversationDesk.MostBytes)
            return Problem.Invalid("reply_too_long", $"WeChat takes {ConversationDesk.MostBytes} bytes, about 680 Chinese characters. Shorten the reply or send it in two.");
        var (outcome, message) = await desk.SendReplyAsync(new ConversationId(id), Officer(person), form.Text, form.ClientKey);
        return outcome == DeskOutcome.Done && message is not null ? TypedResults.Accepted((string?)null, message) : Refused(outcome);
    }

    public static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> TakeAsync(
        Guid id, ConversationDesk desk, ConversationReader conversations, ClaimsPrincipal person, CancellationToken cancellation) =>
        await ShownAsync(await desk.TakeAsync(new ConversationId(id), Officer(person)), id, conversations, cancellation);

    public static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> CloseAsync(
        Guid id, ConversationDesk desk, ConversationReader conversations, CancellationToken cancellation) =>
        await ShownAsync(await desk.CloseAsync(new ConversationId(id)), id, conversations, cancellation);

    public static async Task<Results<NoContent, ProblemHttpResult>> MarkReadAsync(Guid id, ConversationDesk desk) =>
        await desk.MarkReadAsync(new ConversationId(id)) is var outcome and not DeskOutcome.Done ? Refused(outcome) : TypedResults.NoContent();

    private static async Task<Results<Ok<ConversationView>, ProblemHttpResult>> ShownAsync(
        DeskOutcome outcome, Guid id, ConversationReader conversations, CancellationToken cancellation) =>
        outcome == DeskOutcome.Done ? await ReadConversations.ReadAsync(id, conversations, cancellation) : Refused(outcome);

    private static Officer Officer(ClaimsPrincipal person) => new(new StaffId(person.StaffId()), person.DisplayName());

    private static ProblemHttpResult Refused(DeskOutcome outcome) => outcome switch
    {
        DeskOutcome.Unsubscribed => Problem.Conflict("follower_unsubscribed", "The follower has left the account; WeChat delivers nothing to them any more."),
        DeskOutcome.WindowClosed => Problem.Conflict("reply_window_closed", "WeChat's reply window is shut. You can write again as soon as the citizen sends a message."),
        DeskOutcome.BudgetUsed => Problem.Conflict("reply_budget_used", "All messages WeChat allows are used. You can write again as soon as the citizen sends a message."),
        DeskOutcome.Unavailable => Problem.Because(StatusCodes.Status503ServiceUnavailable, "not_stored", "The database could not store this; nothing was sent. Try again in a moment."),
        _ => ReadConversations.NotFound(),
    };
}
