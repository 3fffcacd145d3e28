using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>What waits for people is found without reading what was done in years.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261126200000_RunsInHand")]
public sealed class RunsInHand : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("IX_ServiceRuns_InHand", "ServiceRuns", ["AgencyId", "ChangedAt"], filter: "\"Number\" IS NOT NULL AND \"HandledAt\" IS NULL");
        migrationBuilder.CreateIndex("IX_ServiceRuns_Waiting", "ServiceRuns", ["AgencyId", "ChangedAt"], filter: "\"State\" = 4");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_ServiceRuns_InHand", "ServiceRuns");
        migrationBuilder.DropIndex("IX_ServiceRuns_Waiting", "ServiceRuns");
    }
}
