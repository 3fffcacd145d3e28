using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhijian.Server.Platform.Packs;

internal sealed class PackRowTable : IEntityTypeConfiguration<PackRow>
{
    public void Configure(EntityTypeBuilder<PackRow> row) => row.ToTable("PackRows").HasKey(r => new { r.AgencyId, r.Name });
}
