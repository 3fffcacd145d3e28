using System.Globalization;
using System.Text.Json;

namespace Zhijian.Sandbox.Api;

/// <summary>Lenient reading of request bodies: WeChat takes numbers as strings and the other way round.</summary>
public static class JsonReading
{
    public static JsonElement? Child(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

    /// <returns>The text of a string or number; null when absent or of another kind.</returns>
    public static string? Text(this JsonElement json, string name) => json.Child(name) is { } child ? AsText(child) : null;

    public static string? AsText(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetRawText(),
        _ => null,
    };

    public static long? Number(this JsonElement json, string name) =>
        long.TryParse(json.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(this JsonElement json, string name) => json.Child(name)?.ValueKind == JsonValueKind.True;

    /// <returns>The entries of an array; null when absent or of another kind.</returns>
    public static IReadOnlyList<JsonElement>? Entries(this JsonElement json, string name) =>
        json.Child(name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : null;

    /// <returns>The texts of an array; null when absent or when an entry is not a text.</returns>
    public static IReadOnlyList<string>? Texts(this JsonElement json, string name)
    {
        if (json.Entries(name) is not { } entries) return null;
        var texts = new List<string>(entries.Count);
        foreach (var entry in entries)
        {
            if (entry.AsText() is not { } text) return null;
            texts.Add(text);
        }
        return texts;
    }
}
