namespace Zhijian.WeChat.Messages;

/// <summary>Why a push was refused before anything was read from it.</summary>
public enum MalformedMessageReason
{
    /// <summary>The text is neither well-formed XML nor well-formed JSON, or holds the character NUL.</summary>
    NotWellFormed,

    /// <summary>A document type declaration, which no push has and which opens the door to attacks.</summary>
    Dtd,

    /// <summary>A reference to an entity other than the five predefined ones.</summary>
    Entity,

    /// <summary>More than <see cref="InboundMessageParser.MaxDepth"/> elements inside one another.</summary>
    TooDeep,

    /// <summary>More than <see cref="InboundMessageParser.MaxBytes"/> bytes or <see cref="InboundMessageParser.MaxElements"/> elements.</summary>
    TooLarge,

    /// <summary>ToUserName, FromUserName, CreateTime, MsgType or Event is absent or unusable.</summary>
    MissingField,
}

/// <summary>A push that is not a message. Its text is not part of the exception: it may be personal.</summary>
public sealed class MalformedMessageException(MalformedMessageReason reason, string? field = null)
    : Exception(field is null ? $"The message was refused: {reason}." : $"The message was refused: {reason} ({field}).")
{
    public MalformedMessageReason Reason { get; } = reason;

    /// <summary>The field meant by <see cref="MalformedMessageReason.MissingField"/>.</summary>
    public string? Field { get; } = field;
}
