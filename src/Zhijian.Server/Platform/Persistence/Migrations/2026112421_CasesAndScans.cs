using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>What cases are about; QR codes by which the second party comes in.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261124210000_CasesAndScans")]
public sealed class CasesAndScans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "ServiceCases",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Service = table.Column<string>(types.Text),
                Subject = table.Column<string>(types.Text),
                RunId = table.Column<Guid>(types.Uuid),
            },
            constraints: table => table.PrimaryKey("PK_ServiceCases", row => new { row.AgencyId, row.Service, row.Subject }));
        migrationBuilder.CreateIndex("IX_ServiceCases_AgencyId_RunId", "ServiceCases", ["AgencyId", "RunId"]);
        migrationBuilder.AddColumn<string>("ScanUrl", "ServiceParties", types.Text, nullable: true);
        migrationBuilder.AddColumn<string>("Scene", "ServiceTellings", types.Text, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("Until", "ServiceTellings", types.Instant, nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("Until", "ServiceTellings");
        migrationBuilder.DropColumn("Scene", "ServiceTellings");
        migrationBuilder.DropColumn("ScanUrl", "ServiceParties");
        migrationBuilder.DropTable("ServiceCases");
    }
}
