using System.Text;
using System.Text.Json;

namespace Zhijian.WeChat.Messages.Parsing;

/// <summary>Turns a field's bytes into its text.</summary>
internal static class FieldText
{
    /// <exception cref="MalformedMessageException"><see cref="MalformedMessageReason.NotWellFormed"/> for half a surrogate pair or NUL in JSON.</exception>
    public static string Decode(ReadOnlySpan<byte> source, in Field field)
    {
        var value = source.Slice(field.ValueStart, field.ValueLength);
        return field.Kind switch
        {
            FieldKind.XmlMarkup => XmlText.Decode(value),
            FieldKind.JsonEscaped => DecodeJson(source.Slice(field.ValueStart - 1, field.ValueLength + 2)),
            _ => value.IsEmpty ? "" : Encoding.UTF8.GetString(value),
        };
    }

    /// <summary>The value's bytes: a part of the source when nothing in them must be decoded.</summary>
    public static ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> source, scoped in Field field) =>
        field.Kind is FieldKind.Plain ? source.Slice(field.ValueStart, field.ValueLength) : Encoding.UTF8.GetBytes(Decode(source, in field));

    /// <summary>What is left in the table, named by its path: <c>ScanCodeInfo/ScanType</c>.</summary>
    public static IReadOnlyList<ExtraField> Untaken(ReadOnlySpan<byte> source, ReadOnlySpan<Field> table)
    {
        List<ExtraField>? extras = null;
        for (var index = 1; index < table.Length; index++)
        {
            ref readonly var field = ref table[index];
            if (field.Taken || field.Kind is FieldKind.Group) continue;
            (extras ??= []).Add(new ExtraField(Path(source, table, index), Decode(source, in field)));
        }
        return extras ?? (IReadOnlyList<ExtraField>)[];
    }

    private static string Path(ReadOnlySpan<byte> source, ReadOnlySpan<Field> table, int index)
    {
        ref readonly var field = ref table[index];
        var name = Encoding.UTF8.GetString(source.Slice(field.NameStart, field.NameLength));
        return field.Parent > 0 ? Path(source, table, field.Parent) + "/" + name : name;
    }

    private static string DecodeJson(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            var text = reader.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? throw new MalformedMessageException(MalformedMessageReason.NotWellFormed) : text;
        }
        catch (InvalidOperationException)
        {
            throw new MalformedMessageException(MalformedMessageReason.NotWellFormed);
        }
    }
}
