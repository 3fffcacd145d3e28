using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Driving restrictions, the rules of a city in one row.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122920000_Restrictions")]
public sealed class Restrictions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "Restrictions",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                City = table.Column<string>(types.Text),
                Rules = table.Column<string>(types.Text),
                Place = table.Column<int>(types.Integer),
                LoadedAt = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_Restrictions", row => new { row.AgencyId, row.City }));
        migrationBuilder.CreateIndex("IX_Restrictions_AgencyId", "Restrictions", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("Restrictions");
}
