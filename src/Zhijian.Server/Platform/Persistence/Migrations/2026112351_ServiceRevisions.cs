using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Changed words of services on their way to citizens.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261123510000_ServiceRevisions")]
public sealed class ServiceRevisions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "ServiceRevisions",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Key = table.Column<string>(types.Text),
                BaseVersion = table.Column<int>(types.Integer),
                Wording = table.Column<string>(types.Text),
                State = table.Column<int>(types.Integer),
                Edition = table.Column<int>(types.Integer),
                WrittenById = table.Column<Guid>(types.Uuid),
                WrittenBy = table.Column<string>(types.Text),
                WrittenAt = table.Column<DateTimeOffset>(types.Instant),
                ReturnNote = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_ServiceRevisions", row => new { row.AgencyId, row.Key }));
        migrationBuilder.CreateIndex("IX_ServiceRevisions_AgencyId", "ServiceRevisions", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("ServiceRevisions");
}
