using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Queues of departments, closed departments, internal lines of chats.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122500000_Queues")]
public sealed class Queues : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.AddColumn<string>("Department", "Conversations", types.Text, nullable: true);
        migrationBuilder.AddColumn<string>("TopicDepartment", "Conversations", types.Text, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("TopicAt", "Conversations", types.Instant, nullable: true);
        migrationBuilder.AddColumn<bool>("IsClosed", "Departments", types.Boolean, defaultValue: false);
        migrationBuilder.CreateTable(
            "ConversationNotes",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                AfterSeq = table.Column<int>(types.Integer),
                At = table.Column<DateTimeOffset>(types.Instant),
                StaffId = table.Column<Guid>(types.Uuid),
                StaffName = table.Column<string>(types.Text),
                Kind = table.Column<int>(types.Integer),
                Text = table.Column<string>(types.Text),
                Target = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_ConversationNotes", row => row.Id));
        migrationBuilder.CreateIndex("IX_ConversationNotes_AgencyId", "ConversationNotes", "AgencyId");
        migrationBuilder.CreateIndex("IX_ConversationNotes_ConversationId_AfterSeq", "ConversationNotes", ["ConversationId", "AfterSeq"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ConversationNotes");
        migrationBuilder.DropColumn("IsClosed", "Departments");
        foreach (var column in new[] { "TopicAt", "TopicDepartment", "Department" }) migrationBuilder.DropColumn(column, "Conversations");
    }
}
