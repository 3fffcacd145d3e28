using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Traffic.Restrictions;

internal sealed class RestrictionTable : IEntityTypeConfiguration<RestrictionRow>
{
    public void Configure(EntityTypeBuilder<RestrictionRow> row)
    {
        row.ToTable("Restrictions").HasKey(r => new { r.AgencyId, r.City });
        row.Property(r => r.Rules).AsJson();
    }
}
