using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Assistant.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk;

public sealed record DraftSource(string AnswerId, string Question);

/// <param name="Sources">The approved answers it was worded from; at least one.</param>
public sealed record DraftView(string Text, IReadOnlyList<DraftSource> Sources);

/// <summary>Has the model word a reply from approved answers (拟稿); an officer reads and sends it, or does not.</summary>
internal static class DraftReply
{
    private const int Sources = 6;

    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> HandleAsync(
        Guid id, ConversationReader conversations, PlaybookShelf shelf, ModelHelp model, TimeProvider time, HttpContext http)
    {
        if (!model.MayDraft(http.User.AgencyId()))
            return Problem.Conflict("model_off", "The agency lets no model draft replies, or this server knows none. A system administrator can allow it.");
        if (await conversations.FindAsync(new ConversationId(id), http.RequestAborted) is not { Conversation: var conversation }) return ReadConversations.NotFound();
        var lines = await SuggestAnswers.SaidLatelyAsync(conversations, id, http.RequestAborted);
        var answers = SuggestAnswers.Nearest(lines, shelf.For(new AccountId(conversation.AccountId)), time.GetUtcNow(), Sources);
        var draft = await model.DraftAsync(
            [.. lines.Select(line => new ModelLine(line.Direction == MessageDirection.Inbound, line.Text!))], [.. answers.Select(ModelSource.Of)], http.RequestAborted);
        return draft.Outcome == DraftOutcome.Drafted ? TypedResults.Ok(View(draft, answers)) : Refuse(draft.Outcome);
    }

    private static DraftView View(ModelDraft draft, IReadOnlyList<PlaybookAnswer> answers) =>
        new(draft.Text, [.. answers.Where(answer => draft.SourceIds.Contains(answer.Id)).Select(answer => new DraftSource(answer.Id, answer.Title))]);

    private static ProblemHttpResult Refuse(DraftOutcome outcome) => outcome switch
    {
        DraftOutcome.NothingFits => Problem.Invalid("draft_nothing_fits", "No approved answer says it; please write the reply yourself."),
        DraftOutcome.Ungrounded => Problem.Invalid("draft_ungrounded", "The draft said what no approved answer says and was thrown away; please write the reply yourself."),
        _ => Problem.Because(StatusCodes.Status503ServiceUnavailable, "model_unavailable", "The model did not answer; please write the reply yourself or try again later."),
    };
}
