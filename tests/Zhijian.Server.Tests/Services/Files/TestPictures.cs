using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using JpegLibrary;
using Zhijian.Sandbox.Media;

namespace Zhijian.Server.Tests.Services.Files;

/// <summary>Photographs that never were: streets of rectangles and stripes, the same for the same number.</summary>
internal static class TestPictures
{
    public const int Width = 480;
    public const int Height = 360;

    public static byte[] Jpeg(int scene, int quality = 85, int width = Width, int height = Height) => Save(Draw(scene, width, height), width, height, quality);

    public static byte[] BlurredJpeg(int scene) => Save(Blur(Blur(Blur(Draw(scene, Width, Height)))), Width, Height, 85);

    public static byte[] DarkJpeg(int scene) => Save([.. Draw(scene, Width, Height).Select(point => (byte)(point / 40))], Width, Height, 85);

    public static byte[] Png(int scene)
    {
        var (points, canvas) = (Draw(scene, Width, Height), new Canvas(Width, Height, 0));
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++) canvas.Fill(x, y, 1, 1, points[(y * Width) + x] * 0x010101);
        var png = canvas.ToPng();
        // A text note before the end of the picture; nobody who reads pictures looks at its checksum.
        return [.. png[..^12], 0, 0, 0, 12, .. "tEXtAuthor\0Zhang"u8, 0, 0, 0, 0, .. png[^12..]];
    }

    /// <summary>With a packed text before the end of the picture.</summary>
    public static byte[] WithPackedNote(byte[] png, byte[] text)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.Fastest)) pack.Write(text);
        byte[] note = [.. "Comment\0\0"u8, .. packed.ToArray()];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, note.Length);
        return [.. png[..^12], .. length, .. "zTXt"u8, .. note, 0, 0, 0, 0, .. png[^12..]];
    }

    /// <summary>As a camera writes it: time, place on earth, and a second picture behind the end.</summary>
    public static byte[] WithNotes(byte[] jpeg, string takenAt, ushort orientation = 1)
    {
        var exif = Exif(takenAt, orientation);
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg.AsSpan(2), .. "hidden behind the end"u8];
    }

    private static byte[] Exif(string takenAt, ushort orientation)
    {
        var time = System.Text.Encoding.ASCII.GetBytes(takenAt + "\0");
        byte[] Entry(ushort tag, ushort type, uint count, uint value) =>
            [(byte)(tag >> 8), (byte)tag, (byte)(type >> 8), (byte)type, .. BitConverter.GetBytes(count).Reverse(), .. BitConverter.GetBytes(value).Reverse()];
        // IFD0: orientation and the pointer to the Exif directory at 38; there the time, whose text stands at 56.
        return
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 2, .. Entry(0x0112, 3, 1, (uint)orientation << 16), .. Entry(0x8769, 4, 1, 38), 0, 0, 0, 0,
            0, 1, .. Entry(0x9003, 2, (uint)time.Length, 56), 0, 0, 0, 0, .. time,
        ];
    }

    private static byte[] Draw(int scene, int width, int height)
    {
        var (random, points) = (new Random(scene), new byte[width * height]);
        Array.Fill(points, (byte)random.Next(90, 170));
        for (var shape = 0; shape < 60; shape++)
        {
            // In parts of the whole, so that the same scene can be drawn larger.
            var (left, top, across, down) = ((int)(random.NextDouble() * width), (int)(random.NextDouble() * height), 8 + (int)(random.NextDouble() * width / 4), 8 + (int)(random.NextDouble() * height / 4));
            var (shade, stripes) = ((byte)random.Next(256), random.Next(3) == 0 ? (3 + random.Next(5)) * width / Width : int.MaxValue);
            for (var y = top; y < Math.Min(height, top + down); y++)
                for (var x = left; x < Math.Min(width, left + across); x++)
                    if (stripes == int.MaxValue || (x - left) / stripes % 2 == 0) points[(y * width) + x] = shade;
        }

        return points;
    }

    private static byte[] Blur(byte[] points)
    {
        const int Reach = 7;
        var blurred = new byte[points.Length];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (sum, count) = (0, 0);
                for (var dy = -Reach; dy <= Reach; dy++)
                    for (var dx = -Reach; dx <= Reach; dx++)
                        if (y + dy >= 0 && y + dy < Height && x + dx >= 0 && x + dx < Width) (sum, count) = (sum + points[((y + dy) * Width) + x + dx], count + 1);
                blurred[(y * Width) + x] = (byte)(sum / count);
            }
        }

        return blurred;
    }

    private static byte[] Save(byte[] points, int width, int height, int quality)
    {
        var (encoder, output) = (new JpegEncoder(), new ArrayBufferWriter<byte>());
        encoder.SetQuantizationTable(JpegStandardQuantizationTable.ScaleByQuality(JpegStandardQuantizationTable.GetLuminanceTable(JpegElementPrecision.Precision8Bit, 0), quality));
        encoder.SetHuffmanTable(true, 0, JpegStandardHuffmanEncodingTable.GetLuminanceDCTable());
        encoder.SetHuffmanTable(false, 0, JpegStandardHuffmanEncodingTable.GetLuminanceACTable());
        encoder.AddComponent(1, 0, 0, 0, 1, 1);
        encoder.SetInputReader(new Reader(points, width, height));
        encoder.SetOutput(output);
        encoder.Encode();
        return output.WrittenSpan.ToArray();
    }

    private sealed class Reader(byte[] points, int width, int height) : JpegBlockInputReader
    {
        public override int Width => width;

        public override int Height => height;

        public override void ReadBlock(ref short blockRef, int componentIndex, int x, int y)
        {
            var block = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref blockRef, 64);
            for (var row = 0; row < 8; row++)
                for (var column = 0; column < 8; column++)
                    block[(row * 8) + column] = points[(Math.Min(y + row, height - 1) * width) + Math.Min(x + column, width - 1)];
        }
    }
}
