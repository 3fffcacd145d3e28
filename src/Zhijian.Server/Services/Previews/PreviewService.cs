using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Previews;

/// <param name="Version">Of the service, as it is begun now.</param>
public sealed record ServicePreview(string Key, int Version, PreviewWay Way);

/// <summary>Shows the people of an agency how a service looks in the chat, on the page and in the mini program, in the words citizens get.</summary>
internal static class PreviewService
{
    public static void MapPreview(this IEndpointRouteBuilder routes) => routes.MapGet("/api/services/{key}/preview", Handle)
        .WithTags("Services").WithName("previewService").RequireAuthorization(Policies.Staff).ProducesProblem(StatusCodes.Status404NotFound);

    /// <param name="take">Which way to look at: each a key of a step or lookup, a colon and what is taken there, such as <c>applicant:family</c> or <c>violations:empty</c>.</param>
    private static Results<Ok<ServicePreview>, ProblemHttpResult> Handle(string key, [FromQuery] string[]? take, ServiceBook book, SampleCitizen citizen, ClaimsPrincipal person)
    {
        if (book.FindCurrent(person.AgencyId(), key) is not { } version) return Problem.NotFound("service_not_found", "There is no such service, or it was withdrawn. Reload the list.");
        return TypedResults.Ok(new ServicePreview(key, version.Version, citizen.WalkThrough(version.Definition, person.AgencyId(), take)));
    }
}
