using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Zhijian.WeChat.Messages;

/// <summary>Writes the flat XML that WeChat reads, text in CDATA as in the official samples, into a buffer of the array pool.</summary>
internal ref struct XmlBuilder(int capacity)
{
    /// <summary>The characters that XML 1.0 forbids even as references; a reply with one of them is thrown away by WeChat.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(code => code is not ('\t' or '\n' or '\r')), '\uFFFE', '\uFFFF']);

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public void Markup(ReadOnlySpan<byte> markup)
    {
        markup.CopyTo(Room(markup.Length));
        Length += markup.Length;
    }

    /// <summary><c>&lt;name&gt;&lt;![CDATA[text]]&gt;&lt;/name&gt;</c>; nothing at all for null.</summary>
    public void Text(ReadOnlySpan<byte> name, string? text)
    {
        if (text is null) return;
        Open(name);
        Markup("<![CDATA["u8);
        var clean = Clean(text);
        Length += Encoding.UTF8.GetBytes(clean, Room(Encoding.UTF8.GetMaxByteCount(clean.Length)));
        Markup("]]>"u8);
        Close(name);
    }

    /// <summary>ASCII that needs no cleaning.</summary>
    public void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        Open(name);
        Markup("<![CDATA["u8);
        Markup(text);
        Markup("]]>"u8);
        Close(name);
    }

    public void Number(ReadOnlySpan<byte> name, long value)
    {
        Open(name);
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
        Close(name);
    }

    public void Open(ReadOnlySpan<byte> name)
    {
        Markup("<"u8);
        Markup(name);
        Markup(">"u8);
    }

    public void Close(ReadOnlySpan<byte> name)
    {
        Markup("</"u8);
        Markup(name);
        Markup(">"u8);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = [];
    }

    private Span<byte> Room(int bytes)
    {
        if (Length + bytes > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * buffer.Length, Length + bytes));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = larger;
        }
        return buffer.AsSpan(Length);
    }

    private static string Clean(string text)
    {
        if (text.AsSpan().ContainsAny(Forbidden)) text = string.Concat(text.Where(character => !Forbidden.Contains(character)));
        return text.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal);
    }
}
