using System.Globalization;
using System.Text.Json;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Connectors.Definitions;

/// <summary>What stands at a place of a department's answer. Written in camelCase in a definition.</summary>
public enum FieldKind
{
    Text,
    Number,

    /// <summary>A whole number of fen.</summary>
    Yuan,

    /// <summary>An instant with its zone.</summary>
    Time,

    /// <summary>A day such as 2026-11-22.</summary>
    Date,

    /// <summary>One of a few codes, each with its words.</summary>
    Words,
}

/// <summary>Where something stands in a department's answer, and as what it is read (取值规则).</summary>
/// <param name="At">A JSON pointer.</param>
/// <param name="IsOptional">May be missing; whatever else is missing makes the whole answer garbage.</param>
/// <param name="Words">By code, of <see cref="FieldKind.Words"/>.</param>
public sealed record FieldRule(string At, FieldKind Kind, bool IsOptional, IReadOnlyDictionary<string, string> Words)
{
    private const int LongestText = 500;

    /// <returns>Null when it is missing and may be.</returns>
    /// <exception cref="FormatException">It is missing or something else.</exception>
    public DepartmentValue? Read(JsonElement answer)
    {
        if (JsonPlace.Find(answer, At) is not { } found || found.ValueKind == JsonValueKind.Null) return IsOptional ? null : throw new FormatException($"{At} is missing");
        return Kind switch
        {
            FieldKind.Number => Number(found),
            FieldKind.Yuan => Yuan(found),
            FieldKind.Time => Time(found),
            FieldKind.Date => Day(found),
            FieldKind.Words => Word(Text(found)),
            _ => new DepartmentValue(Text(found), Text(found)),
        };
    }

    private string Text(JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.String) throw new FormatException($"{At} is no text");
        var text = found.GetString()!;
        return text.Length <= LongestText ? text : throw new FormatException($"{At} is longer than {LongestText} characters");
    }

    private DepartmentValue Number(JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.Number || !found.TryGetDecimal(out var number)) throw new FormatException($"{At} is no number");
        return DepartmentValue.Of(number.ToString("0.####", CultureInfo.InvariantCulture));
    }

    private DepartmentValue Yuan(JsonElement found) => found.ValueKind == JsonValueKind.Number && found.TryGetInt64(out var fen)
        ? DepartmentValue.OfFen(fen)
        : throw new FormatException($"{At} is no whole number of fen");

    private DepartmentValue Time(JsonElement found)
    {
        if (!DateTimeOffset.TryParse(Text(found), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)) throw new FormatException($"{At} is no instant");
        var beijing = at.InBeijing();
        return new DepartmentValue(beijing.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), $"{beijing.Year}年{beijing.Month}月{beijing.Day}日{beijing:HH:mm}");
    }

    private DepartmentValue Day(JsonElement found) => DateOnly.TryParseExact(Text(found), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? new DepartmentValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{day.Year}年{day.Month}月{day.Day}日")
        : throw new FormatException($"{At} is no day");

    private DepartmentValue Word(string code) => Words.TryGetValue(code, out var words) ? new DepartmentValue(code, words) : throw new FormatException($"{At} is an unknown code");
}

/// <summary>Finds a place in JSON by its pointer (RFC 6901).</summary>
internal static class JsonPlace
{
    public static JsonElement? Find(JsonElement json, string pointer)
    {
        foreach (var part in pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(part, out var member)) json = member;
            else if (json.ValueKind == JsonValueKind.Array && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < json.GetArrayLength()) json = json[at];
            else return null;
        }

        return json;
    }
}
