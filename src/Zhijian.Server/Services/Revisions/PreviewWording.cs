using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Previews;

namespace Zhijian.Server.Services.Revisions;

/// <summary>How changed words look to citizens, and what is wrong with them, before anything is saved.</summary>
internal static class PreviewWording
{
    public static Results<Ok<WordingPreview>, ProblemHttpResult> Handle(string key, ServiceWording wording, ServiceBook book, SampleCitizen citizen, HttpContext http)
    {
        if (book.FindCurrent(http.User.AgencyId(), key) is not { } service) return Problem.NotFound("service_not_found", "There is no such service, or it was withdrawn. Reload the list.");
        var trimmed = wording.Trimmed();
        var faults = WordingRules.Check(trimmed, service.Definition).ToList();
        return TypedResults.Ok(new WordingPreview(faults.Count > 0 ? null : citizen.WalkThrough(trimmed.ApplyTo(service.Definition), http.User.AgencyId()), faults));
    }
}
