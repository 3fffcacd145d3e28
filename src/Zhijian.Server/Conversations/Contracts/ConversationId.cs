using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>Everything between one follower and one account (会话).</summary>
public readonly record struct ConversationId(Guid Value) : ITypedId<ConversationId>
{
    public static ConversationId From(Guid value) => new(value);

    public static ConversationId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
