using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Zhijian.WeChat.Messages.Parsing;

internal delegate T ItemReader<out T>(ref FieldGroup item);

/// <summary>
/// The fields inside one element or object, taken by name. What nobody takes, also because its value does not fit the type asked
/// for, is left for <see cref="InboundMessage.Extras"/>: no field is lost.
/// </summary>
internal readonly ref struct FieldGroup
{
    private const long MaxUnixSeconds = 253_402_300_799;
    private const int LongestExpected = 64;

    private readonly ReadOnlySpan<byte> source;
    private readonly Span<Field> table;
    private readonly int from;
    private readonly int to;
    private readonly ref bool lacking;

    /// <param name="lacking">Set once a needed field is absent: the push is then kept as an unknown one.</param>
    public FieldGroup(ReadOnlySpan<byte> source, Span<Field> table, ref bool lacking)
        : this(source, table, 1, table.Length, ref lacking)
    {
    }

    private FieldGroup(ReadOnlySpan<byte> source, Span<Field> table, int from, int to, ref bool lacking)
    {
        this.source = source;
        this.table = table;
        this.from = from;
        this.to = to;
        this.lacking = ref lacking;
    }

    public bool IsEmpty => from == to;

    public string? Text(ReadOnlySpan<byte> name)
    {
        var index = Find(name, group: false);
        if (index < 0) return null;
        table[index].Taken = true;
        return FieldText.Decode(source, in table[index]);
    }

    /// <summary>As <see cref="Text(ReadOnlySpan{byte})"/>, but an expected value is not allocated anew.</summary>
    public string? Text(ReadOnlySpan<byte> name, FrozenSet<string> expected)
    {
        var index = Find(name, group: false);
        if (index < 0) return null;
        ref var field = ref table[index];
        if (field.Kind is FieldKind.Plain && field.ValueLength <= LongestExpected)
        {
            Span<char> text = stackalloc char[LongestExpected];
            var length = Encoding.UTF8.GetChars(source.Slice(field.ValueStart, field.ValueLength), text);
            field.Taken = expected.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var known);
            if (known is not null) return known;
        }
        return Text(name);
    }

    public bool TryTake(ReadOnlySpan<byte> name, out Field field)
    {
        var index = Find(name, group: false);
        field = index < 0 ? default : table[index];
        if (index >= 0) table[index].Taken = true;
        return index >= 0;
    }

    /// <summary>Some fields are spelt in two ways.</summary>
    public string? Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> otherSpelling) => Text(name) ?? Text(otherSpelling);

    /// <summary>As <see cref="Text(ReadOnlySpan{byte})"/>, but nothing for an empty value.</summary>
    public string? Filled(ReadOnlySpan<byte> name) => Text(name) is { Length: > 0 } text ? text : null;

    public string Need(ReadOnlySpan<byte> name) => Text(name) ?? Missing("");

    public string Need(ReadOnlySpan<byte> name, ReadOnlySpan<byte> otherSpelling) => Text(name, otherSpelling) ?? Missing("");

    public long? Number(ReadOnlySpan<byte> name) => Parse<long>(name, out var value) ? value : null;

    public long NeedNumber(ReadOnlySpan<byte> name) => Number(name) ?? Missing(0L);

    public int? Integer(ReadOnlySpan<byte> name) => Parse<int>(name, out var value) ? value : null;

    public double? Decimal(ReadOnlySpan<byte> name) => Parse<double>(name, out var value) ? value : null;

    public double NeedDecimal(ReadOnlySpan<byte> name) => Decimal(name) ?? Missing(0d);

    /// <summary>Unix seconds.</summary>
    public DateTimeOffset? Time(ReadOnlySpan<byte> name) =>
        Parse<long>(name, out var seconds, 0, MaxUnixSeconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The inside of the first group of that name; empty when there is none.</summary>
    public FieldGroup Group(ReadOnlySpan<byte> name)
    {
        var index = Find(name, group: true);
        if (index < 0) return new FieldGroup(source, table, 0, 0, ref lacking);
        table[index].Taken = true;
        return new FieldGroup(source, table, index + 1, table[index].End, ref lacking);
    }

    /// <summary>The inside of that group; in JSON pushes the wrapper is left out and its fields stand here.</summary>
    public FieldGroup GroupOrSelf(ReadOnlySpan<byte> name)
    {
        var group = Group(name);
        return group.IsEmpty ? this : group;
    }

    /// <summary>Every group of that name here.</summary>
    public IReadOnlyList<T> List<T>(ReadOnlySpan<byte> name, ItemReader<T> read)
    {
        List<T>? items = null;
        for (var group = Group(name); !group.IsEmpty; group = Group(name)) (items ??= []).Add(read(ref group));
        return items ?? (IReadOnlyList<T>)[];
    }

    /// <summary>The items in that list: <c>&lt;list&gt;&lt;item/&gt;&lt;item/&gt;&lt;/list&gt;</c>, in JSON also the list itself repeated.</summary>
    public IReadOnlyList<T> Items<T>(ReadOnlySpan<byte> list, ItemReader<T> read)
    {
        var first = Find(list, group: true);
        if (first < 0) return [];
        var inside = new FieldGroup(source, table, first + 1, table[first].End, ref lacking);
        if (inside.Find("item"u8, group: true) < 0) return List(list, read);
        table[first].Taken = true;
        return inside.List("item"u8, read);
    }

    /// <summary>Every value of that name here.</summary>
    public IReadOnlyList<string> Texts(ReadOnlySpan<byte> name)
    {
        List<string>? texts = null;
        while (Text(name) is { } text) (texts ??= []).Add(text);
        return texts ?? (IReadOnlyList<string>)[];
    }

    private int Find(ReadOnlySpan<byte> name, bool group)
    {
        for (var index = from; index < to; index = table[index].End)
        {
            ref var field = ref table[index];
            if (!field.Taken && field.Kind is FieldKind.Group == group && source.Slice(field.NameStart, field.NameLength).SequenceEqual(name)) return index;
        }
        return -1;
    }

    private bool Parse<T>(ReadOnlySpan<byte> name, out T value, T? least = null, T? most = null)
        where T : struct, INumber<T>
    {
        value = default;
        var index = Find(name, group: false);
        if (index < 0) return false;
        ref var field = ref table[index];
        field.Taken = T.TryParse(source.Slice(field.ValueStart, field.ValueLength), CultureInfo.InvariantCulture, out value)
            && T.IsFinite(value) && !(value < least) && !(value > most);
        return field.Taken;
    }

    private T Missing<T>(T instead)
    {
        lacking = true;
        return instead;
    }
}
