using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>
/// Departments, locks and second factors of staff. Who was administrator becomes system administrator and nothing else, as the three administrators
/// are separated; the other two are made on the command line.
/// </summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122410000_Roles")]
public sealed class Roles : Migration
{
    private static readonly string[] Added = ["Departments", "IsLocked", "SealedTotpKey", "HasSecondFactor", "LastTotpStep", "RecoveryCodes", "LastSignInAt"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.AddColumn<string>("Departments", "Staff", types.Text, defaultValueSql: "'[]'");
        migrationBuilder.AddColumn<bool>("IsLocked", "Staff", types.Boolean, defaultValue: false);
        migrationBuilder.AddColumn<string>("SealedTotpKey", "Staff", types.Text, nullable: true);
        migrationBuilder.AddColumn<bool>("HasSecondFactor", "Staff", types.Boolean, defaultValue: false);
        migrationBuilder.AddColumn<long>("LastTotpStep", "Staff", types.Long, defaultValue: 0L);
        migrationBuilder.AddColumn<string>("RecoveryCodes", "Staff", types.Text, defaultValueSql: "'[]'");
        migrationBuilder.AddColumn<DateTimeOffset>("LastSignInAt", "Staff", types.Instant, nullable: true);
        migrationBuilder.Sql("""UPDATE "Staff" SET "Roles" = '["systemAdministrator"]' WHERE "Roles" LIKE '%"administrator"%'""");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""UPDATE "Staff" SET "Roles" = '["administrator"]' WHERE "Roles" LIKE '%"systemAdministrator"%'""");
        foreach (var column in Added) migrationBuilder.DropColumn(column, "Staff");
    }
}
