using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>How near the end of an approved answer is (到期提醒).</summary>
public enum ExpiryStage
{
    /// <summary>30 days or less.</summary>
    Month,

    /// <summary>7 days or less.</summary>
    Week,

    /// <summary>Citizens no longer get it.</summary>
    Expired,
}

/// <summary>When an answer that runs out becomes a task (到期任务). Pure.</summary>
public static class AnswerExpiry
{
    public const int MonthDays = 30;
    public const int WeekDays = 7;

    /// <param name="expiresAt">First day on which it no longer holds.</param>
    /// <returns>Null while there is time.</returns>
    public static ExpiryStage? StageOn(DateOnly today, DateOnly expiresAt) => (expiresAt.DayNumber - today.DayNumber) switch
    {
        <= 0 => ExpiryStage.Expired,
        <= WeekDays => ExpiryStage.Week,
        <= MonthDays => ExpiryStage.Month,
        _ => null,
    };
}

/// <summary>
/// That an approved version runs out, written once for each stage (到期任务). It is done when citizens get another version or none; nobody ticks it off.
/// </summary>
public sealed class AnswerTask : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required AnswerId AnswerId { get; init; }

    /// <summary><see cref="CanonicalAnswer.ApprovedVersion"/> when it was written.</summary>
    public required int Version { get; init; }

    public required ExpiryStage Stage { get; init; }

    public required DateOnly ExpiresAt { get; init; }

    public required DateTimeOffset At { get; init; }
}
