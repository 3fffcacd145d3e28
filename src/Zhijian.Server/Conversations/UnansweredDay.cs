using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations;

/// <summary>How often an unanswered question was asked on one day in Beijing, from which trends are drawn.</summary>
public sealed record UnansweredDay : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>That of the <see cref="UnansweredQuestion"/>.</summary>
    public required Guid TextKey { get; init; }

    public DateOnly Day { get; init; }

    public int Count { get; init; }
}
