using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk;

/// <param name="DepartmentKey">Into this department's queue; or</param>
/// <param name="StaffId">to this officer.</param>
/// <param name="Reason">Stands in the chat for colleagues.</param>
/// <param name="SkillKey">What the matter needs from now on, "" for nothing; left out it stays as it was.</param>
public sealed record TransferForm(string? DepartmentKey, Guid? StaffId, [property: Required, StringLength(500)] string Reason, string? SkillKey = null);

/// <param name="Reason">Stands in the chat for colleagues.</param>
public sealed record TakeOverForm([property: Required, StringLength(500)] string Reason);

/// <summary>Gives a conversation to another department or officer (转办), or takes it from the officer who has it (接手).</summary>
internal sealed class TransferConversation(ConversationTransfers transfers, ConversationReader conversations, AgencyDirectory agencies, SkillDirectory skills, OfficerDirectory officers, AuditLog audit)
{
    public static Task<Results<Ok<ConversationView>, ProblemHttpResult>> TransferAsync(Guid id, TransferForm form, TransferConversation transfer, HttpContext http) =>
        transfer.TransferAsync(id, form, http);

    public static Task<Results<Ok<ConversationView>, ProblemHttpResult>> TakeOverAsync(Guid id, TakeOverForm form, TransferConversation transfer, HttpContext http) =>
        transfer.TakeOverAsync(id, form, http);

    public static async Task<Ok<List<OfficerName>>> ListOfficersAsync(OfficerDirectory officers, CancellationToken cancellation) =>
        TypedResults.Ok(await officers.ListAsync(cancellation));

    private async Task<Results<Ok<ConversationView>, ProblemHttpResult>> TransferAsync(Guid id, TransferForm form, HttpContext http)
    {
        if ((form.DepartmentKey is null) == (form.StaffId is null)) return Problem.Invalid("transfer_target_missing", "Choose either a department or an officer.");
        if (form.SkillKey is { Length: > 0 } skill && skills.Find(http.User.AgencyId(), skill) is null)
            return Problem.Invalid("skill_unknown", $"There is no skill with the key {skill} in your agency. Choose another one.");
        var (target, problem) = form.DepartmentKey is { } key ? Department(key, http) : await OfficerAsync(form.StaffId!.Value, http);
        if (target is null) return problem!;
        var asLead = http.User.May(Permission.LeadDesk);
        target = target with { Skill = form.SkillKey };
        var outcome = await transfers.TransferAsync(new ConversationId(id), ActOnConversations.Officer(http.User), target, form.Reason.Trim(), asLead);
        if (outcome == DeskOutcome.Done) await NoteAsync(AuditAction.ConversationTransferred, id, $"to {target.Name}; reason: {form.Reason}", http);
        return await ShownAsync(outcome, id, http);
    }

    private async Task<Results<Ok<ConversationView>, ProblemHttpResult>> TakeOverAsync(Guid id, TakeOverForm form, HttpContext http)
    {
        var outcome = await transfers.TakeOverAsync(new ConversationId(id), ActOnConversations.Officer(http.User), form.Reason.Trim());
        if (outcome == DeskOutcome.Done) await NoteAsync(AuditAction.ConversationTakenOver, id, $"reason: {form.Reason}", http);
        return await ShownAsync(outcome, id, http);
    }

    /// <summary>
    /// Behind the turn and not in it: the end of the audit chain is locked while it grows, and the message path must not wait for that. What stands in
    /// the chat was written by the turn itself. Not cancelled with the request, as what it speaks of has happened.
    /// </summary>
    private Task NoteAsync(AuditAction action, Guid id, string details, HttpContext http) =>
        audit.WriteAsync(AuditActor.Of(http.User), action, $"conversation:{id}", PersonalData.Mask(details), CancellationToken.None);

    private (TransferTarget? Target, ProblemHttpResult? Problem) Department(string key, HttpContext http) => agencies.FindDepartment(http.User.AgencyId(), key) switch
    {
        null => (null, Problem.Invalid("department_unknown", $"There is no department with the key {key} in your agency. Choose another one.")),
        { IsClosed: true } closed => (null, Problem.Conflict("department_closed", $"{closed.Name} takes no conversations any more. Choose another department.")),
        var open => (new TransferTarget(open.Name, Department: open.Key), null),
    };

    private async Task<(TransferTarget? Target, ProblemHttpResult? Problem)> OfficerAsync(Guid id, HttpContext http) =>
        await officers.FindAsync(new StaffId(id), http.RequestAborted) is { } officer
            ? (new TransferTarget(officer.DisplayName, Officer: new Officer(new StaffId(officer.Id), officer.DisplayName)), null)
            : (null, Problem.Conflict("officer_unavailable", "This person does not answer citizens (any more). Choose another officer."));

    /// <summary>Who gave it away may not see it any more; they are shown what became of it all the same.</summary>
    private async Task<Results<Ok<ConversationView>, ProblemHttpResult>> ShownAsync(DeskOutcome outcome, Guid id, HttpContext http) => outcome == DeskOutcome.Done
        ? await conversations.FindGivenAwayAsync(new ConversationId(id), http.RequestAborted) is { } view ? TypedResults.Ok(view) : ReadConversations.NotFound()
        : await ActOnConversations.RefusedAsync(outcome, id, conversations, http.RequestAborted);
}
