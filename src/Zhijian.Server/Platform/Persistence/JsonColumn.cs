using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>Small lists and documents that are read and written whole: one text column of JSON on both databases.</summary>
public static class JsonColumn
{
    /// <summary>Chinese stays readable, so that a search over the column finds it.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(new Converter<T>(), new Comparer<T>());

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private static bool Same<T>(T? left, T? right) => left is null || right is null ? left is null && right is null : Write(left) == Write(right);

    private static int Hash<T>(T value) => StringComparer.Ordinal.GetHashCode(Write(value));

    private sealed class Converter<T>() : ValueConverter<T, string>(value => Write(value), json => Read<T>(json));

    private sealed class Comparer<T>() : ValueComparer<T>((left, right) => Same(left, right), value => Hash(value), value => Read<T>(Write(value)));
}
