using System.Buffers.Binary;
using System.IO.Compression;

namespace Zhijian.Sandbox.Media;

/// <summary>A picture of plain rectangles that can be saved as PNG; enough for samples without an image library.</summary>
public sealed class Canvas
{
    private readonly int width;
    private readonly int height;
    private readonly byte[] pixels;

    /// <param name="color">0xRRGGBB</param>
    public Canvas(int width, int height, int color)
    {
        (this.width, this.height, pixels) = (width, height, new byte[width * height * 3]);
        Fill(0, 0, width, height, color);
    }

    public void Fill(int left, int top, int across, int down, int color)
    {
        for (var y = top; y < top + down; y++)
        {
            for (var x = left; x < left + across; x++)
            {
                var at = (y * width + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
            }
        }
    }

    public byte[] ToPng()
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, 2); // 8 bits a channel, RGB
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, Compress());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private byte[] Compress()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0); // no filter
                zlib.Write(pixels, y * width * 3, width * 3);
            }
        }
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] body = [.. type, .. content];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return ~crc;
    }
}
