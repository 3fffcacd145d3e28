using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Desk.Assignment;

public enum AssignmentMode
{
    /// <summary>Officers take what waits themselves (抢单).</summary>
    Pull,

    /// <summary>What waits is given out by turn (自动分配).</summary>
    Automatic,
}

/// <summary>How an agency's waiting citizens come to officers. An agency that never said pulls.</summary>
public sealed class AssignmentRules : IAgencyOwned
{
    public const int UsualMost = 8;
    public const int LargestMost = 100;

    public required AgencyId AgencyId { get; init; }

    public AssignmentMode Mode { get; set; }

    /// <summary>How many open conversations an officer may have before none is given to them by turn.</summary>
    public int MostOpen { get; set; } = UsualMost;
}

internal sealed class AssignmentRulesTable : IEntityTypeConfiguration<AssignmentRules>
{
    public void Configure(EntityTypeBuilder<AssignmentRules> rules)
    {
        rules.ToTable("AssignmentRules").HasKey(row => row.AgencyId);
        rules.Property(row => row.Mode).HasConversion<string>();
    }
}
