using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Hall;

/// <summary>A document the citizen has bound.</summary>
/// <param name="Shown">Number, masked: the page may be seen over a shoulder.</param>
/// <param name="Purpose">For what they agreed to it …</param>
/// <param name="Consent">… and to which version of the statement.</param>
public sealed record OwnDocumentView(Guid Id, DocumentKind Kind, string Shown, DateTimeOffset BoundAt, string Purpose, string Consent);

/// <summary>What a citizen has bound (我的证件), and taking it back.</summary>
internal static class OwnDocuments
{
    public static void MapDocuments(this IEndpointRouteBuilder hall)
    {
        hall.MapGet("documents", async (HttpContext http, CitizenDocuments documents) => TypedResults.Ok((await documents.ListAsync(KeyOf(http), http.RequestAborted))
            .Select(document => new OwnDocumentView(document.Id, document.Kind, document.Shown, document.BoundAt, document.Purpose, document.Consent)).ToList())).WithName("listOwnDocuments");
        hall.MapDelete("documents/{id:guid}", UnbindAsync).WithName("unbindOwnDocument").ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static CitizenKey KeyOf(HttpContext http) => new(http.User.CitizenAgency(), http.User.CitizenAccount(), http.User.CitizenOpenId());

    private static async Task<Results<NoContent, ProblemHttpResult>> UnbindAsync(Guid id, HttpContext http, CitizenDocuments documents) =>
        await documents.UnbindAsync(KeyOf(http), id, http.RequestAborted) is null
            ? Problem.NotFound("document_not_found", "There is no such document of yours; it may be unbound already. Reload the page.")
            : TypedResults.NoContent();
}
