using System.Buffers.Binary;

namespace Zhijian.Sandbox.Media;

/// <summary>How long a recording plays, read from its frames.</summary>
public static class PlayLength
{
    private const int AmrHeader = 6;
    private const double AmrFrameSeconds = 0.02;

    // Bytes of one AMR-NB frame by its type (RFC 4867), the type byte included.
    private static readonly byte[] AmrFrameBytes = [13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1];
    private static readonly int[] Mpeg1Layer3Kbit = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly int[] Mpeg2Layer3Kbit = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static readonly int[] SampleRates = [44_100, 48_000, 32_000, 0];

    /// <returns>Seconds, or null for formats whose length is not read here.</returns>
    public static double? Seconds(ReadOnlySpan<byte> content) => MediaFormat.Detect(content)?.Name switch
    {
        "amr" => Amr(content),
        "mp3" => Mp3(content),
        "wav" => Wav(content),
        _ => null,
    };

    private static double Amr(ReadOnlySpan<byte> content)
    {
        var frames = 0;
        for (var at = AmrHeader; at < content.Length; at += AmrFrameBytes[(content[at] >> 3) & 15]) frames++;
        return frames * AmrFrameSeconds;
    }

    private static double Wav(ReadOnlySpan<byte> content) =>
        content.Length < 44 || BinaryPrimitives.ReadInt32LittleEndian(content[28..]) is not (> 0 and var bytesPerSecond) ? 0 : (content.Length - 44) / (double)bytesPerSecond;

    private static double Mp3(ReadOnlySpan<byte> content)
    {
        var seconds = 0d;
        var at = SkipId3(content);
        while (at + 4 <= content.Length)
        {
            var (bytes, length) = Frame(content[at..]);
            if (bytes == 0)
            {
                at++;
                continue;
            }
            seconds += length;
            at += bytes;
        }
        return seconds;
    }

    // The size in an ID3v2 header is four bytes of seven bits.
    private static int SkipId3(ReadOnlySpan<byte> content) =>
        content is [(byte)'I', (byte)'D', (byte)'3', _, _, _, var a, var b, var c, var d, ..] ? 10 + ((a & 127) << 21 | (b & 127) << 14 | (c & 127) << 7 | (d & 127)) : 0;

    private static (int Bytes, double Seconds) Frame(ReadOnlySpan<byte> header)
    {
        if (header[0] != 0xFF || (header[1] & 0xE6) != 0xE2) return default;
        var version = (header[1] >> 3) & 3; // 3 = MPEG 1, 2 = MPEG 2, 0 = MPEG 2.5
        var kbit = (version == 3 ? Mpeg1Layer3Kbit : Mpeg2Layer3Kbit)[header[2] >> 4];
        var rate = SampleRates[(header[2] >> 2) & 3] / (version switch { 3 => 1, 2 => 2, _ => 4 });
        if (version == 1 || kbit == 0 || rate == 0) return default;
        var samples = version == 3 ? 1152 : 576;
        return (samples / 8 * kbit * 1000 / rate + ((header[2] >> 1) & 1), samples / (double)rate);
    }
}
