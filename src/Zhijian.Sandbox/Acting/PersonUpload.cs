using System.Text.Json;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Media;

namespace Zhijian.Sandbox.Acting;

/// <summary>A picture, recording or video a person sends: a multipart file <c>media</c>, or a sample by name.</summary>
/// <param name="Recognition">What speech recognition heard.</param>
public sealed record PersonUpload(MediaItem Item, string? Recognition)
{
    private const int MostBytes = 10 << 20;

    /// <exception cref="ApiException">44001 empty, 45001 larger than 10 MB, 40005 of no kind a phone sends, 40007 unknown sample.</exception>
    public static async Task<PersonUpload> ReadAsync(HttpRequest request, World world, Account account, MediaKind kind)
    {
        if (request.HasFormContentType) return await FromFormAsync(request, world, account, kind);
        var body = request.ContentLength is null or 0 ? default : await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        var name = body.Text("sampleName") ?? Standard(kind);
        if (Samples.Find(name) is not { } sample || sample.Kind != kind) throw new ApiException(ApiErrors.InvalidMediaId);
        return new(Keep(world, account, kind, sample.Content, sample.Playable, null), body.Text("recognition") ?? sample.Recognition);
    }

    /// <summary>The cover of a video, drawn small.</summary>
    public static MediaItem Cover(World world, Account account) => Keep(world, account, MediaKind.Thumb, SamplePictures.Cover(), null, null);

    public static MediaItem Picture(World world, Account account, string? sampleName) =>
        Samples.Find(sampleName ?? Standard(MediaKind.Image)) is { Kind: MediaKind.Image } sample
            ? Keep(world, account, MediaKind.Image, sample.Content, null, null)
            : throw new ApiException(ApiErrors.InvalidMediaId);

    /// <param name="seconds">How long it plays, as far as the sender knows.</param>
    public static async Task<MediaItem> KeepAsync(IFormFile file, World world, Account account, MediaKind kind, double? seconds)
    {
        if (file.Length is 0) throw new ApiException(ApiErrors.EmptyMediaData);
        if (file.Length > MostBytes) throw new ApiException(ApiErrors.MediaSizeLimit);
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        return Keep(world, account, kind, content.ToArray(), null, seconds);
    }

    private static async Task<PersonUpload> FromFormAsync(HttpRequest request, World world, Account account, MediaKind kind)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var file = form.Files.GetFile("media") ?? throw new ApiException(ApiErrors.EmptyMediaData);
        var seconds = double.TryParse(form["duration"], out var told) ? told : (double?)null;
        var recognition = form["recognition"].ToString();
        return new(await KeepAsync(file, world, account, kind, seconds), recognition.Length > 0 ? recognition : null);
    }

    private static MediaItem Keep(World world, Account account, MediaKind kind, byte[] content, (byte[], string)? playable, double? seconds)
    {
        var format = MediaFormat.Detect(content);
        if (format is null || !format.Fits(kind)) throw new ApiException(ApiErrors.InvalidFileType);
        var item = new MediaItem(MediaShelf.NewId(), account.AppId, kind, format.ContentType, $"media{format.Extension}", content, world.Now, world.Now + MediaItem.TemporaryLife);
        return world.Media.Add(item with { Playable = playable, DurationSeconds = PlayLength.Seconds(content) ?? seconds });
    }

    private static string Standard(MediaKind kind) => kind switch
    {
        MediaKind.Voice => "household-question",
        MediaKind.Video => "street",
        _ => "crossing",
    };
}
