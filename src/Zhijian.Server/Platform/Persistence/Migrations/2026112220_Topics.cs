using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Days on which questions went unanswered, and the topics they are grouped into.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122200000_Topics")]
public sealed class Topics : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "UnansweredDays",
            table => new
            {
                AccountId = table.Column<Guid>(types.Uuid),
                TextKey = table.Column<Guid>(types.Uuid),
                Day = table.Column<DateOnly>(types.Date),
                AgencyId = table.Column<Guid>(types.Uuid),
                Count = table.Column<int>(types.Integer),
            },
            constraints: table => table.PrimaryKey("PK_UnansweredDays", row => new { row.AccountId, row.TextKey, row.Day }));
        migrationBuilder.CreateIndex("IX_UnansweredDays_AgencyId_Day", "UnansweredDays", ["AgencyId", "Day"]);
        migrationBuilder.CreateTable(
            "Topics",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Name = table.Column<string>(types.Text),
                Department = table.Column<string>(types.Text, nullable: true),
                AnswerId = table.Column<Guid>(types.Uuid, nullable: true),
                Questions = table.Column<string>(types.Text),
                QuestionCount = table.Column<int>(types.Integer),
                Day = table.Column<DateOnly>(types.Date),
                Trend = table.Column<string>(types.Text),
                LastAt = table.Column<DateTimeOffset>(types.Instant),
                Covered = table.Column<int>(types.Integer),
                Version = table.Column<int>(types.Integer),
            },
            constraints: table => table.PrimaryKey("PK_Topics", row => row.Id));
        migrationBuilder.CreateIndex("IX_Topics_AgencyId", "Topics", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "Topics", "UnansweredDays" }) migrationBuilder.DropTable(table);
    }
}
