using System.Globalization;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Places;

namespace Zhijian.Server.Services.Packs;

/// <summary>The places and districts a pack knows (<c>places/</c>, <c>districts/</c>), for the services that speak of them; they become part of the service's version.</summary>
internal sealed class PackPlaces
{
    private readonly Dictionary<string, IReadOnlyList<ServicePlace>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DistrictSet> _districts = new(StringComparer.Ordinal);

    public PackPlaces(Pack pack)
    {
        foreach (var file in pack.ReadFolder("places"))
        {
            file.Text("source", 400);
            _places[file.RequiredText("places", 40)] = [.. file.Maps("entries").Select(ReadPlace)];
        }

        foreach (var file in pack.ReadFolder("districts"))
        {
            file.Text("source", 400);
            _districts[file.RequiredText("districts", 40)] = new DistrictSet(file.RequiredText("name", DefinitionLimits.Area), file.Text("outside", DefinitionLimits.Outside), [.. file.Maps("entries").Select(ReadDistrict)]);
        }
    }

    public IReadOnlyList<ServicePlace> Places(string key, PackMap where)
    {
        if (_places.TryGetValue(key, out var places)) return places;
        where.Complain("nearest", $"there are no places “{key}” in places/");
        return [];
    }

    public DistrictSet? Districts(string key, PackMap where)
    {
        if (_districts.TryGetValue(key, out var districts)) return districts;
        where.Complain("districts", $"there are no districts “{key}” in districts/");
        return null;
    }

    private static ServicePlace ReadPlace(PackMap map) => new(
        map.RequiredText("name", 90), map.RequiredText("address", 200), Number(map, "latitude", 90), Number(map, "longitude", 180), map.Text("phone", 40), map.Text("hours", 120), Time(map, "opens"), Time(map, "closes"));

    private static District ReadDistrict(PackMap map)
    {
        var name = map.RequiredText("name", 60);
        if (map.Has("kilometres")) return new District(name, [], Number(map, "latitude", 90), Number(map, "longitude", 180), Number(map, "kilometres", 500));
        var border = new List<double>();
        foreach (var corner in map.Texts("border"))
        {
            if (corner.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var latitude, var longitude] && Parse(latitude) is { } y && Parse(longitude) is { } x) border.AddRange([y, x]);
            else map.Complain("border", $"a corner is latitude and longitude, such as 30.58 114.27, not “{corner}”");
        }

        if (border.Count < 6) map.Complain("border", "has three corners at least; or give latitude, longitude and kilometres");
        return new District(name, border);
    }

    private static double Number(PackMap map, string name, double most)
    {
        if (Parse(map.RequiredText(name, 20)) is { } number && Math.Abs(number) <= most) return number;
        map.Complain(name, $"must be a number up to {most}");
        return 0;
    }

    private static TimeOnly? Time(PackMap map, string name)
    {
        if (map.Text(name, 5) is not { } text) return null;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        map.Complain(name, $"must be a time such as 08:30, not “{text}”");
        return null;
    }

    private static double? Parse(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
