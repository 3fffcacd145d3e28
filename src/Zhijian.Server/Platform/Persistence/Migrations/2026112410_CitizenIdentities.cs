using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Which followers are one person, as long as they want to be known: sessions that told it are swept away after a day.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261124100000_CitizenIdentities")]
public sealed class CitizenIdentities : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "CitizenIdentities",
            table => new
            {
                AccountId = table.Column<Guid>(types.Uuid),
                OpenId = table.Column<string>(types.Text),
                AgencyId = table.Column<Guid>(types.Uuid),
                UnionId = table.Column<string>(types.Text),
                Channel = table.Column<int>(types.Integer),
            },
            constraints: table => table.PrimaryKey("PK_CitizenIdentities", row => new { row.AccountId, row.OpenId }));
        migrationBuilder.CreateIndex("IX_CitizenIdentities_AgencyId", "CitizenIdentities", "AgencyId");
        migrationBuilder.CreateIndex("IX_CitizenIdentities_UnionId", "CitizenIdentities", "UnionId");
        migrationBuilder.Sql(
            """
            INSERT INTO "CitizenIdentities" ("AccountId", "OpenId", "AgencyId", "UnionId", "Channel")
            SELECT "AccountId", "OpenId", "AgencyId", MAX("UnionId"), MIN("Channel") FROM "CitizenSessions" WHERE "UnionId" IS NOT NULL GROUP BY "AccountId", "OpenId", "AgencyId"
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("CitizenIdentities");
}
