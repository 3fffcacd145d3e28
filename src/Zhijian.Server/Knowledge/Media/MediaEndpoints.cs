using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Knowledge.Media;

/// <param name="Name">As answers name it.</param>
/// <param name="Url">Where the console gets it.</param>
public sealed record MediaView(string Name, MediaKind Kind, long Bytes, string Url);

/// <summary>Takes and gives the agency's pictures, recordings and films (素材).</summary>
internal static class MediaEndpoints
{
    private const long MostBytes = 10 * 1024 * 1024 + 64 * 1024;

    public static void MapMedia(this WebApplication app)
    {
        var api = app.MapGroup("/api/media").WithTags("Media");
        // No antiforgery token: the session cookie is SameSite=Strict, so no other site can send this form.
        api.MapPost("/", UploadAsync).WithName("uploadMedia").RequireAuthorization(Policies.EditKnowledge).DisableAntiforgery()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes)).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("{file}", ShowAsync).WithName("getMedia").RequireAuthorization(Policies.Staff)
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<MediaView>, ProblemHttpResult>> UploadAsync(
        IFormFile file, ZhijianDb db, MediaStore store, PlaybookWorker playbooks, TimeProvider time, HttpContext http)
    {
        await using var content = file.OpenReadStream();
        var start = new byte[MediaForm.Needed];
        var form = MediaForm.Of(start.AsSpan(0, await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, http.RequestAborted)));
        if (form is null || MediaForm.WhyNot(form, form.Kind, file.Length) is not null)
            return Problem.Invalid("media_invalid", $"The file {MediaForm.WhyNot(form, form?.Kind ?? MediaKind.Picture, file.Length)}.");

        content.Position = 0;
        var hash = await store.PutAsync(content, http.RequestAborted);
        var name = NameFor(file.FileName, form, hash);
        var row = await db.Set<MediaFile>().SingleOrDefaultAsync(media => media.Name == name, http.RequestAborted);
        if (row is null) db.Add(row = new MediaFile { Id = MediaFileId.New(time), AgencyId = http.User.AgencyId(), Name = name });
        (row.Kind, row.ContentType, row.Hash, row.Bytes, row.UpdatedAt) = (form.Kind, form.ContentType, hash, file.Length, time.GetUtcNow());
        await db.SaveChangesAsync(http.RequestAborted);
        playbooks.Request(row.AgencyId);
        return TypedResults.Created(MediaFile.UrlOf(name), new MediaView(name, form.Kind, file.Length, MediaFile.UrlOf(name)));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ShowAsync(string file, ZhijianDb db, MediaStore store, HttpContext http)
    {
        var row = await db.Set<MediaFile>().AsNoTracking().SingleOrDefaultAsync(media => media.Name == "media/" + file, http.RequestAborted);
        if (row is null || !store.Has(row.Hash)) return Problem.NotFound("media_not_found", "There is no such file in your agency's media.");
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(store.Open(row.Hash), row.ContentType, lastModified: row.UpdatedAt, enableRangeProcessing: true);
    }

    /// <summary>The uploaded name with the extension that the bytes deserve; a name that cannot stand in a table becomes the hash.</summary>
    private static string NameFor(string uploaded, MediaForm form, string hash)
    {
        var name = $"media/{Path.GetFileNameWithoutExtension(uploaded).Replace(' ', '-')}.{form.Extension}";
        return AnswerRules.IsMediaName(name) ? name : $"media/{hash[..16]}.{form.Extension}";
    }
}
