namespace Zhijian.Server.Services.Places;

/// <summary>
/// Between the coordinates of surveys (WGS-84; CGCS2000 is the same within a metre) and those of Chinese maps and of WeChat (GCJ-02, 火星坐标), which differ by some hundred metres.
/// Outside China they are the same. Pure.
/// </summary>
internal static class Gcj02
{
    // Krasovsky's ellipsoid, on which the shift is defined.
    private const double Axis = 6_378_245;
    private const double Eccentricity = 0.006_693_421_622_965_943;

    // Each turn leaves about a thousandth of the error before it.
    private const int Turns = 4;

    /// <summary>The survey coordinates of a place WeChat sent: the place whose shift leads there, found by trying.</summary>
    public static (double Latitude, double Longitude) ToWgs84(double latitude, double longitude)
    {
        var (north, east) = (latitude, longitude);
        for (var turn = 0; turn < Turns; turn++)
        {
            var (shiftedNorth, shiftedEast) = FromWgs84(north, east);
            (north, east) = (north + latitude - shiftedNorth, east + longitude - shiftedEast);
        }

        return (north, east);
    }

    public static (double Latitude, double Longitude) FromWgs84(double latitude, double longitude)
    {
        if (longitude is < 72.004 or > 137.8347 || latitude is < 0.8293 or > 55.8271) return (latitude, longitude);
        var (x, y, radians) = (longitude - 105, latitude - 35, double.DegreesToRadians(latitude));
        var magic = 1 - (Eccentricity * Math.Pow(Math.Sin(radians), 2));
        var north = double.RadiansToDegrees(ShiftNorth(x, y) / (Axis * (1 - Eccentricity) / (magic * Math.Sqrt(magic))));
        var east = double.RadiansToDegrees(ShiftEast(x, y) / (Axis / Math.Sqrt(magic) * Math.Cos(radians)));
        return (latitude + north, longitude + east);
    }

    private static double ShiftNorth(double x, double y) =>
        -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x))) + Waves(x, (20, 1 / 6d), (20, 1 / 2d)) + Waves(y, (20, 1), (40, 3), (160, 12), (320, 30));

    private static double ShiftEast(double x, double y) =>
        300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x))) + Waves(x, (20, 1 / 6d), (20, 1 / 2d), (20, 1), (40, 3), (150, 12), (300, 30));

    /// <summary>Sum of sine waves over a coordinate.</summary>
    private static double Waves(double at, params ReadOnlySpan<(double Amplitude, double Length)> parts)
    {
        var sum = 0d;
        foreach (var (amplitude, length) in parts) sum += amplitude * Math.Sin(at * Math.PI / length);
        return sum * 2 / 3;
    }
}
