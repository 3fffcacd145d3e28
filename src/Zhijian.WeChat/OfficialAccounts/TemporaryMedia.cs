using System.Text.Json.Serialization;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>What kind of file (媒体文件类型).</summary>
public enum MediaKind
{
    /// <summary>PNG, JPEG or GIF up to 10 MB.</summary>
    Image,

    /// <summary>AMR or MP3 up to 2 MB and 60 seconds.</summary>
    Voice,

    /// <summary>MP4 up to 10 MB.</summary>
    Video,

    /// <summary>A cover picture: JPEG up to 64 KB.</summary>
    Thumb,
}

/// <summary>Files that WeChat keeps for three days (临时素材). Official docs: 新增临时素材, 获取临时素材.</summary>
public sealed class TemporaryMedia
{
    private readonly ApiCaller caller;
    private readonly OfficialAccountOptions options;

    internal TemporaryMedia(ApiCaller caller, OfficialAccountOptions options) => (this.caller, this.options) = (caller, options);

    /// <exception cref="WeChatApiException">40004 to 40012 kind, format or size, 41005 no file arrived, 45001 too large.</exception>
    public async Task<UploadedMedia> UploadAsync(MediaKind kind, MediaFile file, CancellationToken ct = default)
    {
        var request = ApiRequest.Upload("cgi-bin/media/upload", options, () => MediaForm.Of(file), ("type", kind.Name()));
        var answer = await caller.CallAsync(request, WeChatJson.Plain.UploadAnswer, ct);
        return new UploadedMedia(answer.MediaId ?? answer.ThumbMediaId ?? throw new WeChatOutcomeUnknownException(request.Path, "the answer names no file"), answer.CreatedAt);
    }

    /// <summary>Opens a file for reading. A video comes as <see cref="MediaDownload.VideoUrl"/>.</summary>
    /// <exception cref="WeChatApiException">40007 unknown or older than three days.</exception>
    public Task<MediaDownload> DownloadAsync(string mediaId, CancellationToken ct = default) => OpenAsync("cgi-bin/media/get", mediaId, ct);

    /// <summary>Opens a recording made in a web page, or a follower's voice message at 16 kHz: Speex.</summary>
    /// <inheritdoc cref="DownloadAsync"/>
    public Task<MediaDownload> DownloadWideBandVoiceAsync(string mediaId, CancellationToken ct = default) => OpenAsync("cgi-bin/media/get/jssdk", mediaId, ct);

    /// <summary>Keeps a picture for use inside articles and messages (上传图文消息图片); it does not count against the material limit.</summary>
    /// <param name="file">JPEG or PNG below 1 MB.</param>
    /// <returns>Its address.</returns>
    public async Task<string> UploadImageAsync(MediaFile file, CancellationToken ct = default)
    {
        var request = ApiRequest.Upload("cgi-bin/media/uploadimg", options, () => MediaForm.Of(file));
        return (await caller.CallAsync(request, WeChatJson.Plain.ImageAddress, ct)).Url;
    }

    private async Task<MediaDownload> OpenAsync(string path, string mediaId, CancellationToken ct)
    {
        var download = await caller.DownloadAsync(ApiRequest.Get(path, ("media_id", mediaId)), ct);
        download.VideoUrl = download.As(WeChatJson.Plain.VideoAddress)?.VideoUrl;
        return download;
    }
}

/// <param name="MediaId">Valid for three days, any number of times.</param>
public sealed record UploadedMedia(string MediaId, DateTimeOffset? CreatedAt);

internal static class MediaKindNames
{
    private static readonly string[] Names = ["image", "voice", "video", "thumb"];

    public static string Name(this MediaKind kind) => Names[(int)kind];
}

internal sealed record UploadAnswer(
    string? MediaId = null, string? ThumbMediaId = null, [property: JsonConverter(typeof(UnixSecondsConverter))] DateTimeOffset? CreatedAt = null);

internal sealed record ImageAddress(string Url);

internal sealed record VideoAddress(string? VideoUrl = null);
