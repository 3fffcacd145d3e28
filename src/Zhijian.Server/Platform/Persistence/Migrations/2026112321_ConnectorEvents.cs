using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>What departments push.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261123210000_ConnectorEvents")]
public sealed class ConnectorEvents : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "ConnectorEvents",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Connector = table.Column<string>(types.Text),
                EventId = table.Column<string>(types.Text),
                Type = table.Column<string>(types.Text),
                At = table.Column<DateTimeOffset>(types.Instant),
                ReceivedAt = table.Column<DateTimeOffset>(types.Instant),
                Data = table.Column<string>(types.Text),
            },
            constraints: table => table.PrimaryKey("PK_ConnectorEvents", row => new { row.AgencyId, row.Connector, row.EventId }));
        migrationBuilder.CreateIndex("IX_ConnectorEvents_AgencyId_ReceivedAt", "ConnectorEvents", ["AgencyId", "ReceivedAt"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("ConnectorEvents");
}
