using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Knowledge.Sheets;

/// <param name="Id">To ask for the progress with.</param>
public sealed record ImportAccepted(Guid Id);

/// <summary>Takes a table of answers and tells how its import goes.</summary>
internal static class ImportSheet
{
    public const long MostBytes = 64 * 1024 * 1024;

    public static async Task<Results<Accepted<ImportAccepted>, ProblemHttpResult>> StartAsync(
        IFormFile file, [FromForm] bool? dryRun, ImportRuns runs, TimeProvider time, HttpContext http)
    {
        if (!DepartmentScope.Of(http.User).CoversAll)
            return Problem.Because(StatusCodes.Status403Forbidden, "department_out_of_scope", "A table may hold answers of every department. Let somebody import it who works for all of them.");
        if (file.Length == 0) return Problem.Invalid("import_empty", "The file is empty.");
        var kept = Path.GetTempFileName();
        await using (var copy = File.Create(kept)) await file.CopyToAsync(copy, http.RequestAborted);
        var import = new PendingImport(Guid.CreateVersion7(time.GetUtcNow()), http.User.AgencyId(), new AnswerAuthor(new StaffId(http.User.StaffId()), http.User.DisplayName()), kept, dryRun ?? false);
        if (runs.TryAdd(import)) return TypedResults.Accepted($"/api/answers/imports/{import.Id}", new ImportAccepted(import.Id));
        File.Delete(kept);
        return Problem.Because(StatusCodes.Status429TooManyRequests, "import_busy", "Too many imports wait already. Try again in a minute.");
    }

    public static Results<Ok<ImportProgress>, ProblemHttpResult> Show(Guid id, ImportRuns runs, HttpContext http) =>
        runs.Find(id, http.User.AgencyId()) is { } progress ? TypedResults.Ok(progress) : Problem.NotFound("import_not_found", "There is no such import in your agency; the server remembers the last hundred since it started.");
}
