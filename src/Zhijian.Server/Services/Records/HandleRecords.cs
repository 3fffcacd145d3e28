using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Records;

/// <param name="Note">What was done.</param>
public sealed record RecordDone([property: Required, StringLength(500)] string Note);

/// <param name="Reason">Why the full numbers are needed; stands in the audit log.</param>
public sealed record RecordReason([property: Required, StringLength(200, MinimumLength = 2)] string Reason);

/// <summary>The services of an agency, and the records citizens made with them (办件): list, look at them in full for a reason, say what was done.</summary>
internal static class HandleRecords
{
    private const int UsualPage = 50;
    private const int LargestPage = 200;

    public static void MapRecords(this IEndpointRouteBuilder routes)
    {
        var services = routes.MapGroup("/api/services").WithTags("Services");
        services.MapGet("", List).WithName("listServices").RequireAuthorization(Policies.Staff);
        services.MapGet("of/{conversationId:guid}", OfAsync).WithName("listServicesOfConversation").RequireAuthorization(Policies.ReadConversations);
        services.MapGet("records", RecordsAsync).WithName("listServiceRecords").RequireAuthorization(Policies.ReadConversations);
        services.MapPost("records/{id:guid}/reveal", RevealAsync).WithName("revealServiceRecord").RequireAuthorization(Policies.RevealPersonalData).ProducesProblem(StatusCodes.Status404NotFound);
        services.MapPost("records/{id:guid}/done", FinishAsync).WithName("finishServiceRecord").RequireAuthorization(Policies.AnswerCitizens).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Ok<List<ServiceView>> List(ServiceBook book, ClaimsPrincipal person) => TypedResults.Ok(book.Current(person.AgencyId()).Select(version =>
    {
        var service = version.Definition;
        return new ServiceView(
            service.Key, version.Version, service.Title, service.EnglishTitle, service.Department, service.Intro, service.Item, service.Hours, service.Menu, service.Words, service.Steps, service.Outcome,
            version.PublishedAt);
    }).ToList());

    private static async Task<Ok<List<RunView>>> OfAsync(Guid conversationId, ServiceRecords records, CancellationToken cancellation) =>
        TypedResults.Ok(await records.OfAsync(conversationId, cancellation));

    /// <param name="state"><c>waiting</c>, <c>done</c>; left out or anything else is all.</param>
    private static async Task<Ok<RunPage>> RecordsAsync(ServiceRecords records, CancellationToken cancellation, string? state = null, int? page = null, int? size = null) =>
        TypedResults.Ok(await records.ListAsync(
            state switch { "waiting" => false, "done" => true, _ => null }, Math.Max(1, page ?? 1), Math.Clamp(size ?? UsualPage, 1, LargestPage), cancellation));

    private static async Task<Results<Ok<RunView>, ProblemHttpResult>> RevealAsync(Guid id, RecordReason request, ServiceRecords records, AuditLog audit, HttpContext http)
    {
        if (await records.FindUnmaskedAsync(id, http.RequestAborted) is not { } record)
            return Problem.NotFound("service_record_not_found", "There is no such record in your departments. Reload the list.");
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.Revealed, $"service-record:{id}", $"{record.Number}; reason: {PersonalData.Mask(request.Reason.Trim())}", http.RequestAborted);
        return TypedResults.Ok(record);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> FinishAsync(Guid id, RecordDone request, ServiceRecords records, AuditLog audit, LivePeers live, HttpContext http)
    {
        if (!await records.FinishAsync(id, http.User.DisplayName(), request.Note.Trim(), http.RequestAborted))
            return Problem.Conflict("service_record_handled", "The record was handled by somebody else meanwhile, or is not in your departments. Reload the list.");
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.ServiceRecordHandled, $"service-record:{id}", details: null, http.RequestAborted);
        live.Publish(http.User.AgencyId(), RecordNews.Kind, new RecordNews());
        return TypedResults.NoContent();
    }
}
