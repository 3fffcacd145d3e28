using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Notices to which citizens subscribe, made of what departments push.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261124600000_Notices")]
public sealed class Notices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "NoticeSubscriptions",
            table => new
            {
                Id = table.Column<long>(types.Long)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                Service = table.Column<string>(types.Text),
                Topic = table.Column<string>(types.Text),
                SealedAbout = table.Column<string>(types.Text),
                Since = table.Column<DateTimeOffset>(types.Instant),
                Until = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_NoticeSubscriptions", row => row.Id));
        migrationBuilder.CreateIndex("IX_NoticeSubscriptions_ConversationId_Topic", "NoticeSubscriptions", ["ConversationId", "Topic"], unique: true);
        migrationBuilder.CreateIndex("IX_NoticeSubscriptions_AgencyId_Topic_Id", "NoticeSubscriptions", ["AgencyId", "Topic", "Id"]);
        migrationBuilder.CreateIndex("IX_NoticeSubscriptions_AgencyId_Service", "NoticeSubscriptions", ["AgencyId", "Service"]);
        migrationBuilder.CreateIndex("IX_NoticeSubscriptions_Until", "NoticeSubscriptions", "Until");
        migrationBuilder.CreateTable(
            "ServiceNotices",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Service = table.Column<string>(types.Text),
                Topic = table.Column<string>(types.Text),
                At = table.Column<DateTimeOffset>(types.Instant),
                MadeAt = table.Column<DateTimeOffset>(types.Instant),
                Text = table.Column<string>(types.Text),
                GoodUntil = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                EndsSubscriptions = table.Column<bool>(types.Boolean),
                UpTo = table.Column<long>(types.Long),
                Told = table.Column<int>(types.Integer),
                DoneAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_ServiceNotices", row => row.Id));
        migrationBuilder.CreateIndex("IX_ServiceNotices_MadeAt", "ServiceNotices", "MadeAt", filter: "\"DoneAt\" IS NULL");
        migrationBuilder.CreateIndex("IX_ServiceNotices_AgencyId_Service_MadeAt", "ServiceNotices", ["AgencyId", "Service", "MadeAt"]);
        migrationBuilder.CreateIndex("IX_ServiceNotices_AgencyId_Topic_MadeAt", "ServiceNotices", ["AgencyId", "Topic", "MadeAt"]);
        migrationBuilder.AddColumn<bool>("Waits", "ConnectorEvents", types.Boolean, defaultValue: false);
        migrationBuilder.CreateIndex("IX_ConnectorEvents_ReceivedAt", "ConnectorEvents", "ReceivedAt", filter: "\"Waits\"");
        migrationBuilder.AddColumn<bool>("IsNotice", "ServiceTellings", types.Boolean, defaultValue: false);
        migrationBuilder.AddColumn<DateTimeOffset>("GoodUntil", "Outbox", types.Instant, nullable: true);
        migrationBuilder.CreateIndex("IX_Outbox_GoodUntil", "Outbox", "GoodUntil", filter: "\"GoodUntil\" IS NOT NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_Outbox_GoodUntil", "Outbox");
        migrationBuilder.DropColumn("GoodUntil", "Outbox");
        migrationBuilder.DropColumn("IsNotice", "ServiceTellings");
        migrationBuilder.DropIndex("IX_ConnectorEvents_ReceivedAt", "ConnectorEvents");
        migrationBuilder.DropColumn("Waits", "ConnectorEvents");
        migrationBuilder.DropTable("ServiceNotices");
        migrationBuilder.DropTable("NoticeSubscriptions");
    }
}
