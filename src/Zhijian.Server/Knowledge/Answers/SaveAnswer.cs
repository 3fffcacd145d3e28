using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>Adds answers, rewrites them and leads them through review (口径维护). Two editors never overwrite each other unseen.</summary>
internal sealed class SaveAnswer(ZhijianDb db, AuditLog audit, AgencyDirectory agencies, PlaybookWorker playbooks, TimeProvider time)
{
    public static Task<Results<Created<AnswerView>, ProblemHttpResult>> AddAsync(AnswerRequest request, SaveAnswer save, HttpContext http) => save.AddAsync(request, http);

    public static Task<Results<Ok<AnswerView>, ProblemHttpResult>> ChangeAsync(Guid id, AnswerRequest request, SaveAnswer save, HttpContext http) =>
        save.ChangeAsync(id, request.Version, http, (answer, by, now) => (answer.Revise(request.Content, by, now), null));

    public static Task<Results<Ok<AnswerView>, ProblemHttpResult>> SubmitAsync(Guid id, AnswerVersionSeen seen, SaveAnswer save, HttpContext http) => save.StepAsync(id, seen, AnswerStep.Submit, http);

    public static Task<Results<Ok<AnswerView>, ProblemHttpResult>> ApproveAsync(Guid id, AnswerVersionSeen seen, SaveAnswer save, HttpContext http) => save.StepAsync(id, seen, AnswerStep.Approve, http);

    public static Task<Results<Ok<AnswerView>, ProblemHttpResult>> ReturnAsync(Guid id, AnswerVersionSeen seen, SaveAnswer save, HttpContext http) => save.StepAsync(id, seen, AnswerStep.Return, http);

    public static Task<Results<Ok<AnswerView>, ProblemHttpResult>> RetireAsync(Guid id, AnswerVersionSeen seen, SaveAnswer save, HttpContext http) => save.StepAsync(id, seen, AnswerStep.Retire, http);

    private Task<Results<Ok<AnswerView>, ProblemHttpResult>> StepAsync(Guid id, AnswerVersionSeen seen, AnswerStep step, HttpContext http) => ChangeAsync(id, seen.Version, http, (answer, by, now) =>
        Take(answer, step, seen.Note, by, now));

    internal static (AnswerVersion? Kept, ProblemHttpResult? Refusal) Take(CanonicalAnswer answer, AnswerStep step, string? note, AnswerAuthor by, DateTimeOffset now) =>
        AnswerLife.Decide(answer.Status, step, ownChange: answer.WrittenById == by.Id, hasReason: note is not null) switch
        {
            StepOutcome.Done => (answer.Move(step, by, now, note), null),
            StepOutcome.Already => (null, null),
            StepOutcome.NeedsSecondPerson => (null, Problem.Because(
                StatusCodes.Status403Forbidden, "answer_own_change", "The last change of this answer is yours; somebody else has to approve it.")),
            StepOutcome.NeedsReason => (null, Problem.Invalid("answer_reason_missing", "Say in a few words why the answer goes back to its writer.")),
            _ => (null, Problem.Conflict("answer_step_impossible", $"The answer is {answer.Status.ToString().ToLowerInvariant()}; from there it cannot become {AnswerLife.Target(step).ToString().ToLowerInvariant()}.")),
        };

    private async Task<Results<Created<AnswerView>, ProblemHttpResult>> AddAsync(AnswerRequest request, HttpContext http)
    {
        var id = AnswerId.New(time);
        var answer = new CanonicalAnswer
        {
            Id = id,
            AgencyId = http.User.AgencyId(),
            Key = string.IsNullOrWhiteSpace(request.Key) ? "a-" + id.Value.ToString("N")[^10..] : request.Key.Trim(),
        };
        var version = answer.Revise(request.Content, AuthorOf(http), time.GetUtcNow())!;
        if (await FaultsAsync(answer, http.RequestAborted) is { Count: > 0 } faults) return Problem.Invalid("answer_invalid", faults);
        if (await db.Set<CanonicalAnswer>().AnyAsync(row => row.Key == answer.Key, http.RequestAborted))
            return Problem.Conflict("answer_key_taken", $"There is an answer with the key {answer.Key} already.");
        if (OutOfScope(answer, http) is { } foreign) return foreign;
        db.AddRange(answer, version);
        await db.SaveChangesAsync(http.RequestAborted);
        return TypedResults.Created($"/api/answers/{id}", AnswerView.Of(answer));
    }

    private async Task<Results<Ok<AnswerView>, ProblemHttpResult>> ChangeAsync(Guid id, int? seen, HttpContext http, Func<CanonicalAnswer, AnswerAuthor, DateTimeOffset, (AnswerVersion? Kept, ProblemHttpResult? Refusal)> change)
    {
        var answer = await db.Set<CanonicalAnswer>().SingleOrDefaultAsync(row => row.Id == new AnswerId(id), http.RequestAborted);
        if (answer is null) return ListAnswers.NotFound();
        if (answer.Version != seen) return Changed(answer.UpdatedBy);
        if (OutOfScope(answer, http) is { } foreign) return foreign;
        var (kept, refusal) = change(answer, AuthorOf(http), time.GetUtcNow());
        if ((refusal ?? OutOfScope(answer, http)) is { } refused) return refused;
        if (kept is null) return TypedResults.Ok(AnswerView.Of(answer));
        if (answer.Status != AnswerStatus.Retired && await FaultsAsync(answer, http.RequestAborted) is { Count: > 0 } faults)
            return Problem.Invalid("answer_invalid", faults);
        Keep(answer, kept, http);
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed("somebody");
        }

        playbooks.Request(answer.AgencyId);
        return TypedResults.Ok(AnswerView.Of(answer));
    }

    /// <summary>Puts the version and, where citizens will notice, a line of the audit log into the unit of work.</summary>
    internal void Keep(CanonicalAnswer answer, AnswerVersion kept, HttpContext http)
    {
        db.Add(kept);
        if (AuditOf(kept.Change) is { } action) audit.Note(AuditActor.Of(http.User), action, $"answer:{answer.Key}", $"version {kept.Number}");
    }

    private static AuditAction? AuditOf(AnswerChange change) => change switch
    {
        AnswerChange.Approved => AuditAction.AnswerApproved,
        AnswerChange.Retired => AuditAction.AnswerRetired,
        _ => null,
    };

    /// <summary>Whoever works for some departments changes their answers only, and gives none away.</summary>
    internal static ProblemHttpResult? OutOfScope(CanonicalAnswer answer, HttpContext http) => DepartmentScope.Of(http.User).Covers(answer.Department)
        ? null
        : Problem.Because(StatusCodes.Status403Forbidden, "department_out_of_scope", "You work for other departments. Choose one of yours, or let that department change its answer.");

    internal static AnswerAuthor AuthorOf(HttpContext http) => new(new StaffId(http.User.StaffId()), http.User.DisplayName());

    internal static ProblemHttpResult Changed(string by) =>
        Problem.Conflict("answer_changed", $"The answer was changed by {by} since you opened it. Load it again and repeat your change.");

    internal async Task<List<Fault>> FaultsAsync(CanonicalAnswer answer, CancellationToken cancellation)
    {
        var faults = AnswerRules.Check(answer.Key, answer.Content, answer.Status).ToList();
        if (answer.Department is { } department && agencies.FindDepartment(answer.AgencyId, department) is null)
            faults.Add(new Fault("department", $"there is no department “{department}”"));
        if (answer.Media is { } media && AnswerRules.IsMediaName(media) && !await db.Set<MediaFile>().AnyAsync(file => file.Name == media, cancellation))
            faults.Add(new Fault("media", $"the file {media} is missing; upload it first"));
        return faults;
    }
}
