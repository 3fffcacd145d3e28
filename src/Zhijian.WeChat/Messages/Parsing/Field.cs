namespace Zhijian.WeChat.Messages.Parsing;

internal enum FieldKind : byte
{
    /// <summary>The value bytes are the value.</summary>
    Plain,

    /// <summary>XML text with references, several CDATA sections or comments.</summary>
    XmlMarkup,

    /// <summary>A JSON string with escapes.</summary>
    JsonEscaped,

    /// <summary>Holds other fields.</summary>
    Group,
}

/// <summary>One element (XML) or property (JSON) as ranges of the source; the table of all is in document order.</summary>
internal struct Field
{
    public int NameStart;
    public int NameLength;
    public int ValueStart;
    public int ValueLength;

    /// <summary>Index of the enclosing field; -1 for the root.</summary>
    public int Parent;

    /// <summary>Index of the first field after this one and all it holds.</summary>
    public int End;

    public FieldKind Kind;
    public bool Taken;
}
