using System.Buffers;

namespace Zhijian.WeChat.Messages.Parsing;

/// <summary>A growing table of fields that starts on the caller's stack and moves to the array pool when it must.</summary>
internal ref struct FieldList(Span<Field> initial)
{
    private Span<Field> fields = initial;
    private Field[]? rented;

    public int Count { get; private set; }

    public readonly Span<Field> Items => fields[..Count];

    public readonly ref Field this[int index] => ref fields[index];

    /// <exception cref="MalformedMessageException"><see cref="MalformedMessageReason.TooLarge"/></exception>
    public int Add(int nameStart, int nameLength, int valueStart, int parent)
    {
        if (Count == InboundMessageParser.MaxElements) throw new MalformedMessageException(MalformedMessageReason.TooLarge);
        if (Count == fields.Length) Grow();
        fields[Count] = new Field { NameStart = nameStart, NameLength = nameLength, ValueStart = valueStart, Parent = parent, End = Count + 1 };
        return Count++;
    }

    public void Dispose()
    {
        if (rented is null) return;
        ArrayPool<Field>.Shared.Return(rented);
        rented = null;
    }

    private void Grow()
    {
        var larger = ArrayPool<Field>.Shared.Rent(2 * fields.Length);
        fields.CopyTo(larger);
        if (rented is not null) ArrayPool<Field>.Shared.Return(rented);
        fields = rented = larger;
    }
}
