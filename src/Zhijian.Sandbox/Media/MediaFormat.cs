namespace Zhijian.Sandbox.Media;

/// <summary>What a file really is, told from its first bytes; the name and the declared type are not believed.</summary>
/// <param name="Name">jpeg · png · gif · bmp · amr · mp3 · wav · ogg · webm · mp4</param>
public sealed record MediaFormat(string Name, string ContentType, string Extension)
{
    private static readonly MediaFormat Jpeg = new("jpeg", "image/jpeg", ".jpg");
    private static readonly MediaFormat Png = new("png", "image/png", ".png");
    private static readonly MediaFormat Gif = new("gif", "image/gif", ".gif");
    private static readonly MediaFormat Bmp = new("bmp", "image/bmp", ".bmp");
    private static readonly MediaFormat Amr = new("amr", "audio/amr", ".amr");
    private static readonly MediaFormat Mp3 = new("mp3", "audio/mpeg", ".mp3");
    private static readonly MediaFormat Wav = new("wav", "audio/wav", ".wav");
    private static readonly MediaFormat Ogg = new("ogg", "audio/ogg", ".ogg");
    private static readonly MediaFormat WebM = new("webm", "audio/webm", ".webm");
    private static readonly MediaFormat Mp4 = new("mp4", "video/mp4", ".mp4");

    /// <returns>Null when the bytes are of no format WeChat or a browser's recorder makes.</returns>
    public static MediaFormat? Detect(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => Gif,
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => Bmp,
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => Amr,
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2 or 0xE3 or 0xE2, ..] => Mp3,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => Wav,
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => Ogg,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => WebM,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Mp4,
        _ => null,
    };

    /// <summary>Whether a phone or browser records this kind in this format.</summary>
    public bool Fits(MediaKind kind) => kind switch
    {
        MediaKind.Voice => Name is "amr" or "mp3" or "wav" or "ogg" or "webm" or "mp4",
        MediaKind.Video => Name is "mp4" or "webm",
        _ => Name is "jpeg" or "png" or "gif",
    };
}
