using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Previews;

namespace Zhijian.Server.Services.Revisions;

/// <summary>How changed words look to citizens, and what is wrong with them, before anything is saved.</summary>
internal static class PreviewWording
{
    /// <param name="take">Which way to look at, as at the preview of the service as it is.</param>
    public static Results<Ok<WordingPreview>, ProblemHttpResult> Handle(string key, ServiceWording wording, [FromQuery] string[]? take, ServiceBook book, WordingDesk desk, SampleCitizen citizen, HttpContext http)
    {
        if (book.FindCurrent(http.User.AgencyId(), key) is not { } service) return Problem.NotFound("service_not_found", "There is no such service, or it was withdrawn. Reload the list.");
        var worded = desk.With(service, wording);
        return TypedResults.Ok(new WordingPreview(worded.Faults.Count > 0 ? null : citizen.WalkThrough(worded.Definition, http.User.AgencyId(), take), worded.Faults));
    }
}
