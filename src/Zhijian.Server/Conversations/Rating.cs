using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations;

/// <summary>How a citizen found one session with an officer (满意度评价): asked once, answered once.</summary>
public sealed record Rating : IAgencyOwned
{
    public const int LongestReason = 500;

    public required RatingId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required AccountId AccountId { get; init; }

    public required ConversationId ConversationId { get; init; }

    /// <summary>Who served.</summary>
    public StaffId? StaffId { get; init; }

    public string? StaffName { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>5 very satisfied … 1 very dissatisfied; null while not answered.</summary>
    public int? Grade { get; init; }

    public DateTimeOffset? GradedAt { get; init; }

    /// <summary>The citizen's words after a bad grade.</summary>
    public string? Reason { get; init; }
}

/// <summary>The task a bad grade makes (回访): somebody looks into it and notes what was done.</summary>
public sealed record FollowUp : IAgencyOwned
{
    /// <summary>That of the rating.</summary>
    public required RatingId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required ConversationId ConversationId { get; init; }

    /// <summary>Key of the department whose queue the conversation was in; null is the general queue.</summary>
    public string? Department { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public StaffId? DoneBy { get; init; }

    public string? DoneName { get; init; }

    public string? Note { get; init; }
}
