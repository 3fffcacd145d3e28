using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>What is done to many answers at once (批量操作).</summary>
public enum BulkAction
{
    /// <summary>Gives them to another department, as new drafts.</summary>
    Department,

    /// <summary>Sets or takes away their last day, as new drafts.</summary>
    Expiry,
    Submit,
    Approve,
    Retire,
}

/// <summary>An answer as it was seen in the list.</summary>
public sealed record SeenAnswer(Guid Id, int Version);

/// <param name="Department">Key; of <see cref="BulkAction.Department"/>.</param>
/// <param name="ExpiresAt">Of <see cref="BulkAction.Expiry"/>; null takes the date away.</param>
public sealed record BulkRequest(
    BulkAction Action, [property: Required, MinLength(1), MaxLength(ChangeMany.Most)] IReadOnlyList<SeenAnswer> Answers, string? Department = null, DateOnly? ExpiresAt = null);

/// <summary>How one of them fared.</summary>
/// <param name="Code">Why it was left as it is; null when it was done.</param>
/// <param name="Message">The same in words.</param>
public sealed record BulkRow(Guid Id, string? Key, string? Question, bool Changed, string? Code, string? Message);

/// <param name="Changed">How many were changed; the others say why not.</param>
public sealed record BulkReport(int Changed, IReadOnlyList<BulkRow> Rows);

/// <summary>Changes many answers with one request and reports row by row; a row that cannot be changed keeps no other from it.</summary>
internal sealed class ChangeMany(ZhijianDb db, SaveAnswer save, PlaybookWorker playbooks, TimeProvider time)
{
    public const int Most = 500;

    public static Task<Results<Ok<BulkReport>, ProblemHttpResult>> HandleAsync(BulkRequest request, ChangeMany many, HttpContext http) => many.ChangeAsync(request, http);

    private async Task<Results<Ok<BulkReport>, ProblemHttpResult>> ChangeAsync(BulkRequest request, HttpContext http)
    {
        if (!http.User.May(NeededFor(request.Action))) return Problem.Because(StatusCodes.Status403Forbidden, "not_allowed", "Your roles do not allow this.");
        var ids = request.Answers.Select(seen => new AnswerId(seen.Id)).Distinct().ToList();
        var present = await db.Set<CanonicalAnswer>().Where(answer => ids.Contains(answer.Id)).ToDictionaryAsync(answer => answer.Id, http.RequestAborted);
        var rows = new List<BulkRow>();
        foreach (var seen in request.Answers.DistinctBy(seen => seen.Id))
            rows.Add(present.GetValueOrDefault(new AnswerId(seen.Id)) is { } answer ? await ChangeAsync(answer, seen.Version, request, http) : Row(seen.Id, null, ListAnswers.NotFound()));
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problem.Conflict("answer_changed", "Somebody changed one of these answers in the same moment; nothing was changed. Load the list again and repeat.");
        }

        playbooks.Request(http.User.AgencyId());
        return TypedResults.Ok(new BulkReport(rows.Count(row => row.Changed), rows));
    }

    private async Task<BulkRow> ChangeAsync(CanonicalAnswer answer, int seen, BulkRequest request, HttpContext http)
    {
        if (answer.Version != seen) return Row(answer.Id.Value, answer, SaveAnswer.Changed(answer.UpdatedBy));
        if (SaveAnswer.OutOfScope(answer, http) is { } foreign) return Row(answer.Id.Value, answer, foreign);
        var (kept, refusal) = Apply(answer, request, SaveAnswer.AuthorOf(http), time.GetUtcNow());
        refusal ??= SaveAnswer.OutOfScope(answer, http);
        if (refusal is null && kept is not null && answer.Status != AnswerStatus.Retired && await save.FaultsAsync(answer, http.RequestAborted) is { Count: > 0 } faults)
            refusal = Problem.Invalid("answer_invalid", faults);
        if (refusal is not null) db.Entry(answer).State = EntityState.Detached;
        else if (kept is not null) save.Keep(answer, kept, http);
        return Row(answer.Id.Value, answer, refusal) with { Changed = refusal is null && kept is not null };
    }

    /// <summary>The endpoint lets in whoever may do any of these.</summary>
    private static Permission NeededFor(BulkAction action) => action switch
    {
        BulkAction.Approve => Permission.ApproveAnswers,
        BulkAction.Retire => Permission.WithdrawAnswers,
        _ => Permission.EditKnowledge,
    };

    private static (AnswerVersion? Kept, ProblemHttpResult? Refusal) Apply(CanonicalAnswer answer, BulkRequest request, AnswerAuthor by, DateTimeOffset now) => request.Action switch
    {
        BulkAction.Department => (answer.Revise((answer.Content with { Department = request.Department }).Cleaned(), by, now), null),
        BulkAction.Expiry => (answer.Revise(answer.Content with { ExpiresAt = request.ExpiresAt }, by, now), null),
        BulkAction.Submit => SaveAnswer.Take(answer, AnswerStep.Submit, note: null, by, now),
        BulkAction.Approve => SaveAnswer.Take(answer, AnswerStep.Approve, note: null, by, now),
        _ => SaveAnswer.Take(answer, AnswerStep.Retire, note: null, by, now),
    };

    private static BulkRow Row(Guid id, CanonicalAnswer? answer, ProblemHttpResult? refusal) =>
        new(id, answer?.Key, answer?.Question, Changed: false, refusal?.ProblemDetails.Extensions["code"] as string, refusal?.ProblemDetails.Detail);
}
