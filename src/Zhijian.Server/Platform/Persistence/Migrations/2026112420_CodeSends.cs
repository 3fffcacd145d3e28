using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>How many codes were sent to whom on a day.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261124200000_CodeSends")]
public sealed class CodeSends : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "ServiceCodeSends",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Subject = table.Column<string>(types.Text),
                Day = table.Column<DateOnly>(types.Date),
                Count = table.Column<int>(types.Integer),
            },
            constraints: table => table.PrimaryKey("PK_ServiceCodeSends", row => new { row.AgencyId, row.Subject, row.Day }));
        migrationBuilder.CreateIndex("IX_ServiceCodeSends_AgencyId_Day", "ServiceCodeSends", ["AgencyId", "Day"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("ServiceCodeSends");
}
