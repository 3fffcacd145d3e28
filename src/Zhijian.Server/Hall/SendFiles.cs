using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Contracts;

namespace Zhijian.Server.Hall;

/// <summary>A file as it was taken, or why it is of no use.</summary>
/// <param name="Id">Null when the file is of no use.</param>
/// <param name="Fault">In the citizen's words why not, and what to do.</param>
/// <param name="Run">As it stands with the file; null when the file is of no use by itself.</param>
public sealed record SentFile(Guid? Id, string? Fault, VisitRun? Run);

/// <summary>Pictures, recordings and documents a citizen sends from a page (上传附件).</summary>
internal static class SendFiles
{
    /// <summary>For the form around the file.</summary>
    private const int Envelope = 64 * 1024;

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("runs/{id:guid}/steps/{step:maxlength(40)}/files", SendAsync).WithName("sendRunFile").DisableAntiforgery() // a session counts only with its tag in a header
            .WithMetadata(new SizeLimit(CitizenFiles.MostBytes + Envelope))
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("files/{id:guid}", FindAsync).WithName("getOwnFile").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<SentFile>, ProblemHttpResult>> SendAsync(Guid id, string step, IFormFile file, HttpContext http, OwnConversation own, CitizenFiles files, CitizenDoor door)
    {
        if (await own.FindAsync(http) is not { } conversation) return NoStep();
        await using var content = file.OpenReadStream();
        if (await files.KeepAsync(conversation.Value, id, step, content, file.FileName, http.RequestAborted) is not { } kept) return NoStep();
        if (kept.Id is not { } sent) return TypedResults.Ok(new SentFile(null, kept.Fault, null));
        return await door.TakeAsync(own.AccountOf(http), http.User.CitizenOpenId(), new AttachFile(id, step, sent)) switch
        {
            null => VisitServices.Unavailable(),
            { Fate: VisitFate.NotFound } => NoStep(),
            { Fate: VisitFate.OutOfDate } move => VisitServices.OutOfDate(move.Run!),
            { Fate: VisitFate.Refused } move => TypedResults.Ok(new SentFile(null, move.Refusal, move.Run)),
            var move => TypedResults.Ok(new SentFile(sent, null, move.Run)),
        };
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> FindAsync(Guid id, HttpContext http, OwnConversation own, CitizenFiles files)
    {
        if (await own.FindAsync(http) is not { } conversation || await files.FindAsync(conversation.Value, id, http.RequestAborted) is not var (bytes, type))
            return Problem.NotFound("file_not_found", "There is no such file of yours, or it has not arrived yet.");
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(bytes, type);
    }

    private static ProblemHttpResult NoStep() => Problem.NotFound("step_not_found", "This step takes no files now. Reload the page.");

    private sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
