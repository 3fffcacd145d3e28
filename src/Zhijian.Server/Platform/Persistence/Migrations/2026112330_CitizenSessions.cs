using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Citizens who are signed in on pages, the mini programs of accounts, and runs that were moved on a page.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261123300000_CitizenSessions")]
public sealed class CitizenSessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.AddColumn<bool>("IsOnPage", "ServiceRuns", types.Boolean, defaultValue: false);
        migrationBuilder.CreateTable(
            "CitizenSessions",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                AccountId = table.Column<Guid>(types.Uuid),
                OpenId = table.Column<string>(types.Text),
                UnionId = table.Column<string>(types.Text, nullable: true),
                Channel = table.Column<int>(types.Integer),
                Tag = table.Column<string>(types.Text),
                SecretHash = table.Column<string>(types.Text),
                StartedAt = table.Column<DateTimeOffset>(types.Instant),
                ExpiresAt = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_CitizenSessions", row => row.Id));
        migrationBuilder.CreateIndex("IX_CitizenSessions_AgencyId", "CitizenSessions", "AgencyId");
        migrationBuilder.CreateIndex("IX_CitizenSessions_Tag", "CitizenSessions", "Tag", unique: true);
        migrationBuilder.CreateIndex("IX_CitizenSessions_ExpiresAt", "CitizenSessions", "ExpiresAt");
        migrationBuilder.CreateIndex("IX_CitizenSessions_UnionId", "CitizenSessions", "UnionId");
        migrationBuilder.CreateTable(
            "MiniPrograms",
            table => new
            {
                AppId = table.Column<string>(types.Text),
                AgencyId = table.Column<Guid>(types.Uuid),
                AccountId = table.Column<Guid>(types.Uuid),
                SealedSecret = table.Column<string>(types.Text),
            },
            constraints: table => table.PrimaryKey("PK_MiniPrograms", row => row.AppId));
        migrationBuilder.CreateIndex("IX_MiniPrograms_AgencyId", "MiniPrograms", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("MiniPrograms");
        migrationBuilder.DropTable("CitizenSessions");
        migrationBuilder.DropColumn("IsOnPage", "ServiceRuns");
    }
}
