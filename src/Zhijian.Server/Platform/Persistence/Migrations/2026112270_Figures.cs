using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Hourly figures of the desk. What was said before is counted from the first message on, in the background.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122700000_Figures")]
public sealed class Figures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "HourlyFigures",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Hour = table.Column<DateTimeOffset>(types.Instant),
                Department = table.Column<string>(types.Text),
                Received = table.Column<int>(types.Integer),
                Answered = table.Column<int>(types.Integer),
                Offered = table.Column<int>(types.Integer),
                Picked = table.Column<int>(types.Integer),
                HandedOver = table.Column<int>(types.Integer),
                Unanswered = table.Column<int>(types.Integer),
                Replied = table.Column<int>(types.Integer),
            },
            constraints: table => table.PrimaryKey("PK_HourlyFigures", row => new { row.AgencyId, row.Hour, row.Department }));
        migrationBuilder.CreateTable(
            "OfficerHours",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Hour = table.Column<DateTimeOffset>(types.Instant),
                StaffId = table.Column<Guid>(types.Uuid),
                Replied = table.Column<int>(types.Integer),
            },
            constraints: table => table.PrimaryKey("PK_OfficerHours", row => new { row.AgencyId, row.Hour, row.StaffId }));
        migrationBuilder.CreateTable(
            "MatterHours",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Hour = table.Column<DateTimeOffset>(types.Instant),
                Matter = table.Column<Guid>(types.Uuid),
                IsAnswered = table.Column<bool>(types.Boolean),
                Count = table.Column<int>(types.Integer),
            },
            constraints: table => table.PrimaryKey("PK_MatterHours", row => new { row.AgencyId, row.Hour, row.Matter }));
        migrationBuilder.CreateIndex("IX_MatterHours_Hour", "MatterHours", "Hour");
        migrationBuilder.CreateTable(
            "FigurePositions",
            table => new { Id = table.Column<int>(types.Integer), UpTo = table.Column<long>(types.Long) },
            constraints: table => table.PrimaryKey("PK_FigurePositions", row => row.Id));
        foreach (var table in new[] { "HourlyFigures", "OfficerHours", "MatterHours" }) migrationBuilder.CreateIndex($"IX_{table}_AgencyId", table, "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "FigurePositions", "MatterHours", "OfficerHours", "HourlyFigures" }) migrationBuilder.DropTable(table);
    }
}
