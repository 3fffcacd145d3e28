using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Services.Files;

/// <summary>Gives citizens' files to the people of the department, each look on the audit log; and example pictures to everybody.</summary>
internal static class ReadFiles
{
    private const int SecondsInDay = 86_400;

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/services/files/{id:guid}", ReadAsync).WithTags("Services").WithName("readServiceFile").RequireAuthorization(Policies.ReadConversations)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status410Gone);
        routes.MapGet("/service-pictures/{hash:length(64)}", ReadExampleAsync).AllowAnonymous().ExcludeFromDescription(); // drawn to be shown to citizens, who have no account
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadAsync(Guid id, ZhijianDb db, DeskReach reach, FileVault vault, AuditLog audit, HttpContext http)
    {
        if (await db.Set<ServiceFile>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, http.RequestAborted) is not { } file || !reach.Covers(file.Department, null))
            return Problem.NotFound("service_file_not_found", "There is no such file in your departments. Reload the page.");
        if (file.State == FileState.Waiting) return Problem.Conflict("service_file_waiting", "WeChat has not given out this file yet. It is fetched as soon as it can be; look again in a moment.");
        if (file.State != FileState.Kept || FileType.Named(file.Type) is not { } type || await vault.FindAsync(id, http.RequestAborted) is not { } bytes)
            return Problem.Because(StatusCodes.Status410Gone, "service_file_gone", "This file is not here: WeChat no longer had it, or it is missing in the directory of files. Ask the citizen to send it again.");
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.ServiceFileSeen, $"service-file:{id}", $"run {file.RunId}; {file.Step}", http.RequestAborted);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = $"private, max-age={SecondsInDay}";
        // What is no picture or sound is saved, never opened in the console's own origin.
        return TypedResults.File(bytes, type.Media, type.IsDocument ? $"{file.RunId:N}{type.Extension}" : null);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadExampleAsync(string hash, ZhijianDb db, AgencyScope scope, HttpContext http)
    {
        scope.EnterSystem();
        if (await db.Set<ServicePicture>().AsNoTracking().Where(row => row.Hash == hash).Select(row => row.Bytes).FirstOrDefaultAsync(http.RequestAborted) is not { } bytes)
            return Problem.NotFound("picture_not_found", "There is no such picture. Open the link from the newest message.");
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = $"public, max-age={365 * SecondsInDay}, immutable";
        return TypedResults.File(bytes, FileType.Of(bytes)!.Media);
    }
}
