using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Who somebody is at other accounts stands among the identities alone; documents need no copy of it.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261125100000_BindingsByIdentity")]
public sealed class BindingsByIdentity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_DocumentBindings_UnionId", "DocumentBindings");
        // DropColumn would rebuild the table on SQLite from a model that hand-written migrations do not have.
        migrationBuilder.Sql("""ALTER TABLE "DocumentBindings" DROP COLUMN "UnionId" """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("UnionId", "DocumentBindings", ColumnTypes.Of(migrationBuilder).Text, nullable: true);
        migrationBuilder.CreateIndex("IX_DocumentBindings_UnionId", "DocumentBindings", "UnionId");
    }
}
