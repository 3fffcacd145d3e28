using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhijian.WeChat.OfficialAccounts.Calling;

/// <summary>Unix seconds, as a number or as text; 0 stands for nothing.</summary>
internal sealed class UnixSecondsConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!Integer.TryRead(ref reader, out var seconds) || seconds is < 0 or > 253_402_300_799) throw new JsonException();
        return seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) => writer.WriteNumberValue(value?.ToUnixTimeSeconds() ?? 0);
}

/// <summary>0 or 1.</summary>
internal sealed class ZeroOneConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Integer.TryRead(ref reader, out var value) ? value != 0 : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteNumberValue(value ? 1 : 0);
}

internal static class Integer
{
    public static bool TryRead(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetInt64(out value),
            JsonTokenType.String => long.TryParse(reader.ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out value),
            _ => false,
        };
    }
}
