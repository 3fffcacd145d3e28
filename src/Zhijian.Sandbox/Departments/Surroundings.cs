namespace Zhijian.Sandbox.Departments;

/// <summary>A point on the map, in WGS-84.</summary>
public readonly record struct Point(double Latitude, double Longitude)
{
    private const double KilometresADegree = 111.2;

    /// <summary>In a straight line; exact enough within a city.</summary>
    public double KilometresTo(Point other)
    {
        var (north, east) = ((Latitude - other.Latitude) * KilometresADegree, (Longitude - other.Longitude) * KilometresADegree * Math.Cos(Latitude * Math.PI / 180));
        return Math.Sqrt(north * north + east * east);
    }
}

/// <summary>What lies around a point (附近).</summary>
public static class Surroundings
{
    private const int MetresAMinute = 75;
    private const int Most = 5;

    /// <returns>The nearest first, with metres as people say them: whole tens.</returns>
    public static IReadOnlyList<(T Thing, int Metres)> Near<T>(Point point, IEnumerable<T> things, Func<T, Point> placeOf, double withinKilometres) =>
        [.. things.Select(thing => (Thing: thing, Kilometres: point.KilometresTo(placeOf(thing)))).Where(near => near.Kilometres <= withinKilometres).OrderBy(near => near.Kilometres).Take(Most)
            .Select(near => (near.Thing, (int)Math.Round(near.Kilometres * 100) * 10))];

    public static int MinutesOnFoot(int metres) => Math.Max(1, (int)Math.Round(metres / (double)MetresAMinute));

    /// <summary>From the query of a request; null when there is no such point on earth.</summary>
    public static Point? Read(double? latitude, double? longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? new Point(latitude.Value, longitude.Value) : null;
}
