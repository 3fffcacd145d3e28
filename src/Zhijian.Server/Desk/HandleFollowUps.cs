using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk;

/// <param name="Note">What was done.</param>
public sealed record FollowUpDone([property: Required, StringLength(500)] string Note);

/// <summary>Tasks that bad grades made (回访): list them, and say what was done.</summary>
internal static class HandleFollowUps
{
    private const int UsualPage = 50;
    private const int LargestPage = 200;

    public static void MapFollowUps(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/api/follow-ups").WithTags("Desk").RequireAuthorization(Policies.AnswerCitizens);
        tasks.MapGet("", ListAsync).WithName("listFollowUps");
        tasks.MapPost("{id:guid}/done", FinishAsync).WithName("finishFollowUp").ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <param name="state"><c>open</c>, <c>done</c>; left out or anything else is all.</param>
    private static async Task<Ok<FollowUpPage>> ListAsync(FollowUps tasks, CancellationToken cancellation, string? state = null, int? page = null, int? size = null) =>
        TypedResults.Ok(await tasks.ListAsync(
            state switch { "open" => false, "done" => true, _ => null }, Math.Max(1, page ?? 1), Math.Clamp(size ?? UsualPage, 1, LargestPage), cancellation));

    private static async Task<Results<NoContent, ProblemHttpResult>> FinishAsync(Guid id, FollowUpDone form, FollowUps tasks, ClaimsPrincipal person, CancellationToken cancellation) =>
        await tasks.FinishAsync(new RatingId(id), new Officer(new StaffId(person.StaffId()), person.DisplayName()), form.Note.Trim(), cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("follow_up_not_found", "There is no such task in your agency. Reload the list.");
}
