namespace Zhijian.WeChat.Messages;

/// <summary>One of WeChat's own customer-service agents (客服) took the follower.</summary>
/// <param name="Agent">The agent's account, <c>name@account</c>.</param>
public sealed record AgentSessionCreatedEvent(MessageHeader Header, string Agent) : EventMessage(Header, Name)
{
    internal const string Name = "kf_create_session";

    protected override string? Occurrence => Agent;
}

/// <param name="CloseType">How it ended; only in newer pushes.</param>
public sealed record AgentSessionClosedEvent(MessageHeader Header, string Agent, string? CloseType = null) : EventMessage(Header, Name)
{
    internal const string Name = "kf_close_session";

    protected override string? Occurrence => Agent;
}

public sealed record AgentSessionSwitchedEvent(MessageHeader Header, string FromAgent, string ToAgent) : EventMessage(Header, Name)
{
    internal const string Name = "kf_switch_session";

    protected override string? Occurrence => FromAgent + ">" + ToAgent;
}
