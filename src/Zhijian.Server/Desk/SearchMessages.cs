using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk;

/// <summary>Looks for words in everything citizens and the agency ever said.</summary>
internal static class SearchMessages
{
    private const int UsualPage = 20;
    private const int LargestPage = 100;

    public static async Task<Results<Ok<MessageHits>, ProblemHttpResult>> FindAsync(
        MessageSearch search, ClaimsPrincipal person, CancellationToken cancellation, string? query = null, string? cursor = null, int? limit = null) =>
        await search.FindAsync(person.AgencyId(), query, cursor, Math.Clamp(limit ?? UsualPage, 1, LargestPage), cancellation) is { } hits
            ? TypedResults.Ok(hits)
            : Problem.Invalid("search_empty", "Write a word, a number or a name to look for.");
}
