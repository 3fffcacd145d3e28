using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Canned phrases.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122040000_Desk")]
public sealed class Desk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "CannedPhrases",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Title = table.Column<string>(types.Text),
                Text = table.Column<string>(types.Text),
                Shortcut = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_CannedPhrases", row => row.Id));
        migrationBuilder.CreateIndex("IX_CannedPhrases_AgencyId_Title", "CannedPhrases", ["AgencyId", "Title"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("CannedPhrases");
}
