using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations;

/// <summary>The numbers stand in the database.</summary>
public enum OutboxState
{
    Due = 0,

    /// <summary>A node is calling WeChat. If it dies meanwhile, nobody knows whether the message arrived.</summary>
    Calling = 1,

    /// <summary>Waits for the citizen to write again.</summary>
    Kept = 2,

    /// <summary>WeChat does not let it through as usual; whether it goes as a one-time message is decided next.</summary>
    OneTime = 3,

    /// <summary>A node is calling WeChat with it as a one-time message.</summary>
    OneTimeCalling = 4,
}

/// <summary>
/// A customer-service message on its way (发件箱), stored in the transaction that decided it and removed when its fate is known. What it
/// says stands in its message; <see cref="Id"/> is also its idempotency key: one entry is called at most once at a time, by one node.
/// </summary>
public sealed record OutboxEntry : IAgencyOwned
{
    /// <summary>Grows with time; the entries of a conversation go out in this order.</summary>
    public long Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required AccountId AccountId { get; init; }

    public required ConversationId ConversationId { get; init; }

    public required string OpenId { get; init; }

    /// <summary>The message this entry delivers.</summary>
    public required int Seq { get; init; }

    public required MessageKind ReplyKind { get; init; }

    public required string Reply { get; init; }

    public OutboxState State { get; init; }

    /// <summary>Calls that certainly did not deliver.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>After this it says nothing of use and is not sent any more; null is never.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    /// <summary>A call still running after this is taken for broken.</summary>
    public DateTimeOffset? CallUntil { get; init; }
}
