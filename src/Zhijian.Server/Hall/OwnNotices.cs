using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Services.Contracts;

namespace Zhijian.Server.Hall;

/// <summary>To what a citizen has subscribed (我的订阅), and ending it.</summary>
internal static class OwnNotices
{
    public static void MapNotices(this IEndpointRouteBuilder hall)
    {
        hall.MapGet("notices", ListAsync).WithName("listOwnNotices");
        hall.MapDelete("notices/{id:long}", EndAsync).WithName("endOwnNotice").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<OwnNotice>>> ListAsync(HttpContext http, OwnConversation own, CitizenNotices notices) =>
        TypedResults.Ok(await own.FindAsync(http) is { } conversation ? await notices.ListAsync(conversation.Value, withLatest: true, http.RequestAborted) : []);

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(long id, HttpContext http, OwnConversation own, CitizenNotices notices) =>
        await own.FindAsync(http) is { } conversation && await notices.EndAsync(conversation.Value, id, http.RequestAborted)
            ? TypedResults.NoContent()
            : Problem.NotFound("notice_not_found", "There is no such subscription of yours; it may have ended already. Reload the page.");
}
