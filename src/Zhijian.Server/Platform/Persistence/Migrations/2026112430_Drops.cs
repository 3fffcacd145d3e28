using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Files by which departments without an interface answer.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261124300000_Drops")]
public sealed class Drops : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "DropFiles",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Connector = table.Column<string>(types.Text),
                Operation = table.Column<string>(types.Text),
                Current = table.Column<Guid>(types.Uuid, nullable: true),
                Fingerprint = table.Column<string>(types.Text),
                SealedKey = table.Column<string>(types.Text),
                FileAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                LoadedAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                Rows = table.Column<int>(types.Integer),
                BadRows = table.Column<int>(types.Integer),
                Last = table.Column<string>(types.Text, nullable: true),
                Debris = table.Column<string>(types.Text),
                ClaimedUntil = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_DropFiles", row => new { row.AgencyId, row.Connector, row.Operation }));
        migrationBuilder.CreateIndex("IX_DropFiles_AgencyId", "DropFiles", "AgencyId");
        migrationBuilder.CreateTable(
            "DropRows",
            table => new
            {
                LoadId = table.Column<Guid>(types.Uuid),
                Line = table.Column<int>(types.Integer),
                AgencyId = table.Column<Guid>(types.Uuid),
                KeyHash = table.Column<byte[]>(types.Bytes),
                Sealed = table.Column<byte[]>(types.Bytes),
            },
            constraints: table => table.PrimaryKey("PK_DropRows", row => new { row.LoadId, row.Line }));
        migrationBuilder.CreateIndex("IX_DropRows_AgencyId_LoadId_KeyHash_Line", "DropRows", ["AgencyId", "LoadId", "KeyHash", "Line"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("DropRows");
        migrationBuilder.DropTable("DropFiles");
    }
}
