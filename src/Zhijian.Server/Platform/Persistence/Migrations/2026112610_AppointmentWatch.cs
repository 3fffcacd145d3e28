using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Whose slot went by is found without looking through all who ever waited; notices that could not be made ready are put off.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261126100000_AppointmentWatch")]
public sealed class AppointmentWatch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateIndex("IX_AppointmentWaits_EndsAt", "AppointmentWaits", "EndsAt", filter: "\"State\" = 0");
        migrationBuilder.AddColumn<int>("Failures", "BookingNotices", types.Integer, defaultValue: 0);
        migrationBuilder.AddColumn<DateTimeOffset>("TryAt", "BookingNotices", types.Instant, nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        // DropColumn would rebuild the table on SQLite from a model that hand-written migrations do not have.
        foreach (var column in new[] { "TryAt", "Failures" }) migrationBuilder.Sql($"""ALTER TABLE "BookingNotices" DROP COLUMN "{column}" """);
        migrationBuilder.DropIndex("IX_AppointmentWaits_EndsAt", "AppointmentWaits");
    }
}
