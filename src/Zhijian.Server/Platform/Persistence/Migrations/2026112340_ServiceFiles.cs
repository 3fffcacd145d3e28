using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>What citizens send for services, the pictures that show them how, and what services have to tell.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261123400000_ServiceFiles")]
public sealed class ServiceFiles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "ServiceFiles",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                RunId = table.Column<Guid>(types.Uuid),
                Step = table.Column<string>(types.Text),
                Department = table.Column<string>(types.Text, nullable: true),
                AccountId = table.Column<Guid>(types.Uuid, nullable: true),
                MediaId = table.Column<string>(types.Text, nullable: true),
                State = table.Column<int>(types.Integer),
                Type = table.Column<string>(types.Text, nullable: true),
                Bytes = table.Column<long>(types.Long),
                Name = table.Column<string>(types.Text, nullable: true),
                Hash = table.Column<string>(types.Text, nullable: true),
                Fingerprint = table.Column<string>(types.Text, nullable: true),
                TakenAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                SentAt = table.Column<DateTimeOffset>(types.Instant),
                KeptAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                Fault = table.Column<string>(types.Text, nullable: true),
                Attempts = table.Column<int>(types.Integer),
                DueAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_ServiceFiles", row => row.Id));
        migrationBuilder.CreateIndex("IX_ServiceFiles_AgencyId", "ServiceFiles", "AgencyId");
        migrationBuilder.CreateIndex("IX_ServiceFiles_RunId", "ServiceFiles", "RunId");
        migrationBuilder.CreateIndex("IX_ServiceFiles_DueAt", "ServiceFiles", "DueAt", filter: "\"DueAt\" IS NOT NULL");
        migrationBuilder.CreateTable(
            "ServicePictures",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Hash = table.Column<string>(types.Text),
                Bytes = table.Column<byte[]>(types.Bytes),
            },
            constraints: table => table.PrimaryKey("PK_ServicePictures", row => new { row.AgencyId, row.Hash }));
        migrationBuilder.CreateIndex("IX_ServicePictures_AgencyId", "ServicePictures", "AgencyId");
        migrationBuilder.CreateTable(
            "ServiceTellings",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                Text = table.Column<string>(types.Text),
                At = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_ServiceTellings", row => row.Id));
        migrationBuilder.CreateIndex("IX_ServiceTellings_AgencyId", "ServiceTellings", "AgencyId");
        migrationBuilder.CreateIndex("IX_ServiceTellings_At", "ServiceTellings", "At");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ServiceTellings");
        migrationBuilder.DropTable("ServicePictures");
        migrationBuilder.DropTable("ServiceFiles");
    }
}
