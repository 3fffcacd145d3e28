using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Connectors.Drops;

/// <summary>Takes a file by hand that a department cannot drop into a folder (上传文件); it is read at once, as if it had been dropped.</summary>
internal static class UploadDrop
{
    public const long MostBytes = 512L * 1024 * 1024;

    public static async Task<Results<Ok<DropReport>, ProblemHttpResult>> HandleAsync(string connector, string operation, IFormFile file, ConnectorBook book, DropLoader loader, AuditLog audit, TimeProvider time, HttpContext http)
    {
        if (book.Find(http.User.AgencyId(), connector) is not { } found || found.Definition.Find(operation) is not { Drop: not null } described)
            return Problem.NotFound("drop_not_found", "There is no such connector of your agency that takes files.");
        if (file.Length == 0) return Problem.Invalid("drop_empty", "The file is empty.");
        await using var content = file.OpenReadStream();
        var outcome = await loader.LoadAsync(found, described, new DroppedFile(content, time.GetUtcNow(), () => true), http.RequestAborted);
        if (!outcome.IsOver) return Problem.Because(StatusCodes.Status409Conflict, "drop_busy", "Another file is being read for it now. Try again in a minute.");
        if (outcome.Report is not { } report) return Problem.Because(StatusCodes.Status409Conflict, "drop_known", "This very file was read before. What came of it stands in the list.");
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.DropUploaded, $"connector:{connector}/{operation}", $"taken {report.IsTaken}, rows {report.Rows}, bad {report.BadRows}", http.RequestAborted);
        return TypedResults.Ok(report);
    }
}
