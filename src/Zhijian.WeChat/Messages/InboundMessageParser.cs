using Zhijian.WeChat.Messages.Parsing;

namespace Zhijian.WeChat.Messages;

/// <summary>
/// Reads a decrypted push. Every type of the official docs has its record; other types and events are kept as
/// <see cref="UnknownMessage"/> and <see cref="UnknownEvent"/>, unknown elements as <see cref="InboundMessage.Extras"/>.
/// </summary>
public static class InboundMessageParser
{
    /// <summary>Elements inside one another; real pushes have 5.</summary>
    public const int MaxDepth = 16;

    /// <summary>2 MiB.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Elements in one push; the largest real ones have about a hundred.</summary>
    public const int MaxElements = 4096;

    private const int FieldsOnStack = 24;

    /// <summary>Reads the XML form, or the JSON form when the first byte is an opening brace.</summary>
    /// <param name="push">UTF-8. Kept as <see cref="InboundMessage.Raw"/> without copying: do not reuse the memory.</param>
    /// <exception cref="MalformedMessageException"/>
    public static InboundMessage Parse(ReadOnlyMemory<byte> push) =>
        push.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? ParseJson(push) : ParseXml(push);

    /// <inheritdoc cref="Parse"/>
    public static InboundMessage ParseXml(ReadOnlyMemory<byte> push) => ScanAndRead(push, XmlScanner.Scan);

    /// <summary>Reads the JSON form, which mini programs may choose.</summary>
    /// <inheritdoc cref="Parse"/>
    public static InboundMessage ParseJson(ReadOnlyMemory<byte> push) => ScanAndRead(push, JsonScanner.Scan);

    private delegate void Scanner(ReadOnlySpan<byte> source, ref FieldList fields);

    private static InboundMessage ScanAndRead(ReadOnlyMemory<byte> push, Scanner scan)
    {
        if (push.Length > MaxBytes) throw new MalformedMessageException(MalformedMessageReason.TooLarge);
        var fields = new FieldList(stackalloc Field[FieldsOnStack]);
        try
        {
            scan(push.Span, ref fields);
            return Read(push, fields.Items, typed: true);
        }
        finally
        {
            fields.Dispose();
        }
    }

    /// <param name="typed">False for a second reading, when the type's own reader missed a field: all fields then go to Extras.</param>
    private static InboundMessage Read(ReadOnlyMemory<byte> push, Span<Field> table, bool typed)
    {
        var lacking = false;
        var fields = new FieldGroup(push.Span, table, ref lacking);
        var header = new MessageHeader(
            fields.Text("ToUserName"u8) ?? throw Missing("ToUserName"),
            fields.Text("FromUserName"u8) ?? throw Missing("FromUserName"),
            fields.Time("CreateTime"u8) ?? throw Missing("CreateTime"),
            push);
        var type = fields.Text("MsgType"u8, PushTypes.Names) ?? throw Missing("MsgType");
        var isEvent = string.Equals(type, PushTypes.Event, StringComparison.Ordinal);
        var name = isEvent ? fields.Text("Event"u8, PushTypes.Names) ?? throw Missing("Event") : type;

        var known = typed && PushTypes.TryGetReader(isEvent, name, out var read) ? read(in header, name, ref fields) : null;
        if (lacking)
        {
            foreach (ref var field in table) field.Taken = false;
            return Read(push, table, typed: false);
        }
        var message = known ?? ReadUnknown(in header, name, isEvent, ref fields);
        var extras = FieldText.Untaken(push.Span, table);
        return extras.Count == 0 ? message : message with { Extras = extras };
    }

    private static InboundMessage ReadUnknown(in MessageHeader header, string name, bool isEvent, ref FieldGroup fields) =>
        isEvent ? new UnknownEvent(header, name, fields.Text("EventKey"u8)) : new UnknownMessage(header, name, fields.Number("MsgId"u8));

    private static MalformedMessageException Missing(string field) => new(MalformedMessageReason.MissingField, field);
}
