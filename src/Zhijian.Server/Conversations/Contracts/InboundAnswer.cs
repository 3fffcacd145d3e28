using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>What to answer a push, now that its message is durable.</summary>
/// <param name="IsDurable">False: the message could not be stored; WeChat must try again.</param>
/// <param name="Reply">The passive reply; null answers <c>success</c>.</param>
/// <param name="At">When the push was first taken: a retry gets the same reply with the same time.</param>
public readonly record struct InboundAnswer(bool IsDurable, ReplyContent? Reply = null, DateTimeOffset At = default)
{
    public static InboundAnswer TryAgain => default;
}
