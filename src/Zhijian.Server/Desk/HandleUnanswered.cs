using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;

namespace Zhijian.Server.Desk;

/// <summary>Questions nobody's answer fitted (未答问题) or whose answer did not help (差评问题): an editor writes or changes an answer, or dismisses them.</summary>
internal static class HandleUnanswered
{
    private const int UsualPage = 50;
    private const int LargestPage = 200;

    public static async Task<Ok<UnansweredPage>> ListAsync(
        UnansweredQuestions questions, CancellationToken cancellation, string? query = null, [AllowedValues(null, "unanswered", "badlyRated")] string? mark = null,
        string? sort = null, int? page = null, int? size = null) =>
        TypedResults.Ok(await questions.ListAsync(query?.Trim(), mark is null ? null : mark == "badlyRated", sort, Math.Max(1, page ?? 1), Math.Clamp(size ?? UsualPage, 1, LargestPage), cancellation));

    public static async Task<Results<NoContent, ProblemHttpResult>> DismissAsync(Guid id, UnansweredQuestions questions, CancellationToken cancellation) =>
        await questions.DismissAsync(new UnansweredQuestionId(id), cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("unanswered_not_found", "This question is no longer on the list. Reload it.");
}
