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
/// <param name="At">A JSON pointer; of a dropped table the name of a column.</param>
/// <param name="IsOptional">May be missing; whatever else is missing makes the whole answer garbage.</param>
/// <param name="Words">By code, of <see cref="FieldKind.Words"/>.</param>
public sealed record FieldRule(string At, FieldKind Kind, bool IsOptional, IReadOnlyDictionary<string, string> Words)
{
    private const int LongestText = 500;

    /// <summary>More is no amount but a number in the wrong column, and its fen would not fit.</summary>
    private const decimal MostYuan = 1_000_000_000_000_000m;

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    /// <summary>By name what the rules find.</summary>
    /// <exception cref="FormatException">Something is missing or something else.</exception>
    public static Dictionary<string, DepartmentValue> ReadAll(IReadOnlyDictionary<string, FieldRule> rules, JsonElement json)
    {
        var values = new Dictionary<string, DepartmentValue>(StringComparer.Ordinal);
        foreach (var (name, rule) in rules)
            if (rule.Read(json) is { } value) values[name] = value;
        return values;
    }

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

    /// <summary>The same of a cell of a table: an amount in yuan as people write it, a time of Beijing, a day in any of the forms tables have.</summary>
    /// <returns>Null when it is empty and may be.</returns>
    /// <exception cref="FormatException">It is empty or something else; says nothing of what stands there.</exception>
    public DepartmentValue? ReadCell(string cell)
    {
        cell = Plain(cell);
        if (cell.Length == 0) return IsOptional ? null : throw new FormatException("is empty");
        return Kind switch
        {
            FieldKind.Number => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? OfNumber(number) : throw new FormatException("is no number"),
            FieldKind.Yuan => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) && Math.Abs(yuan) <= MostYuan && yuan == Math.Round(yuan, 2) ? DepartmentValue.OfFen((long)(yuan * 100)) : throw new FormatException("is no amount in yuan"),
            FieldKind.Time => DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && OfTime(HasZone(cell) ? at.UtcTicks : at.Ticks - Beijing.Ticks) is { } time ? time : throw new FormatException("is no time such as 2026-11-22 10:30"),
            FieldKind.Date => DateOnly.TryParseExact(cell, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? OfDay(day) : throw new FormatException("is no day such as 2026-11-22"),
            FieldKind.Words => Words.TryGetValue(cell, out var words) ? new DepartmentValue(cell, words) : throw new FormatException("is none of the codes"),
            _ => cell.Length <= LongestText ? DepartmentValue.Of(cell) : throw new FormatException($"is longer than {LongestText} characters"),
        };
    }

    /// <returns>Why a cell cannot be read; null when it can.</returns>
    public string? WhyNot(string cell)
    {
        try
        {
            ReadCell(cell);
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    private static bool HasZone(string cell) => cell.EndsWith('Z') || (cell.Length > 6 && cell[^6] is '+' or '-' && cell[^3] == ':');

    private string Text(JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.String) throw new FormatException($"{At} is no text");
        var text = TextOf(found);
        return text.Length <= LongestText ? text : throw new FormatException($"{At} is longer than {LongestText} characters");
    }

    private string TextOf(JsonElement found)
    {
        try
        {
            return Plain(found.GetString()!);
        }
        catch (InvalidOperationException problem)
        {
            // Text that was cut off in the middle of a character.
            throw new FormatException($"{At} is broken text", problem);
        }
    }

    /// <summary>Old systems fill columns up with characters that PostgreSQL does not keep.</summary>
    private static string Plain(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    private DepartmentValue Number(JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.Number || !found.TryGetDecimal(out var number)) throw new FormatException($"{At} is no number");
        return OfNumber(number);
    }

    private static DepartmentValue OfNumber(decimal number) => DepartmentValue.Of(number.ToString("0.####", CultureInfo.InvariantCulture));

    private DepartmentValue Yuan(JsonElement found) => found.ValueKind == JsonValueKind.Number && found.TryGetInt64(out var fen)
        ? DepartmentValue.OfFen(fen)
        : throw new FormatException($"{At} is no whole number of fen");

    private DepartmentValue Time(JsonElement found)
    {
        if (!DateTimeOffset.TryParse(Text(found), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)) throw new FormatException($"{At} is no instant");
        return OfTime(at.UtcTicks) ?? throw new FormatException($"{At} is no instant of any use");
    }

    /// <returns>Null when Beijing has no such time: with the ends of the calendar systems say never and for ever.</returns>
    private static DepartmentValue? OfTime(long utcTicks)
    {
        if (utcTicks < 0 || utcTicks > DateTime.MaxValue.Ticks - Beijing.Ticks) return null;
        var beijing = new DateTimeOffset(utcTicks, TimeSpan.Zero).InBeijing();
        return new DepartmentValue(beijing.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), $"{beijing.Year}年{beijing.Month}月{beijing.Day}日{beijing:HH:mm}");
    }

    private DepartmentValue Day(JsonElement found) => DateOnly.TryParseExact(Text(found), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? OfDay(day)
        : throw new FormatException($"{At} is no day");

    private static DepartmentValue OfDay(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{day.Year}年{day.Month}月{day.Day}日");

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
