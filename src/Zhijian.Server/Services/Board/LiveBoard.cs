using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Records;

namespace Zhijian.Server.Services.Board;

/// <summary>What stands on the board: a report with where it happened and, of two parties, the other side.</summary>
/// <param name="Second">The second party's side, as far as they are.</param>
/// <param name="IsWaiting">The other party has not confirmed yet; nothing can be decided.</param>
public sealed record BoardItem(RunView Run, RunView? Second, double? Latitude, double? Longitude, bool IsWaiting);

[JsonConverter(typeof(JsonStringEnumConverter<BoardDecision>))]
public enum BoardDecision
{
    /// <summary>It goes the way it was reported.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>The citizens are told what to do; it stays on the board.</summary>
    [JsonStringEnumMemberName("guided")] Guided,

    /// <summary>It cannot go this way.</summary>
    [JsonStringEnumMemberName("rejected")] Rejected,
}

/// <param name="Words">What the citizens are told.</param>
public sealed record BoardRequest([property: Required] BoardDecision Decision, [property: Required, StringLength(300, MinimumLength = 2)] string Words);

/// <summary>The live board of the command centre (指挥看板): open reports of services that say <c>board: true</c>; accepting, guiding and rejecting them tells the citizens.</summary>
internal static class LiveBoard
{
    public static void MapBoard(this IEndpointRouteBuilder routes)
    {
        var board = routes.MapGroup("/api/services/board").WithTags("Services");
        board.MapGet("", ListAsync).WithName("listServiceBoard").RequireAuthorization(Policies.ReadConversations);
        board.MapPost("{id:guid}/decide", DecideAsync).WithName("decideServiceReport").RequireAuthorization(Policies.AnswerCitizens)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<List<BoardItem>>> ListAsync(ServiceRecords records, CancellationToken cancellation) => TypedResults.Ok(await records.BoardAsync(cancellation));

    private static async Task<Results<NoContent, ProblemHttpResult>> DecideAsync(
        Guid id, BoardRequest request, ServiceRecords records, StatementWriter writer, TellingBell bell, AuditLog audit, LivePeers live, HttpContext http)
    {
        if (await records.OnBoardAsync(id, http.RequestAborted) is not { } report) return Problem.NotFound("service_report_not_found", "There is no such report on your board. Reload the page.");
        var words = request.Words.Trim();
        if (!await writer.TryWriteAsync(records.Decide(report, request.Decision, words, http.User.DisplayName()), http.RequestAborted))
            return Problem.Conflict("service_report_decided", "The report was decided by somebody else meanwhile, or the other party has not confirmed it yet. Reload the page.");
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.ServiceReportDecided, $"service-record:{id}", request.Decision.ToString(), http.RequestAborted);
        bell.Ring();
        live.Publish(http.User.AgencyId(), RecordNews.Kind, new RecordNews());
        return TypedResults.NoContent();
    }
}
