using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>Who changes an answer: a person, or a pack, which has no id.</summary>
public sealed record AnswerAuthor(StaffId? Id, string Name);

/// <summary>What was done to an answer.</summary>
public enum AnswerChange
{
    /// <summary>Its wording was changed in the console (修改).</summary>
    Written,

    /// <summary>Sent for review (送审).</summary>
    Submitted,

    Approved,

    /// <summary>Back to a draft, by the reviewer or by the writer (退回).</summary>
    Returned,

    Retired,

    /// <summary>Came with a table or a pack (导入).</summary>
    Imported,

    /// <summary>How it stood when versions began to be kept.</summary>
    Carried,
}

/// <summary>An answer as it stood after one change (版本). Written once, never changed; what citizens get is read from here.</summary>
public sealed class AnswerVersion : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required AnswerId AnswerId { get; init; }

    /// <summary><see cref="CanonicalAnswer.Version"/> after the change.</summary>
    public required int Number { get; init; }

    public required AnswerChange Change { get; init; }

    public required AnswerStatus Status { get; init; }

    public required AnswerContent Content { get; init; }

    /// <summary>What was said with it: why it was returned.</summary>
    public string? Note { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>Null for a pack.</summary>
    public required StaffId? ById { get; init; }
}
