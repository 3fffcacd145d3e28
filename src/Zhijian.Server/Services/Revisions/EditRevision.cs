using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>
/// Changes the words and limits of a service and brings them to citizens after a second person has read them (事项修订). What is approved is a new version; who has
/// begun finishes on theirs. A changed file of the pack is a new version too, and a revision written before it has to be looked at again.
/// </summary>
internal sealed class EditRevision(ZhijianDb db, AuditLog audit, ServiceBook book, WordingDesk desk, TimeProvider time)
{
    public static async Task<Results<Ok<RevisionView>, ProblemHttpResult>> ShowAsync(string key, EditRevision edit, HttpContext http) =>
        edit.Service(key, http) is { } service ? TypedResults.Ok(edit.View(service, await edit.FindAsync(key, http), http)) : NoService();

    public static Task<Results<Ok<RevisionView>, ProblemHttpResult>> SaveAsync(string key, RevisionForm form, EditRevision edit, HttpContext http) => edit.SaveAsync(key, form, http);

    public static Task<Results<Ok<RevisionView>, ProblemHttpResult>> SubmitAsync(string key, RevisionStep step, EditRevision edit, HttpContext http) => edit.StepAsync(key, step, http, (revision, service) =>
    {
        if (revision.BaseVersion != service.Version) return Outdated();
        (revision.State, revision.ReturnNote) = (RevisionState.Review, null);
        return null;
    });

    public static Task<Results<Ok<RevisionView>, ProblemHttpResult>> ReturnAsync(string key, RevisionStep step, EditRevision edit, HttpContext http) => edit.StepAsync(key, step, http, (revision, _) =>
    {
        var isOwn = revision.WrittenById == http.User.StaffId();
        if (!isOwn && string.IsNullOrWhiteSpace(step.Note)) return Problem.Invalid("service_revision_reason_missing", "Say in a few words why the changes go back to their writer.");
        (revision.State, revision.ReturnNote) = (RevisionState.Draft, isOwn ? null : step.Note!.Trim());
        return null;
    });

    public static Task<Results<Ok<RevisionView>, ProblemHttpResult>> ApproveAsync(string key, RevisionStep step, EditRevision edit, HttpContext http) => edit.ApproveAsync(key, step, http);

    public static Task<Results<NoContent, ProblemHttpResult>> DiscardAsync(string key, int seen, EditRevision edit, HttpContext http) => edit.DiscardAsync(key, seen, http);

    private async Task<Results<NoContent, ProblemHttpResult>> DiscardAsync(string key, int seen, HttpContext http)
    {
        if (await FindAsync(key, http) is not { } revision) return TypedResults.NoContent();
        if (Refusal(Service(key, http), revision, seen, http) is { } refusal) return refusal;
        db.Remove(revision);
        return await TrySaveAsync(http) ? TypedResults.NoContent() : Changed(revision.WrittenBy);
    }

    private async Task<Results<Ok<RevisionView>, ProblemHttpResult>> SaveAsync(string key, RevisionForm form, HttpContext http)
    {
        if (Service(key, http) is not { } service) return NoService();
        var revision = await FindAsync(key, http);
        if (Refusal(service, revision, form.Seen, http) is { } refusal) return refusal;
        var worded = desk.With(service, form.Wording);
        if (worded.Faults is { Count: > 0 } faults) return Problem.Invalid("service_wording_invalid", faults);
        var wording = worded.Words.Besides(desk.AsItIs(service).Words);
        if (revision is null)
            db.Add(revision = new ServiceRevision { AgencyId = service.AgencyId, Key = key, Wording = wording, WrittenById = http.User.StaffId(), WrittenBy = http.User.DisplayName() });
        (revision.Wording, revision.BaseVersion, revision.State) = (wording, service.Version, RevisionState.Draft);
        (revision.WrittenById, revision.WrittenBy, revision.WrittenAt) = (http.User.StaffId(), http.User.DisplayName(), time.GetUtcNow());
        revision.Edition++;
        return await TrySaveAsync(http) ? TypedResults.Ok(View(service, revision, http)) : Changed(revision.WrittenBy);
    }

    private async Task<Results<Ok<RevisionView>, ProblemHttpResult>> StepAsync(
        string key, RevisionStep step, HttpContext http, Func<ServiceRevision, ServiceVersion, ProblemHttpResult?> take)
    {
        if (Service(key, http) is not { } service) return NoService();
        var revision = await FindAsync(key, http);
        if (Refusal(service, revision, step.Seen, http) is { } refusal) return refusal;
        if (take(revision!, service) is { } refused) return refused;
        revision!.Edition++;
        return await TrySaveAsync(http) ? TypedResults.Ok(View(service, revision, http)) : Changed(revision.WrittenBy);
    }

    private async Task<Results<Ok<RevisionView>, ProblemHttpResult>> ApproveAsync(string key, RevisionStep step, HttpContext http)
    {
        if (Service(key, http) is not { } service) return NoService();
        var revision = await FindAsync(key, http);
        if (Refusal(service, revision, step.Seen, http) is { } refusal) return refusal;
        if (revision!.State != RevisionState.Review) return Problem.Conflict("service_revision_not_submitted", "The changes are still being written. Wait until they are submitted for review.");
        if (revision.WrittenById == http.User.StaffId()) return Problem.Because(StatusCodes.Status403Forbidden, "service_revision_own", "The changes are yours; somebody else has to approve them.");
        if (revision.BaseVersion != service.Version) return Outdated();
        // What departments give may have changed since it was saved.
        var worded = desk.With(service, revision.Wording);
        if (worded.Faults is { Count: > 0 } faults) return Problem.Invalid("service_wording_invalid", faults);
        var published = new ServiceVersion
        {
            AgencyId = service.AgencyId,
            Key = key,
            Version = service.Version + 1,
            Definition = worded.Definition,
            PublishedAt = time.GetUtcNow(),
        };
        db.Add(published);
        db.Remove(revision);
        audit.Note(AuditActor.Of(http.User), AuditAction.ServiceApproved, $"service:{key}", $"version {published.Version}, written by {revision.WrittenBy}");
        if (!await TrySaveAsync(http)) return Changed(revision.WrittenBy);
        book.Put(published);
        return TypedResults.Ok(View(published, null, http));
    }

    private ServiceVersion? Service(string key, HttpContext http) => book.FindCurrent(http.User.AgencyId(), key);

    private Task<ServiceRevision?> FindAsync(string key, HttpContext http) => db.Set<ServiceRevision>().SingleOrDefaultAsync(row => row.Key == key, http.RequestAborted);

    /// <summary>Whoever works for some departments changes their services only, and nobody what they have not seen.</summary>
    private static ProblemHttpResult? Refusal(ServiceVersion? service, ServiceRevision? revision, int? seen, HttpContext http)
    {
        if (!DepartmentScope.Of(http.User).Covers(service?.Definition.Department))
            return Problem.Because(StatusCodes.Status403Forbidden, "department_out_of_scope", "You work for other departments. Let the department of the service change it.");
        return revision?.Edition == seen ? null : Changed(revision?.WrittenBy ?? "somebody");
    }

    /// <returns>False when somebody was faster.</returns>
    private async Task<bool> TrySaveAsync(HttpContext http)
    {
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
            return true;
        }
        catch (DbUpdateException problem) when (WriteConflict.Is(problem))
        {
            // The same edition was changed, or the same version published, at the same time.
            return false;
        }
    }

    private RevisionView View(ServiceVersion service, ServiceRevision? revision, HttpContext http)
    {
        var current = desk.AsItIs(service);
        return new RevisionView(service.Key, service.Version, current.Sections, current.Words, revision is null ? current.Words : desk.With(service, revision.Wording).Words, revision is null ? null : new RevisionInfo(
            revision.State, revision.Edition, revision.WrittenBy, revision.WrittenAt, revision.ReturnNote, revision.BaseVersion != service.Version, revision.WrittenById == http.User.StaffId()));
    }

    private static ProblemHttpResult NoService() => Problem.NotFound("service_not_found", "There is no such service, or it was withdrawn. Reload the list.");

    private static ProblemHttpResult Changed(string by) => Problem.Conflict("service_revision_changed", $"The service was changed by {by} since you opened it. Load it again and repeat your change.", by);

    private static ProblemHttpResult Outdated() =>
        Problem.Conflict("service_revision_outdated", "The service got a new version meanwhile. Look the changes over on the new version and save them again.");
}
