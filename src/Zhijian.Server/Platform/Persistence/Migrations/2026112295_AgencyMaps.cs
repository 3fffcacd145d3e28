using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Where an agency lies, and its sketch of the place.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122950000_AgencyMaps")]
public sealed class AgencyMaps : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "AgencyMaps",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Latitude = table.Column<double>(types.Real),
                Longitude = table.Column<double>(types.Real),
                Zoom = table.Column<int>(types.Integer),
                Sketch = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_AgencyMaps", row => row.AgencyId));
        migrationBuilder.CreateIndex("IX_AgencyMaps_AgencyId", "AgencyMaps", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("AgencyMaps");
}
