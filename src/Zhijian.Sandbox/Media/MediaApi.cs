using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Messages;

namespace Zhijian.Sandbox.Media;

/// <summary>cgi-bin/media/*: temporary files (临时素材), valid for 3 days.</summary>
public static class MediaApi
{
    private const int UploadImageBytes = 1 << 20;

    public static async ValueTask<ApiReply> Upload(ApiCall call)
    {
        var kind = MediaRules.Kind(call.Query("type"));
        var (name, content) = await Upload(call, "media");
        var item = Store(call, kind, name, content, call.Now + MediaItem.TemporaryLife);
        var created = call.Now.ToUnixTimeSeconds();
        return kind == MediaKind.Thumb
            ? ApiReply.Json(new { type = "thumb", thumb_media_id = item.Id, created_at = created })
            : ApiReply.Json(new { type = call.Query("type"), media_id = item.Id, created_at = created });
    }

    /// <summary>Bytes with a file name; for videos the address of the bytes.</summary>
    public static ValueTask<ApiReply> Get(ApiCall call)
    {
        if (call.Query("media_id") is not { } id) throw new ApiException(ApiErrors.MissingMediaId);
        var item = call.World.Media.Alive(id, call.Account.AppId, call.Now);
        if (item is not { IsPermanent: false }) throw new ApiException(ApiErrors.InvalidMediaId);
        if (item.Kind != MediaKind.Video) return ValueTask.FromResult(ApiReply.File(item.Content, item.ContentType, item.FileName));
        var request = call.Http.Request;
        return ValueTask.FromResult(ApiReply.Json(new { video_url = $"{request.Scheme}://{request.Host}{Show.MediaUrl(id)}" }));
    }

    /// <summary>media/uploadimg: a picture for articles, with an address instead of an id.</summary>
    public static async ValueTask<ApiReply> UploadImage(ApiCall call)
    {
        var (name, content) = await Upload(call, "media");
        if (content.Length > UploadImageBytes) throw new ApiException(ApiErrors.MediaSizeLimit);
        var format = MediaRules.Check(MediaKind.Image, content, permanent: false);
        if (format.Name is not ("png" or "jpeg")) throw new ApiException(ApiErrors.InvalidFileType);
        var item = Store(call, MediaKind.Image, name, content, call.Now + MediaItem.TemporaryLife);
        var request = call.Http.Request;
        return ApiReply.Json(new { url = $"{request.Scheme}://{request.Host}{Show.MediaUrl(item.Id)}" });
    }

    /// <exception cref="ApiException">See <see cref="MediaRules.Check"/>.</exception>
    public static MediaItem Store(ApiCall call, MediaKind kind, string fileName, byte[] content, DateTimeOffset? expiresAt)
    {
        var format = MediaRules.Check(kind, content, expiresAt is null);
        var item = new MediaItem(MediaShelf.NewId(), call.Account.AppId, kind, format.ContentType, SafeName(fileName, format), content, call.Now, expiresAt);
        return call.World.Media.Add(item with { DurationSeconds = PlayLength.Seconds(content) });
    }

    /// <exception cref="ApiException">41005 no file part of this name.</exception>
    public static async Task<(string FileName, byte[] Content)> Upload(ApiCall call, string field)
    {
        var form = await Form(call);
        var file = form.Files.GetFile(field) ?? throw new ApiException(ApiErrors.MissingMediaData);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, call.Http.RequestAborted);
        return (file.FileName, content.ToArray());
    }

    public static async Task<IFormCollection> Form(ApiCall call)
    {
        if (!call.Http.Request.HasFormContentType) throw new ApiException(ApiErrors.MissingMediaData);
        try
        {
            return await call.Http.Request.ReadFormAsync(call.Http.RequestAborted);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new ApiException(ApiErrors.MediaSizeLimit);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            // Cut off, or not multipart after all.
            throw new ApiException(ApiErrors.MissingMediaData);
        }
    }

    // The name comes back in a header: letters, digits, dot, hyphen and underscore only.
    private static string SafeName(string fileName, MediaFormat format)
    {
        var safe = string.Concat(fileName.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));
        return Path.HasExtension(safe) && Path.GetFileNameWithoutExtension(safe).Length > 0 ? safe : $"file{format.Extension}";
    }
}
