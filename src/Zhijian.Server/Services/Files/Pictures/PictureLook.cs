using System.Globalization;
using System.Numerics;

namespace Zhijian.Server.Services.Files.Pictures;

/// <summary>What a picture looks like to a machine (图片检查): how sharp, how bright, and what it has in common with others. Pure.</summary>
/// <param name="Sharpness">The sharpest parts of the picture; <see cref="LeastSharp"/> divides what people call blurred from what they do not.</param>
/// <param name="Mean">Brightness from 0 to 255.</param>
/// <param name="Fingerprint">128 bits in hexadecimal: whether it gets brighter from point to point, across and down. Scaling and saving anew change few of them.</param>
internal sealed record PictureLook(double Sharpness, double Mean, string Fingerprint)
{
    public const double LeastSharp = 40;

    /// <summary>Below this nothing can be recognised.</summary>
    public const double LeastBright = 10;

    /// <summary>Of 128; two photographs of one scene from other places differ in far more.</summary>
    public const int MostAlike = 9;

    private const int LongSide = 640;
    private const int Tiles = 8;
    private const int Grid = 8;

    /// <summary>On an even surface it is chance which point is brighter.</summary>
    private const int Noise = 2;

    /// <summary>The share of tiles that may be blurred: sky, road, the background.</summary>
    private const double SharpestPart = 0.9;

    public static PictureLook At(Brightness picture)
    {
        var longest = Math.Max(picture.Width, picture.Height);
        var small = longest <= LongSide
            ? picture
            : picture.Shrink(Math.Max(1, (int)((long)picture.Width * LongSide / longest)), Math.Max(1, (int)((long)picture.Height * LongSide / longest)));
        return new PictureLook(SharpnessOf(small), small.Points.Average(point => (double)point), FingerprintOf(picture));
    }

    /// <summary>Whether two fingerprints are of the same picture, perhaps scaled or saved anew.</summary>
    public static bool IsAlike(string one, string other) =>
        one.Length == other.Length && UInt128.TryParse(one, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var first)
        && UInt128.TryParse(other, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var second) && Different(first ^ second) <= MostAlike;

    private static int Different(UInt128 bits) => BitOperations.PopCount((ulong)(bits >> 64)) + BitOperations.PopCount((ulong)bits);

    /// <summary>How much the second derivative varies, tile by tile (variance of the Laplacian): edges that are smeared change slowly.</summary>
    private static double SharpnessOf(Brightness picture)
    {
        if (picture.Width < Tiles * 3 || picture.Height < Tiles * 3) return 0;
        var tiles = new double[Tiles * Tiles];
        for (var tile = 0; tile < tiles.Length; tile++) tiles[tile] = Variance(picture, tile % Tiles, tile / Tiles);
        Array.Sort(tiles);
        return tiles[(int)(tiles.Length * SharpestPart)];
    }

    private static double Variance(Brightness picture, int column, int row)
    {
        var (left, right) = (Math.Max(1, column * picture.Width / Tiles), Math.Min(picture.Width - 1, (column + 1) * picture.Width / Tiles));
        var (top, bottom) = (Math.Max(1, row * picture.Height / Tiles), Math.Min(picture.Height - 1, (row + 1) * picture.Height / Tiles));
        var (sum, squares, count) = (0d, 0d, (right - left) * (bottom - top));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var at = (y * picture.Width) + x;
                double bend = picture.Points[at - 1] + picture.Points[at + 1] + picture.Points[at - picture.Width] + picture.Points[at + picture.Width] - (4 * picture.Points[at]);
                sum += bend;
                squares += bend * bend;
            }
        }

        return count <= 0 ? 0 : (squares / count) - (sum / count * (sum / count));
    }

    private static string FingerprintOf(Brightness picture)
    {
        var (across, down, bits) = (picture.Shrink(Grid + 1, Grid), picture.Shrink(Grid, Grid + 1), UInt128.Zero);
        for (var y = 0; y < Grid; y++)
        {
            for (var x = 0; x < Grid; x++)
            {
                bits = (bits << 1) | (across.Points[(y * (Grid + 1)) + x] + Noise < across.Points[(y * (Grid + 1)) + x + 1] ? UInt128.One : UInt128.Zero);
                bits = (bits << 1) | (down.Points[(y * Grid) + x] + Noise < down.Points[((y + 1) * Grid) + x] ? UInt128.One : UInt128.Zero);
            }
        }

        return bits.ToString("x32", CultureInfo.InvariantCulture);
    }
}
