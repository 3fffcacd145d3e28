using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Promises;

/// <summary>
/// A promise one citizen was given (承诺): an answer by a person until <see cref="DueAt"/>. Written in the transaction in which the citizen
/// began to wait and never recomputed; the only changes are that somebody answered, once, or that the citizen left.
/// </summary>
public sealed record Promise : IAgencyOwned
{
    public required PromiseId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>A plain value: conversations know promises, not the other way round.</summary>
    public required Guid ConversationId { get; init; }

    public required string Name { get; init; }

    public string? Department { get; init; }

    public required string Within { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? WarnAt { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? EscalateAt { get; init; }

    /// <summary>The first human reply.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public Guid? AnsweredBy { get; init; }

    public DateTimeOffset? VoidAt { get; init; }
}

/// <summary>A step of the escalation (逐级提醒); its key makes each one happen once, whoever notices it and whatever clocks do.</summary>
public sealed record PromiseStep : IAgencyOwned
{
    public required PromiseId PromiseId { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required PromiseStepKind Kind { get; init; }

    /// <summary>When it was to happen; a server that was down then notes it later.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset NotedAt { get; init; }
}

/// <summary>The rules of an agency as they stand now.</summary>
public sealed class PromiseRules : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public IReadOnlyList<PromiseRule> Rules { get; set; } = [];
}
