using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Documents that citizens have bound.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261123220000_DocumentBindings")]
public sealed class DocumentBindings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "BindingKeys",
            table => new { AgencyId = table.Column<Guid>(types.Uuid), SealedKey = table.Column<string>(types.Text) },
            constraints: table => table.PrimaryKey("PK_BindingKeys", row => row.AgencyId));
        migrationBuilder.CreateIndex("IX_BindingKeys_AgencyId", "BindingKeys", "AgencyId");
        migrationBuilder.CreateTable(
            "DocumentBindings",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                AccountId = table.Column<Guid>(types.Uuid),
                OpenId = table.Column<string>(types.Text),
                UnionId = table.Column<string>(types.Text, nullable: true),
                Kind = table.Column<int>(types.Integer),
                NumberHash = table.Column<string>(types.Text),
                SealedDocument = table.Column<string>(types.Text),
                Purpose = table.Column<string>(types.Text),
                Consent = table.Column<string>(types.Text),
                BoundAt = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_DocumentBindings", row => row.Id));
        migrationBuilder.CreateIndex("IX_DocumentBindings_AgencyId_AccountId_OpenId", "DocumentBindings", ["AgencyId", "AccountId", "OpenId"]);
        migrationBuilder.CreateIndex("IX_DocumentBindings_UnionId", "DocumentBindings", "UnionId");
        migrationBuilder.CreateIndex("IX_DocumentBindings_AgencyId_NumberHash", "DocumentBindings", ["AgencyId", "NumberHash"], unique: true, filter: "\"Kind\" = 1");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("DocumentBindings");
        migrationBuilder.DropTable("BindingKeys");
    }
}
