using System.Globalization;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Services.Places;

/// <summary>A place citizens may go to (服务网点), such as a claim centre.</summary>
/// <param name="Opens">On every day, in Beijing; null when nobody said.</param>
/// <param name="Hours">As the agency words them.</param>
public sealed record ServicePlace(string Name, string Address, double Latitude, double Longitude, string? Phone, string? Hours, TimeOnly? Opens, TimeOnly? Closes)
{
    /// <summary>The nearest first in words: 网点名（约3.2公里，现在营业）…</summary>
    public static string Nearest(IReadOnlyList<ServicePlace> places, double latitude, double longitude, DateTimeOffset now)
    {
        if (places.Count == 0) return "";
        var (nearest, kilometres) = places.Select(place => (Place: place, Kilometres: Globe.Kilometres(latitude, longitude, place.Latitude, place.Longitude))).MinBy(pair => pair.Kilometres);
        var time = TimeOnly.FromDateTime(now.InBeijing().DateTime);
        var open = nearest is { Opens: { } opens, Closes: { } closes } ? time >= opens && time < closes ? "，现在营业" : "，现在不营业" : "";
        var words = string.Create(CultureInfo.InvariantCulture, $"{nearest.Name}（直线约{Math.Max(0.1, kilometres):F1}公里{open}）\n地址：{nearest.Address}");
        if (nearest.Hours is { } hours) words += $"\n时间：{hours}";
        return nearest.Phone is { } phone ? $"{words}\n电话：{phone}" : words;
    }
}

/// <summary>Where something can be done: the districts that are covered (办理范围).</summary>
/// <param name="Name">All together, such as 中心城区.</param>
/// <param name="Outside">What the citizen is told elsewhere besides the names.</param>
public sealed record DistrictSet(string Name, string? Outside, IReadOnlyList<District> Districts)
{
    public District? Of(double latitude, double longitude) => Districts.FirstOrDefault(district => district.Holds(latitude, longitude));
}

/// <summary>One of them: a polygon, or a circle.</summary>
/// <param name="Border">Latitude and longitude by turns; the last corner is joined to the first.</param>
public sealed record District(string Name, IReadOnlyList<double> Border, double? Latitude = null, double? Longitude = null, double? Kilometres = null)
{
    /// <summary>By counting how often a ray to the east crosses the border.</summary>
    public bool Holds(double latitude, double longitude)
    {
        if (Kilometres is { } reach) return Globe.Kilometres(latitude, longitude, Latitude!.Value, Longitude!.Value) <= reach;
        var (inside, corners) = (false, Border.Count / 2);
        for (var corner = 0; corner < corners; corner++)
        {
            var (y, x) = (Border[2 * corner], Border[(2 * corner) + 1]);
            var (nextY, nextX) = (Border[2 * ((corner + 1) % corners)], Border[(2 * ((corner + 1) % corners)) + 1]);
            if (y > latitude != nextY > latitude && longitude < ((nextX - x) * (latitude - y) / (nextY - y)) + x) inside = !inside;
        }

        return inside;
    }
}

internal static class Globe
{
    private const double EarthKilometres = 6371;

    /// <summary>In a straight line.</summary>
    public static double Kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var (north, east) = (double.DegreesToRadians(latitude - otherLatitude) / 2, double.DegreesToRadians(longitude - otherLongitude) / 2);
        var half = Math.Pow(Math.Sin(north), 2) + (Math.Cos(double.DegreesToRadians(latitude)) * Math.Cos(double.DegreesToRadians(otherLatitude)) * Math.Pow(Math.Sin(east), 2));
        return 2 * EarthKilometres * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
