using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>The audit log. Triggers refuse to change or delete what was written, whoever asks.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122400000_Audit")]
public sealed class Audit : Migration
{
    private const string Refusal = "the audit log is append-only";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "AuditEntries",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Sequence = table.Column<long>(types.Long),
                At = table.Column<DateTimeOffset>(types.Instant),
                StaffId = table.Column<Guid>(types.Uuid, nullable: true),
                StaffName = table.Column<string>(types.Text),
                Action = table.Column<string>(types.Text),
                Subject = table.Column<string>(types.Text),
                Details = table.Column<string>(types.Text, nullable: true),
                PreviousHash = table.Column<string>(types.Text),
                Hash = table.Column<string>(types.Text),
            },
            constraints: table => table.PrimaryKey("PK_AuditEntries", row => row.Id));
        migrationBuilder.CreateIndex("IX_AuditEntries_AgencyId_Sequence", "AuditEntries", ["AgencyId", "Sequence"], unique: true);
        migrationBuilder.CreateTable(
            "AuditChains",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Sequence = table.Column<long>(types.Long),
                Hash = table.Column<string>(types.Text),
            },
            constraints: table => table.PrimaryKey("PK_AuditChains", row => row.AgencyId));
        migrationBuilder.CreateIndex("IX_AuditChains_AgencyId", "AuditChains", "AgencyId");
        if (ColumnTypes.IsSqlite(migrationBuilder)) GuardSqlite(migrationBuilder);
        else GuardPostgreSql(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("AuditChains");
        migrationBuilder.DropTable("AuditEntries");
        if (!ColumnTypes.IsSqlite(migrationBuilder)) migrationBuilder.Sql("""DROP FUNCTION "RefuseAuditChange"()""");
    }

    private static void GuardSqlite(MigrationBuilder migration)
    {
        foreach (var change in new[] { "UPDATE", "DELETE" })
            migration.Sql($"""CREATE TRIGGER "AuditEntries_No_{change}" BEFORE {change} ON "AuditEntries" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END""");
    }

    private static void GuardPostgreSql(MigrationBuilder migration)
    {
        migration.Sql($"""CREATE FUNCTION "RefuseAuditChange"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$""");
        migration.Sql("""CREATE TRIGGER "AuditEntries_No_Change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntries" FOR EACH STATEMENT EXECUTE FUNCTION "RefuseAuditChange"()""");
    }
}
