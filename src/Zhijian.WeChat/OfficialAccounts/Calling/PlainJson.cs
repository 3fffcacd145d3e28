using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zhijian.WeChat.OfficialAccounts.Calling;

/// <summary>
/// JSON as WeChat wants it: every character as itself. Escaped text is refused (47002, 40033) or shown to the follower as it is
/// written, and even the framework's most relaxed encoder escapes emoji and other characters outside the basic plane.
/// </summary>
internal static class PlainJson
{
    private const int EscapeLength = 6; // \uXXXX

    public static HttpContent Content<T>(T value, JsonTypeInfo<T> type) => Content(Unescape(JsonSerializer.SerializeToUtf8Bytes(value, type)));

    public static HttpContent Content(ReadOnlyMemory<byte> json)
    {
        var content = new ReadOnlyMemoryContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    /// <summary>Replaces, in place, every <c>\uXXXX</c> by the character itself, except the few that JSON must have escaped.</summary>
    public static ReadOnlyMemory<byte> Unescape(byte[] json)
    {
        if (json.AsSpan().IndexOf("\\u"u8) < 0) return json;
        var written = 0;
        for (var read = 0; read < json.Length;)
        {
            if (json[read] != (byte)'\\')
            {
                json[written++] = json[read++];
            }
            else if (json[read + 1] != (byte)'u' || !TryDecode(json.AsSpan(read), out var rune, out var length))
            {
                json[written++] = json[read++];
                json[written++] = json[read++];
            }
            else
            {
                written += rune.EncodeToUtf8(json.AsSpan(written)); // shorter than its escape: never overtakes the reader
                read += length;
            }
        }
        return json.AsMemory(0, written);
    }

    private static bool TryDecode(ReadOnlySpan<byte> escape, out Rune rune, out int length)
    {
        length = EscapeLength;
        var unit = Unit(escape);
        if (char.IsHighSurrogate(unit))
        {
            length = 2 * EscapeLength;
            return Rune.TryCreate(unit, Unit(escape[EscapeLength..]), out rune);
        }
        return Rune.TryCreate(unit, out rune) && unit >= ' ' && unit is not ('"' or '\\');
    }

    private static char Unit(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
