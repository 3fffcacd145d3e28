using System.Buffers;

namespace Zhijian.WeChat.Messages.Parsing;

/// <summary>
/// One forward pass over a push in XML: checks that it is well-formed and within limits, and notes where each element's name and
/// value stand. Knows elements, CDATA, comments, processing instructions, the five predefined entities and numeric references;
/// attributes are checked and passed over (no push has any); a DTD is refused.
/// </summary>
internal ref struct XmlScanner
{
    private const int NoField = -1;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create(Xml.NameBytes());

    private readonly ReadOnlySpan<byte> xml;
    private int position;
    private int open = NoField;
    private int depth;

    /// <summary>Whether the innermost open element has anything but plain text so far; says how its value must be decoded.</summary>
    private bool marked;

    private XmlScanner(ReadOnlySpan<byte> xml) => this.xml = xml;

    /// <summary>Fills the table; its first entry is the root.</summary>
    /// <exception cref="MalformedMessageException">Any reason but <see cref="MalformedMessageReason.MissingField"/>.</exception>
    public static void Scan(ReadOnlySpan<byte> xml, ref FieldList fields)
    {
        if (xml.Contains((byte)0)) throw Malformed();
        var scanner = new XmlScanner(xml) { position = xml.StartsWith("\uFEFF"u8) ? 3 : 0 };
        scanner.Run(ref fields);
    }

    private void Run(ref FieldList fields)
    {
        while (true)
        {
            var length = xml[position..].IndexOf((byte)'<');
            var text = length < 0 ? xml[position..] : xml.Slice(position, length);
            if (text.Length > 0) PassText(text);
            if (length < 0) break;
            position += length;
            if (At("</"u8)) CloseElement(ref fields);
            else if (At("<!"u8) || At("<?"u8)) PassMarkup();
            else OpenElement(ref fields);
        }
        if (open != NoField || fields.Count == 0) throw Malformed();
    }

    private void PassText(ReadOnlySpan<byte> text)
    {
        if (open == NoField)
        {
            if (text.ContainsAnyExcept(" \t\r\n"u8)) throw Malformed();
        }
        else if (text.Contains((byte)'&'))
        {
            marked = true;
            XmlText.CheckReferences(text);
        }
    }

    private void PassMarkup()
    {
        if (At("<![CDATA["u8) && open != NoField) PassUntil("]]>"u8, "<![CDATA["u8.Length);
        else if (At("<!--"u8)) PassUntil("-->"u8, "<!--"u8.Length);
        else if (At("<?"u8)) PassUntil("?>"u8, "<?"u8.Length);
        else throw At("<!DOCTYPE"u8) ? new MalformedMessageException(MalformedMessageReason.Dtd) : Malformed();
        marked = true;
    }

    private void PassUntil(ReadOnlySpan<byte> end, int skip)
    {
        var length = xml[(position + skip)..].IndexOf(end);
        if (length < 0) throw Malformed();
        position += skip + length + end.Length;
    }

    private void OpenElement(ref FieldList fields)
    {
        if (open == NoField && fields.Count > 0) throw Malformed(); // a second root
        if (++depth > InboundMessageParser.MaxDepth) throw new MalformedMessageException(MalformedMessageReason.TooDeep);
        var nameStart = ++position;
        var nameLength = PassName();
        var empty = PassAttributes();
        if (open != NoField) fields[open].Kind = FieldKind.Group;
        open = fields.Add(nameStart, nameLength, position, open);
        marked = false;
        if (empty) Leave(ref fields);
    }

    private void CloseElement(ref FieldList fields)
    {
        if (open == NoField) throw Malformed();
        ref var field = ref fields[open];
        var end = position;
        position += 2;
        var name = xml.Slice(field.NameStart, field.NameLength);
        if (!At(name)) throw Malformed();
        position += name.Length;
        PassWhitespace();
        if (!At(">"u8)) throw Malformed();
        position++;
        field.ValueLength = end - field.ValueStart;
        if (field.Kind != FieldKind.Group && marked) Unwrap(ref field);
        Leave(ref fields);
    }

    /// <summary>A value that is exactly one CDATA section, as nearly all are, needs no decoding.</summary>
    private readonly void Unwrap(ref Field field)
    {
        var value = xml.Slice(field.ValueStart, field.ValueLength);
        var start = "<![CDATA["u8;
        var end = "]]>"u8;
        if (value.StartsWith(start) && value[start.Length..].IndexOf(end) == value.Length - start.Length - end.Length)
        {
            field.ValueStart += start.Length;
            field.ValueLength -= start.Length + end.Length;
        }
        else
        {
            field.Kind = FieldKind.XmlMarkup;
        }
    }

    private void Leave(ref FieldList fields)
    {
        ref var field = ref fields[open];
        field.End = fields.Count;
        open = field.Parent;
        depth--;
        marked = true; // what follows inside the parent is not a leaf's text any more
    }

    /// <returns>The name's length.</returns>
    private int PassName()
    {
        var rest = xml[position..];
        var length = rest.IndexOfAnyExcept(NameBytes);
        if (length is <= 0 or > Xml.MaxNameLength || !Xml.StartsName(rest[0])) throw Malformed();
        position += length;
        return length;
    }

    /// <returns>Whether the element ends with its start tag.</returns>
    private bool PassAttributes()
    {
        while (true)
        {
            var spaces = PassWhitespace();
            if (At(">"u8) || At("/>"u8)) break;
            if (spaces == 0) throw Malformed();
            PassName();
            PassWhitespace();
            if (!At("="u8)) throw Malformed();
            position++;
            PassWhitespace();
            if (!At("\""u8) && !At("'"u8)) throw Malformed();
            var start = position + 1;
            PassUntil(xml.Slice(position, 1), 1);
            var value = xml[start..(position - 1)];
            if (value.Contains((byte)'<')) throw Malformed();
            XmlText.CheckReferences(value);
        }
        var empty = At("/>"u8);
        position += empty ? 2 : 1;
        return empty;
    }

    private int PassWhitespace()
    {
        var length = xml[position..].IndexOfAnyExcept(" \t\r\n"u8);
        if (length < 0) throw Malformed();
        position += length;
        return length;
    }

    private readonly bool At(ReadOnlySpan<byte> expected) => xml[position..].StartsWith(expected);

    private static MalformedMessageException Malformed() => new(MalformedMessageReason.NotWellFormed);
}
