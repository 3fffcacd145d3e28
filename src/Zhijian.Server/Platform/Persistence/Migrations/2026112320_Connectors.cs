using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Ways to the systems of departments.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261123200000_Connectors")]
public sealed class Connectors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "Connectors",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Key = table.Column<string>(types.Text),
                Definition = table.Column<string>(types.Text),
                SealedDemoCredentials = table.Column<string>(types.Text),
                IsWithdrawn = table.Column<bool>(types.Boolean),
                LoadedAt = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_Connectors", row => new { row.AgencyId, row.Key }));
        migrationBuilder.CreateIndex("IX_Connectors_AgencyId", "Connectors", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("Connectors");
}
