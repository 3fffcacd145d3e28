using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.Media;

/// <summary>
/// What may be uploaded as what: 图片 10 MB, 语音 2 MB and 60 s, 视频 10 MB, 缩略图 64 KB. Temporary files take fewer formats than permanent ones.
/// </summary>
public static class MediaRules
{
    private const double VoiceSeconds = 60;

    private static readonly Dictionary<MediaKind, Rule> Rules = new()
    {
        [MediaKind.Image] = new(10 << 20, ["png", "jpeg", "gif"], ["png", "jpeg", "gif", "bmp"], ApiErrors.InvalidImageSize, ApiErrors.InvalidImageFormat),
        [MediaKind.Voice] = new(2 << 20, ["amr", "mp3"], ["amr", "mp3", "wav"], ApiErrors.InvalidVoiceSize, ApiErrors.InvalidFileType),
        [MediaKind.Video] = new(10 << 20, ["mp4"], ["mp4"], ApiErrors.InvalidVideoSize, ApiErrors.InvalidFileType),
        [MediaKind.Thumb] = new(64 << 10, ["jpeg"], ["jpeg"], ApiErrors.InvalidThumbSize, ApiErrors.InvalidFileType),
    };

    /// <exception cref="ApiException">40004 unknown type.</exception>
    public static MediaKind Kind(string? type) => type switch
    {
        "image" => MediaKind.Image,
        "voice" => MediaKind.Voice,
        "video" => MediaKind.Video,
        "thumb" => MediaKind.Thumb,
        _ => throw new ApiException(ApiErrors.InvalidMediaType),
    };

    /// <returns>What the bytes are.</returns>
    /// <exception cref="ApiException">44001 empty, 40009–40012 too large, 40005/40137 wrong format, 45007 too long.</exception>
    public static MediaFormat Check(MediaKind kind, byte[] content, bool permanent)
    {
        var rule = Rules[kind];
        if (content.Length == 0) throw new ApiException(ApiErrors.EmptyMediaData);
        if (content.Length > rule.MostBytes) throw new ApiException(rule.TooLarge);
        var format = MediaFormat.Detect(content);
        if (format is null || !(permanent ? rule.Permanent : rule.Temporary).Contains(format.Name)) throw new ApiException(rule.WrongFormat);
        if (kind == MediaKind.Voice && PlayLength.Seconds(content) > VoiceSeconds) throw new ApiException(ApiErrors.PlaytimeLimit);
        return format;
    }

    private sealed record Rule(int MostBytes, string[] Temporary, string[] Permanent, ApiError TooLarge, ApiError WrongFormat);
}
