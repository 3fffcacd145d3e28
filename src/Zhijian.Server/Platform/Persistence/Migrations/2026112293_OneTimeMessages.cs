using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>One-time subscription messages: each account's template, and what citizens agreed to.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122930000_OneTimeMessages")]
public sealed class OneTimeMessages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.AddColumn<string>("OneTimeTemplateId", "OfficialAccounts", types.Text, nullable: true);
        migrationBuilder.CreateTable(
            "OneTimePermits",
            table => new
            {
                ConversationId = table.Column<Guid>(types.Uuid),
                Seq = table.Column<int>(types.Integer),
                AgencyId = table.Column<Guid>(types.Uuid),
                TemplateId = table.Column<string>(types.Text),
                GivenAt = table.Column<DateTimeOffset>(types.Instant),
                SpentAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_OneTimePermits", row => new { row.ConversationId, row.Seq }));
        migrationBuilder.CreateIndex("IX_OneTimePermits_AgencyId", "OneTimePermits", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("OneTimePermits");
        migrationBuilder.DropColumn("OneTimeTemplateId", "OfficialAccounts");
    }
}
