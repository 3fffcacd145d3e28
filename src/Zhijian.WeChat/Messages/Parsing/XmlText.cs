using System.Buffers;
using System.Globalization;
using System.Text;

namespace Zhijian.WeChat.Messages.Parsing;

/// <summary>References and CDATA sections in the text of an element.</summary>
internal static class XmlText
{
    private const int LongestReference = 64;

    /// <exception cref="MalformedMessageException">
    /// <see cref="MalformedMessageReason.Entity"/> for an entity XML does not predefine, <see cref="MalformedMessageReason.NotWellFormed"/>
    /// for a bare ampersand or a number that is no character.
    /// </exception>
    public static void CheckReferences(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'&'); at >= 0; at = text.IndexOf((byte)'&'))
        {
            text = text[at..];
            text = text[Resolve(text, out _)..];
        }
    }

    /// <summary>Decodes the inside of an element that <see cref="XmlScanner"/> has already checked.</summary>
    public static string Decode(ReadOnlySpan<byte> markup)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(markup.Length);
        var length = 0;
        while (markup.Length > 0)
        {
            var next = markup.IndexOfAny((byte)'&', (byte)'<');
            var text = next < 0 ? markup : markup[..next];
            text.CopyTo(buffer.AsSpan(length));
            length += text.Length;
            markup = markup[text.Length..];
            if (markup.Length > 0) markup = DecodeMarkup(markup, buffer, ref length);
        }
        var decoded = Encoding.UTF8.GetString(buffer, 0, length);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return decoded;
    }

    private static ReadOnlySpan<byte> DecodeMarkup(ReadOnlySpan<byte> markup, Span<byte> buffer, scoped ref int length)
    {
        if (markup[0] == (byte)'&')
        {
            var consumed = Resolve(markup, out var rune);
            length += rune.EncodeToUtf8(buffer[length..]); // never longer than the reference itself
            return markup[consumed..];
        }
        if (markup.StartsWith("<![CDATA["u8))
        {
            var inner = markup["<![CDATA["u8.Length..];
            inner = inner[..inner.IndexOf("]]>"u8)];
            inner.CopyTo(buffer[length..]);
            length += inner.Length;
            return markup[("<![CDATA["u8.Length + inner.Length + "]]>"u8.Length)..];
        }
        var end = markup.StartsWith("<!--"u8) ? "-->"u8 : "?>"u8;
        var skip = markup.StartsWith("<!--"u8) ? "<!--"u8.Length : "<?"u8.Length;
        return markup[(skip + markup[skip..].IndexOf(end) + end.Length)..];
    }

    /// <returns>The length of the reference that <paramref name="text"/> begins with.</returns>
    private static int Resolve(ReadOnlySpan<byte> text, out Rune rune)
    {
        var end = text[..Math.Min(text.Length, LongestReference)].IndexOf((byte)';');
        if (end < 2) throw new MalformedMessageException(MalformedMessageReason.NotWellFormed);
        var name = text[1..end];
        rune = name[0] == (byte)'#' ? Number(name[1..]) : Predefined(name);
        return end + 1;
    }

    private static Rune Predefined(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("lt"u8) ? new Rune('<')
        : name.SequenceEqual("gt"u8) ? new Rune('>')
        : name.SequenceEqual("amp"u8) ? new Rune('&')
        : name.SequenceEqual("quot"u8) ? new Rune('"')
        : name.SequenceEqual("apos"u8) ? new Rune('\'')
        : throw new MalformedMessageException(MalformedMessageReason.Entity);

    private static Rune Number(ReadOnlySpan<byte> digits)
    {
        var hexadecimal = digits.StartsWith("x"u8);
        var style = hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return int.TryParse(hexadecimal ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var value) && value > 0 && Rune.TryCreate(value, out var rune)
            ? rune
            : throw new MalformedMessageException(MalformedMessageReason.NotWellFormed);
    }
}
