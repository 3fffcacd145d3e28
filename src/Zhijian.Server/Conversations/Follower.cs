using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations;

/// <summary>
/// What WeChat tells about a person who follows an account (粉丝资料). There is one for a conversation, under its id, as soon as anything is
/// known; who only ever wrote has none.
/// </summary>
public sealed record Follower : IAgencyOwned
{
    public required ConversationId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>The same person over all accounts of one WeChat Open Platform account.</summary>
    public string? UnionId { get; init; }

    public string? Nickname { get; init; }

    /// <summary>What staff call this person (备注).</summary>
    public string? Remark { get; init; }

    /// <summary>How they came to follow, in WeChat's words (subscribe_scene) or the scanned scene.</summary>
    public string? Source { get; init; }

    /// <summary>Ids of WeChat tags, separated by commas.</summary>
    public string? Tags { get; init; }

    public DateTimeOffset? SubscribedAt { get; init; }

    public DateTimeOffset? UnsubscribedAt { get; init; }

    /// <summary>When the profile was last read from WeChat.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}
