using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhijian.Server.Conversations.Figures;

internal sealed class FigureTables
    : IEntityTypeConfiguration<HourlyFigures>, IEntityTypeConfiguration<OfficerHour>, IEntityTypeConfiguration<MatterHour>, IEntityTypeConfiguration<FigurePosition>
{
    public void Configure(EntityTypeBuilder<HourlyFigures> table) => table.ToTable("HourlyFigures").HasKey(row => new { row.AgencyId, row.Hour, row.Department });

    public void Configure(EntityTypeBuilder<OfficerHour> table) => table.ToTable("OfficerHours").HasKey(row => new { row.AgencyId, row.Hour, row.StaffId });

    public void Configure(EntityTypeBuilder<MatterHour> table)
    {
        table.ToTable("MatterHours").HasKey(row => new { row.AgencyId, row.Hour, row.Matter });
        // By which what is old is taken away.
        table.HasIndex(row => row.Hour);
    }

    public void Configure(EntityTypeBuilder<FigurePosition> table)
    {
        table.ToTable("FigurePositions");
        table.Property(row => row.Id).ValueGeneratedNever();
    }
}
