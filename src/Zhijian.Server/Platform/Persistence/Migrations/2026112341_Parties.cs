using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Reports of two parties, and what the command centre decided on a record.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261123410000_Parties")]
public sealed class Parties : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.AddColumn<Guid>("PartyOf", "ServiceRuns", types.Uuid, nullable: true);
        migrationBuilder.AddColumn<string>("Decision", "ServiceRuns", types.Text, nullable: true);
        migrationBuilder.CreateIndex("IX_ServiceRuns_PartyOf", "ServiceRuns", "PartyOf");
        migrationBuilder.CreateTable(
            "ServiceParties",
            table => new
            {
                RunId = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                Code = table.Column<string>(types.Text),
                State = table.Column<int>(types.Integer),
                SecondRunId = table.Column<Guid>(types.Uuid, nullable: true),
                SecondConversationId = table.Column<Guid>(types.Uuid, nullable: true),
                ExpiresAt = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_ServiceParties", row => row.RunId));
        migrationBuilder.CreateIndex("IX_ServiceParties_AgencyId_Code", "ServiceParties", ["AgencyId", "Code"]);
        migrationBuilder.CreateIndex("IX_ServiceParties_SecondRunId", "ServiceParties", "SecondRunId");
        migrationBuilder.CreateIndex("IX_ServiceParties_ExpiresAt", "ServiceParties", "ExpiresAt", filter: "\"State\" < 2");
        migrationBuilder.CreateTable(
            "ServiceCodeTries",
            table => new
            {
                ConversationId = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Count = table.Column<int>(types.Integer),
                Since = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_ServiceCodeTries", row => row.ConversationId));
        migrationBuilder.CreateIndex("IX_ServiceCodeTries_AgencyId", "ServiceCodeTries", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ServiceCodeTries");
        migrationBuilder.DropTable("ServiceParties");
        migrationBuilder.DropIndex("IX_ServiceRuns_PartyOf", "ServiceRuns");
        migrationBuilder.DropColumn("Decision", "ServiceRuns");
        migrationBuilder.DropColumn("PartyOf", "ServiceRuns");
    }
}
