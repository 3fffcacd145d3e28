using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Audit;

public readonly record struct AuditEntryId(Guid Value) : ITypedId<AuditEntryId>
{
    public static AuditEntryId From(Guid value) => new(value);

    public static AuditEntryId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>One line of the audit log (审计记录). Written once; the database refuses to change or delete it.</summary>
public sealed class AuditEntry : IAgencyOwned
{
    public required AuditEntryId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>Among the entries of one unit of work; not stored, the sequence follows it.</summary>
    public int Position { get; init; }

    /// <summary>From 1, without a gap, for each agency.</summary>
    public long Sequence { get; private set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for packs and the command line.</summary>
    public Guid? StaffId { get; init; }

    public required string StaffName { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>What it was done to, as <c>kind:name</c>.</summary>
    public required string Subject { get; init; }

    public string? Details { get; init; }

    /// <summary>Hash of the agency's entry before this one; empty for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>See <see cref="AuditHash"/>.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Takes its place in the chain.</summary>
    public void Seal(long sequence, string previousHash)
    {
        (Sequence, PreviousHash) = (sequence, previousHash);
        Hash = AuditHash.Of(this, sequence);
    }
}

/// <summary>
/// Where an agency's chain ends. It tells when entries were cut off at the end, and whoever appends holds its row lock, so that writers on
/// several nodes never fork the chain.
/// </summary>
public sealed class AuditChain : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public long Sequence { get; init; }

    public string Hash { get; init; } = "";
}
