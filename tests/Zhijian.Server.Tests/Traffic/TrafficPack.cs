using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Traffic.Packs;
using Zhijian.Server.Traffic.Restrictions;

namespace Zhijian.Server.Tests.Traffic;

/// <summary>The rules of packs/wuhan-traffic, worked out as the server does.</summary>
internal static class TrafficPack
{
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "packs", "wuhan-traffic");

    public static IReadOnlyList<CityRules> Cities { get; } = Read();

    public static RestrictionSheet Sheet { get; } = new([.. Cities.Select((city, place) => new CitySheet(city, place, DateTimeOffset.UnixEpoch))]);

    public static IReadOnlyDictionary<string, (CitySheet City, RuleCalendar Calendar)> Rules { get; } =
        Sheet.Cities.SelectMany(city => city.Calendars.Select(calendar => (city, calendar))).ToDictionary(one => one.calendar.Rule.Id);

    public static Verdict Judge(string rule, Vehicle vehicle, DateOnly date) => Rules[rule].City.Judge(Rules[rule].Calendar, vehicle, date);

    public static Vehicle Vehicle(string text) => VehicleText.Read(text, "420100").Value!.Value;

    private static List<CityRules> Read()
    {
        var ids = new HashSet<string>();
        return [.. Pack.Open(Folder).ReadFolder("rules").Select(map => PackRestrictions.Read(map, ids)).OrderBy(city => city.Code == "420100" ? 0 : 1)];
    }
}
