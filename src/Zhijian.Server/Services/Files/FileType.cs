namespace Zhijian.Server.Services.Files;

/// <summary>What a file is by its first bytes (文件类型); its name and what the sender says of it are not believed. Pure.</summary>
/// <param name="Media">The type it is served as.</param>
/// <param name="Extension">With the dot.</param>
internal sealed record FileType(string Media, string Extension)
{
    public const int SniffedBytes = 12;

    public static readonly FileType Jpeg = new("image/jpeg", ".jpg");
    public static readonly FileType Png = new("image/png", ".png");
    public static readonly FileType Pdf = new("application/pdf", ".pdf");
    public static readonly FileType Amr = new("audio/amr", ".amr");
    public static readonly FileType Mp3 = new("audio/mpeg", ".mp3");
    public static readonly FileType Wav = new("audio/wav", ".wav");
    public static readonly FileType Mp4 = new("audio/mp4", ".m4a");
    public static readonly FileType WebM = new("audio/webm", ".webm");
    public static readonly FileType Ogg = new("audio/ogg", ".ogg");

    /// <summary>Word, Excel and the like: a zip archive, or the compound file of old.</summary>
    public static readonly FileType Office = new("application/zip", ".docx");

    public static readonly FileType OldOffice = new("application/msword", ".doc");

    public bool IsPhoto => this == Jpeg || this == Png;

    public bool IsVoice => Media.StartsWith("audio/", StringComparison.Ordinal);

    public bool IsDocument => this == Pdf || this == Office || this == OldOffice;

    /// <returns>Null when it is nothing a step takes.</returns>
    public static FileType? Of(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => Amr,
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..] => Mp3,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => Wav,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Mp4,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => WebM,
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => Ogg,
        [(byte)'P', (byte)'K', 3, 4, ..] => Office,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => OldOffice,
        _ => null,
    };

    /// <returns>The type that is served so; null when none is.</returns>
    public static FileType? Named(string? media) => Array.Find([Jpeg, Png, Pdf, Amr, Mp3, Wav, Mp4, WebM, Ogg, Office, OldOffice], type => type.Media == media);
}
