using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhijian.Server.Audit;

internal sealed class AuditTables : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries").HasKey(row => row.Id);
        entry.HasIndex(row => new { row.AgencyId, row.Sequence }).IsUnique();
        entry.Ignore(row => row.Position);
        entry.Property(row => row.Action).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<AuditChain> chain) => chain.ToTable("AuditChains").HasKey(row => row.AgencyId);
}
