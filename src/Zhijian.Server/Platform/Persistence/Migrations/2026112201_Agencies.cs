using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Agencies, departments, official accounts, staff, and the ledger of loaded packs.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122010000_Agencies")]
public sealed class Agencies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        CreateAgencies(migrationBuilder, types);
        CreateAccounts(migrationBuilder, types);
        CreateStaff(migrationBuilder, types);
        migrationBuilder.CreateTable(
            "PackRows",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Name = table.Column<string>(types.Text),
                Fingerprint = table.Column<string>(types.Text),
            },
            constraints: table => table.PrimaryKey("PK_PackRows", row => new { row.AgencyId, row.Name }));
        migrationBuilder.CreateIndex("IX_PackRows_AgencyId", "PackRows", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "PackRows", "Staff", "OfficialAccounts", "Departments", "Agencies" }) migrationBuilder.DropTable(table);
    }

    private static void CreateAgencies(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "Agencies",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                Key = table.Column<string>(types.Text),
                Name = table.Column<string>(types.Text),
                EnglishName = table.Column<string>(types.Text, nullable: true),
                Kind = table.Column<string>(types.Text),
                Region = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Agencies", row => row.Id));
        migration.CreateIndex("IX_Agencies_Key", "Agencies", "Key", unique: true);

        migration.CreateTable(
            "Departments",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Key = table.Column<string>(types.Text),
                Name = table.Column<string>(types.Text),
                EnglishName = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Departments", row => row.Id);
                table.ForeignKey("FK_Departments_Agencies_AgencyId", row => row.AgencyId, "Agencies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("IX_Departments_AgencyId_Key", "Departments", ["AgencyId", "Key"], unique: true);
    }

    private static void CreateAccounts(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "OfficialAccounts",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Key = table.Column<string>(types.Text),
                AppId = table.Column<string>(types.Text),
                OriginalId = table.Column<string>(types.Text),
                Name = table.Column<string>(types.Text),
                Kind = table.Column<string>(types.Text),
                Mode = table.Column<string>(types.Text),
                SealedAppSecret = table.Column<string>(types.Text),
                SealedToken = table.Column<string>(types.Text),
                SealedEncodingAesKey = table.Column<string>(types.Text),
                AvatarColor = table.Column<string>(types.Text, nullable: true),
                Description = table.Column<string>(types.Text, nullable: true),
                Menu = table.Column<string>(types.Text),
                UpdatedAt = table.Column<DateTimeOffset>(types.Instant),
                LastCallbackAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_OfficialAccounts", row => row.Id);
                table.ForeignKey("FK_OfficialAccounts_Agencies_AgencyId", row => row.AgencyId, "Agencies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("IX_OfficialAccounts_AppId", "OfficialAccounts", "AppId", unique: true);
        migration.CreateIndex("IX_OfficialAccounts_AgencyId_Key", "OfficialAccounts", ["AgencyId", "Key"], unique: true);
    }

    private static void CreateStaff(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "Staff",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                UserName = table.Column<string>(types.Text),
                DisplayName = table.Column<string>(types.Text),
                Roles = table.Column<string>(types.Text),
                PasswordHash = table.Column<string>(types.Text),
                SecurityStamp = table.Column<string>(types.Text),
                FailedSignIns = table.Column<int>(types.Integer),
                LockedUntil = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                MustChangePassword = table.Column<bool>(types.Boolean),
                IsDemo = table.Column<bool>(types.Boolean),
                CreatedAt = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_Staff", row => row.Id));
        migration.CreateIndex("IX_Staff_AgencyId", "Staff", "AgencyId");
        migration.CreateIndex("IX_Staff_UserName", "Staff", "UserName", unique: true);
    }
}
