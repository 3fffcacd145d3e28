using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Connectors.Contracts;

namespace Zhijian.Server.Services.Definitions;

/// <summary>Blanks such as <c>{{plate}}</c> and <c>{{violations.total}}</c> in words, and what is put into them. Pure.</summary>
internal static partial class EntryWords
{
    private const string PlaceOfItem = "no";

    public static IEnumerable<string> BlanksIn(string words) => Blank().Matches(words).Select(blank => blank.Groups["name"].Value);

    /// <summary>As people read it; what is not entered leaves nothing.</summary>
    public static string Shown(string words, IReadOnlyDictionary<string, Entry> entries, string? number = null) => Replace(
        words, name => name is ServiceDefinition.NumberBlank ? number : entries.TryGetValue(name, out var entry) && !entry.IsLeftOut ? entry.Shown : null);

    /// <summary>As it is stored and sent; of a place also <c>{{place.latitude}}</c> and <c>{{place.longitude}}</c>.</summary>
    public static string Values(string words, IReadOnlyDictionary<string, Entry> entries) => Replace(words, name => entries.TryGetValue(name, out var entry) ? entry.Value : Coordinate(name, entries));

    /// <summary>One item of a list.</summary>
    public static string Item(string words, IReadOnlyDictionary<string, DepartmentValue> item, int place) =>
        Replace(words, name => name == PlaceOfItem ? place.ToString(CultureInfo.InvariantCulture) : item.GetValueOrDefault(name)?.Shown);

    private static string? Coordinate(string name, IReadOnlyDictionary<string, Entry> entries) =>
        name.Split('.') is [var step, "latitude" or "longitude"] && entries.TryGetValue(step, out var place) && place.Value.Split(' ') is [var latitude, var longitude]
            ? name.EndsWith("latitude", StringComparison.Ordinal) ? latitude : longitude
            : null;

    private static string Replace(string words, Func<string, string?> value) => Blank().Replace(words, blank => value(blank.Groups["name"].Value) ?? "");

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9]*)?)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
