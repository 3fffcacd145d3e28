using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;

namespace Zhijian.Server.Services.Previews;

/// <param name="Version">Of the service, as it is begun now.</param>
/// <param name="Bubbles">One way through it, along the first options.</param>
public sealed record ServicePreview(string Key, int Version, IReadOnlyList<PreviewBubble> Bubbles);

/// <summary>Shows the people of an agency how a service looks in the chat, in the words citizens get.</summary>
internal static class PreviewService
{
    public static void MapPreview(this IEndpointRouteBuilder routes) => routes.MapGet("/api/services/{key}/preview", Handle)
        .WithTags("Services").WithName("previewService").RequireAuthorization(Policies.Staff).ProducesProblem(StatusCodes.Status404NotFound);

    private static Results<Ok<ServicePreview>, ProblemHttpResult> Handle(
        string key, ServiceBook book, AgencyDirectory agencies, AgencyCalendars calendars, TimeProvider time, ClaimsPrincipal person)
    {
        var agency = person.AgencyId();
        if (book.FindCurrent(agency, key) is not { } version) return Problem.NotFound("service_not_found", "There is no such service, or it was withdrawn. Reload the list.");
        var context = new EntryContext(time.GetUtcNow(), calendars.Find(agency) ?? WorkingCalendar.Standard, agencies.Find(agency)?.Region, new Dictionary<string, Entry>());
        return TypedResults.Ok(new ServicePreview(key, version.Version, SampleWay.Through(version.Definition, context)));
    }
}
