namespace Zhijian.WeChat.Messages;

/// <summary>A push with MsgType event (事件推送). Official docs: 接收事件推送.</summary>
/// <param name="Event">As WeChat spells it; case matters.</param>
public abstract record EventMessage(MessageHeader Header, string Event) : InboundMessage(Header)
{
    public sealed override string MsgType => "event";

    public sealed override string DeduplicationKey => KeyOf(Event, Occurrence);

    /// <summary>What tells two such events of one follower in one second apart, when something does.</summary>
    protected virtual string? Occurrence => null;
}

/// <summary>An event this library does not know, or one without a field that it must have. Nothing is lost: see Extras.</summary>
/// <param name="EventKey">As far as the event has one; it is not repeated in Extras.</param>
public sealed record UnknownEvent(MessageHeader Header, string Event, string? EventKey = null) : EventMessage(Header, Event)
{
    protected override string? Occurrence => EventKey;
}
