using System.Globalization;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Agencies.Packs;

/// <summary>Opening hours and closures of a pack.</summary>
internal static class PackCalendar
{
    public static OpeningHours? Read(PackMap root)
    {
        if (root.Map("calendar") is not { } map) return null;
        if (!map.Has("hours")) map.Complain("hours: is missing");
        var hours = new OpeningHours(map.Texts("hours"), map.Flag("everyDay"), [.. map.Maps("closures").Select(ReadClosure).OfType<Closure>()]);
        if (map.Has("hours") && hours.WhyNot() is { } reason) map.Complain("hours", reason);
        return hours;
    }

    private static Closure? ReadClosure(PackMap map)
    {
        var reason = map.Text("reason", 128);
        var from = ReadDay(map, "from");
        var to = map.Has("to") ? ReadDay(map, "to") : from;
        return from is { } first && to is { } last ? new Closure(first, last, reason) : null;
    }

    private static DateOnly? ReadDay(PackMap map, string field)
    {
        var text = map.RequiredText(field, 10);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (text.Length > 0) map.Complain(field, $"must be a day such as \"2026-10-01\", not “{text}”");
        return null;
    }
}
