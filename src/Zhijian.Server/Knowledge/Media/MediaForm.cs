namespace Zhijian.Server.Knowledge.Media;

/// <summary>What a file really is, told from its first bytes and not from its name, and whether WeChat takes it (素材限制).</summary>
public sealed record MediaForm(MediaKind Kind, string ContentType, string Extension, long MostBytes)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>How many bytes from the start of a file <see cref="Of"/> wants to see.</summary>
    public const int Needed = 16;

    private static readonly MediaForm Png = new(MediaKind.Picture, "image/png", "png", 10 * Megabyte);
    private static readonly MediaForm Jpeg = new(MediaKind.Picture, "image/jpeg", "jpg", 10 * Megabyte);
    private static readonly MediaForm Gif = new(MediaKind.Picture, "image/gif", "gif", 10 * Megabyte);
    private static readonly MediaForm Amr = new(MediaKind.Voice, "audio/amr", "amr", 2 * Megabyte);
    private static readonly MediaForm Mp3 = new(MediaKind.Voice, "audio/mpeg", "mp3", 2 * Megabyte);
    private static readonly MediaForm Mp4 = new(MediaKind.Video, "video/mp4", "mp4", 10 * Megabyte);

    /// <summary>The form of a file by its first bytes; null when WeChat would not take it.</summary>
    public static MediaForm? Of(ReadOnlySpan<byte> start) => start switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif,
        _ when start.StartsWith("#!AMR"u8) => Amr,
        _ when start.StartsWith("ID3"u8) => Mp3,
        [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..] => Mp3,
        _ when start.Length >= 8 && start[4..].StartsWith("ftyp"u8) => Mp4,
        _ => null,
    };

    /// <summary>Why a file may not be used as this kind; null when it may.</summary>
    public static string? WhyNot(MediaForm? form, MediaKind wanted, long bytes) => form switch
    {
        null => "is none of PNG, JPEG, GIF, AMR, MP3 and MP4, which WeChat takes",
        _ when form.Kind != wanted => $"is a {Name(form.Kind)}, not a {Name(wanted)}",
        _ when bytes > form.MostBytes => $"has {bytes} bytes; WeChat takes {form.MostBytes / Megabyte} MB",
        _ => null,
    };

    private static string Name(MediaKind kind) => kind switch
    {
        MediaKind.Picture => "picture",
        MediaKind.Voice => "voice recording",
        _ => "video",
    };
}
