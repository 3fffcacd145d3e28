using JpegLibrary;

namespace Zhijian.Server.Services.Files.Pictures;

/// <summary>The brightness of a picture, point by point (亮度图): all that the checks need. Read by decoders written in managed code, as what comes from outside must not reach memory.</summary>
/// <param name="Points">Row by row.</param>
internal sealed record Brightness(int Width, int Height, byte[] Points)
{
    /// <summary>More than any telephone's camera gives and little enough to hold.</summary>
    public const int MostPoints = 60_000_000;

    /// <summary>In points; of a picture of one line the buffers of a line would be as large as a picture.</summary>
    private const int LongestSide = 30_000;

    /// <returns>Null when the bytes are no picture after all, or a broken one.</returns>
    /// <exception cref="PictureTooLargeException">It has more points than are looked at.</exception>
    public static Brightness? Read(FileType type, byte[] bytes)
    {
        try
        {
            return type == FileType.Jpeg ? ReadJpeg(bytes) : PngBrightness.Read(bytes);
        }
        catch (Exception problem) when (problem is not PictureTooLargeException)
        {
            // Whatever the decoder stumbles over, the picture is broken.
            return null;
        }
    }

    /// <summary>The same picture in so many points: each the mean of those it stands for.</summary>
    public Brightness Shrink(int width, int height)
    {
        var points = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = ((int)((long)y * Height / height), Math.Max((int)((long)(y + 1) * Height / height), (int)((long)y * Height / height) + 1));
            for (var x = 0; x < width; x++)
            {
                var (left, right) = ((int)((long)x * Width / width), Math.Max((int)((long)(x + 1) * Width / width), (int)((long)x * Width / width) + 1));
                points[(y * width) + x] = Mean(left, top, right, bottom);
            }
        }

        return new Brightness(width, height, points);
    }

    private byte Mean(int left, int top, int right, int bottom)
    {
        var sum = 0L;
        for (var y = top; y < bottom; y++)
            foreach (var point in Points.AsSpan((y * Width) + left, right - left)) sum += point;
        return (byte)(sum / ((long)(bottom - top) * (right - left)));
    }

    private static Brightness ReadJpeg(byte[] bytes)
    {
        var decoder = new JpegDecoder();
        decoder.SetInput(bytes);
        decoder.Identify();
        var luma = new LumaWriter(decoder.Width, decoder.Height, decoder.Precision);
        decoder.SetOutputWriter(luma);
        decoder.Decode();
        return luma.Picture;
    }

    /// <summary>Refuses a picture that would fill the memory before anything is unpacked.</summary>
    internal static byte[] Room(int width, int height) => width <= 0 || height <= 0
        ? throw new InvalidDataException("The picture has no size.")
        : (long)width * height > MostPoints || Math.Max(width, height) > LongestSide ? throw new PictureTooLargeException() : new byte[width * height];

    /// <summary>Takes the first component: in the pictures of cameras it is the brightness.</summary>
    private sealed class LumaWriter(int width, int height, int precision) : JpegBlockOutputWriter
    {
        private const int Side = 8;

        private readonly byte[] _points = Room(width, height);

        public Brightness Picture => new(width, height, _points);

        public override void WriteBlock(ref short blockRef, int componentIndex, int x, int y)
        {
            if (componentIndex != 0) return;
            var block = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref blockRef, Side * Side);
            for (var row = 0; row < Side && y + row < height; row++)
                for (var column = 0; column < Side && x + column < width; column++)
                    _points[((y + row) * width) + x + column] = (byte)Math.Clamp(block[(row * Side) + column] >> (precision - 8), 0, byte.MaxValue);
        }
    }
}

/// <summary>A picture of more points than a camera gives, made to fill the memory.</summary>
internal sealed class PictureTooLargeException() : Exception("The picture has more points than are looked at.");
