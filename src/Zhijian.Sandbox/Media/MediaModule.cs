using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.Media;

/// <param name="Label">In Chinese, for people.</param>
public sealed record SampleView(string Name, string Kind, string Label, string Url, double? DurationSeconds);

/// <summary>Files for phones, and the samples they can send.</summary>
public static class MediaModule
{
    public static void MapMedia(this RouteGroupBuilder control)
    {
        control.MapGet("/media/{mediaId}", Load).WithTags("Media").WithSummary("A file in a format browsers show, also after it has expired for the API");
        control.MapGet("/samples", () => TypedResults.Ok(Samples.Names.Select(name => View(Samples.Find(name)!)).ToList())).WithTags("Media");
        control.MapGet("/samples/{name}", Results<FileContentHttpResult, ProblemHttpResult> (string name) =>
            Samples.Find(name) is { } sample ? Shown(sample.Content, sample.Playable) : Problem.NotFound("sample_not_found", $"There is no sample {name}.")).WithTags("Media");
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> Load(string mediaId, World world, HttpContext http)
    {
        if (world.Media.Find(mediaId) is not { } item) return Problem.NotFound("media_not_found", "This file is unknown or was forgotten.");
        // Uploaded by anybody: the browser must not take it for a page.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return item.Playable is { } playable ? Shown(item.Content, playable) : TypedResults.File(item.Content, item.ContentType, enableRangeProcessing: true);
    }

    private static FileContentHttpResult Shown(byte[] content, (byte[] Content, string ContentType)? playable) =>
        playable is { } shown
            ? TypedResults.File(shown.Content, shown.ContentType, enableRangeProcessing: true)
            : TypedResults.File(content, MediaFormat.Detect(content)?.ContentType ?? "application/octet-stream", enableRangeProcessing: true);

    private static SampleView View(Sample sample) =>
        new(sample.Name, sample.Kind switch { MediaKind.Voice => "voice", MediaKind.Video => "video", _ => "image" }, sample.Label, $"/_sandbox/samples/{sample.Name}", PlayLength.Seconds(sample.Content));
}
