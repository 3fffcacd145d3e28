using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Approved answers that run out become tasks.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122110000_AnswerTasks")]
public sealed class AnswerTasks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "AnswerTasks",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                AnswerId = table.Column<Guid>(types.Uuid),
                Version = table.Column<int>(types.Integer),
                Stage = table.Column<int>(types.Integer),
                ExpiresAt = table.Column<DateOnly>(types.Date),
                At = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_AnswerTasks", row => row.Id));
        migrationBuilder.CreateIndex("IX_AnswerTasks_AgencyId_AnswerId_Version_Stage", "AnswerTasks", ["AgencyId", "AnswerId", "Version", "Stage"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("AnswerTasks");
}
