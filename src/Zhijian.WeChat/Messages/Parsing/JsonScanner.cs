using System.Text.Json;

namespace Zhijian.WeChat.Messages.Parsing;

/// <summary>
/// The same table for the JSON form of a push (mini programs may choose it): a property is a field, an array stands for its
/// elements repeated under its name, null for nothing.
/// </summary>
internal static class JsonScanner
{
    private const int Array = -2;

    /// <exception cref="MalformedMessageException">
    /// <see cref="MalformedMessageReason.NotWellFormed"/>, <see cref="MalformedMessageReason.TooDeep"/> or <see cref="MalformedMessageReason.TooLarge"/>.
    /// </exception>
    public static void Scan(ReadOnlySpan<byte> json, ref FieldList fields)
    {
        if (json.StartsWith("\uFEFF"u8)) throw new MalformedMessageException(MalformedMessageReason.NotWellFormed);
        // One level more than allowed, so that this scanner and not the reader says TooDeep.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = InboundMessageParser.MaxDepth + 1 });
        try
        {
            Run(ref reader, json, ref fields);
        }
        catch (JsonException)
        {
            throw new MalformedMessageException(reader.CurrentDepth > InboundMessageParser.MaxDepth ? MalformedMessageReason.TooDeep : MalformedMessageReason.NotWellFormed);
        }
    }

    private static void Run(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ref FieldList fields)
    {
        Span<int> enclosing = stackalloc int[InboundMessageParser.MaxDepth + 1];
        var depth = 0;
        var parent = -1;
        var name = 0..0;
        while (reader.Read())
        {
            var token = reader.TokenType;
            if (fields.Count == 0 && token is not JsonTokenType.StartObject) throw new MalformedMessageException(MalformedMessageReason.NotWellFormed);
            if (token is JsonTokenType.PropertyName)
            {
                name = Name(ref reader, json);
            }
            else if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                if (depth == InboundMessageParser.MaxDepth) throw new MalformedMessageException(MalformedMessageReason.TooDeep);
                enclosing[depth++] = token is JsonTokenType.StartArray ? Array : parent;
                if (token is JsonTokenType.StartObject) parent = Open(ref fields, name, (int)reader.TokenStartIndex, parent);
            }
            else if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                if (enclosing[--depth] == Array) continue;
                Close(ref fields[parent], fields.Count, (int)reader.BytesConsumed, out name);
                parent = enclosing[depth];
            }
            else if (token is not JsonTokenType.Null)
            {
                AddLeaf(ref reader, ref fields, name, parent);
            }
        }
    }

    private static int Open(ref FieldList fields, Range name, int start, int parent)
    {
        var index = fields.Add(name.Start.Value, name.End.Value - name.Start.Value, start, parent);
        fields[index].Kind = FieldKind.Group;
        return index;
    }

    /// <param name="name">The object's own name again: the next one in an array bears it too.</param>
    private static void Close(ref Field field, int end, int position, out Range name)
    {
        field.End = end;
        field.ValueLength = position - field.ValueStart;
        name = field.NameStart..(field.NameStart + field.NameLength);
    }

    private static void AddLeaf(ref Utf8JsonReader reader, ref FieldList fields, Range name, int parent)
    {
        var text = reader.TokenType is JsonTokenType.String;
        var index = fields.Add(name.Start.Value, name.End.Value - name.Start.Value, (int)reader.TokenStartIndex + (text ? 1 : 0), parent);
        fields[index].ValueLength = reader.ValueSpan.Length;
        fields[index].Kind = text && reader.ValueIsEscaped ? FieldKind.JsonEscaped : FieldKind.Plain;
    }

    /// <summary>Blanks around a name are dropped: the documentation's own samples have them.</summary>
    private static Range Name(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex + 1;
        var end = start + reader.ValueSpan.Length;
        while (start < end && json[start] == (byte)' ') start++;
        while (end > start && json[end - 1] == (byte)' ') end--;
        return start..end;
    }
}
