using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Services in their versions, and citizens on their way through them.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122940000_Services")]
public sealed class Services : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "ServiceVersions",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Key = table.Column<string>(types.Text),
                Version = table.Column<int>(types.Integer),
                Definition = table.Column<string>(types.Text),
                PublishedAt = table.Column<DateTimeOffset>(types.Instant),
                IsWithdrawn = table.Column<bool>(types.Boolean),
            },
            constraints: table => table.PrimaryKey("PK_ServiceVersions", row => new { row.AgencyId, row.Key, row.Version }));
        migrationBuilder.CreateIndex("IX_ServiceVersions_AgencyId", "ServiceVersions", "AgencyId");
        migrationBuilder.CreateTable(
            "ServiceRuns",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                Service = table.Column<string>(types.Text),
                Version = table.Column<int>(types.Integer),
                Department = table.Column<string>(types.Text, nullable: true),
                State = table.Column<int>(types.Integer),
                Step = table.Column<string>(types.Text, nullable: true),
                SealedEntries = table.Column<string>(types.Text),
                Instead = table.Column<string>(types.Text, nullable: true),
                Number = table.Column<string>(types.Text, nullable: true),
                StartedAt = table.Column<DateTimeOffset>(types.Instant),
                ChangedAt = table.Column<DateTimeOffset>(types.Instant),
                EndedAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                HandledAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                HandledBy = table.Column<string>(types.Text, nullable: true),
                HandledNote = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_ServiceRuns", row => row.Id));
        migrationBuilder.CreateIndex("IX_ServiceRuns_ConversationId_StartedAt", "ServiceRuns", ["ConversationId", "StartedAt"]);
        migrationBuilder.CreateIndex("IX_ServiceRuns_AgencyId_EndedAt", "ServiceRuns", ["AgencyId", "EndedAt"], filter: "\"Number\" IS NOT NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ServiceRuns");
        migrationBuilder.DropTable("ServiceVersions");
    }
}
