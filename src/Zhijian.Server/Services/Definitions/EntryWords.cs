using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Services.Places;

namespace Zhijian.Server.Services.Definitions;

/// <summary>Blanks such as <c>{{plate}}</c> and <c>{{violations.total}}</c> in words, and what is put into them. Pure.</summary>
internal static partial class EntryWords
{
    /// <summary>The blank for where an item stands in its list.</summary>
    public const string PlaceOfItem = "no";

    public static IEnumerable<string> BlanksIn(string words) => Blank().Matches(words).Select(blank => blank.Groups["name"].Value);

    /// <summary>As people read it; what is not entered leaves nothing.</summary>
    public static string Shown(string words, IReadOnlyDictionary<string, Entry> entries, string? number = null) => Replace(
        words, name => name is ServiceDefinition.NumberBlank ? number : entries.TryGetValue(name, out var entry) && !entry.IsLeftOut ? entry.Shown : null);

    /// <summary>As it is stored and sent; of a place also <c>{{place.latitude}}</c> and <c>{{place.longitude}}</c>, and where it lies in WGS-84 with 84 behind both.</summary>
    public static string Values(string words, IReadOnlyDictionary<string, Entry> entries) => Replace(words, name => entries.TryGetValue(name, out var entry) ? entry.Value : Coordinate(name, entries));

    /// <summary>The same words with other names in their blanks.</summary>
    public static string Renamed(string words, Func<string, string> name) => Blank().Replace(words, blank => $"{{{{{name(blank.Groups["name"].Value)}}}}}");

    /// <summary>One item of a list.</summary>
    public static string Item(string words, IReadOnlyDictionary<string, DepartmentValue> item, int place) =>
        Replace(words, name => name == PlaceOfItem ? place.ToString(CultureInfo.InvariantCulture) : item.GetValueOrDefault(name)?.Shown);

    /// <summary>Whether a name behind the dot is a part of a place.</summary>
    public static bool IsCoordinate(string name) => name is "latitude" or "longitude" or "latitude84" or "longitude84";

    private static string? Coordinate(string name, IReadOnlyDictionary<string, Entry> entries)
    {
        if (name.Split('.') is not [var step, var part] || !IsCoordinate(part) || !entries.TryGetValue(step, out var place) || place.Value.Split(' ') is not [var latitude, var longitude]) return null;
        if (!part.EndsWith("84", StringComparison.Ordinal)) return part == "latitude" ? latitude : longitude;
        if (!double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) || !double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)) return null;
        var (north, east) = Gcj02.ToWgs84(y, x);
        return (part == "latitude84" ? north : east).ToString("F6", CultureInfo.InvariantCulture);
    }

    private static string Replace(string words, Func<string, string?> value) => Blank().Replace(words, blank => value(blank.Groups["name"].Value) ?? "");

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9]*)?)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
