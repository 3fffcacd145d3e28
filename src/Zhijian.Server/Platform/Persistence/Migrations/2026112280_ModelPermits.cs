using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>What an agency lets a language model do.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122800000_ModelPermits")]
public sealed class ModelPermits : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "ModelPermits",
            table => new { AgencyId = table.Column<Guid>(types.Uuid), Use = table.Column<int>(types.Integer) },
            constraints: table => table.PrimaryKey("PK_ModelPermits", row => row.AgencyId));
        migrationBuilder.CreateIndex("IX_ModelPermits_AgencyId", "ModelPermits", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("ModelPermits");
}
