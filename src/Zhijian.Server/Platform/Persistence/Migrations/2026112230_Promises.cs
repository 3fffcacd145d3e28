using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Opening hours, promises and their steps, the question after a session, tasks of bad grades.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122300000_Promises")]
public sealed class Promises : Migration
{
    private const string StillOpen = "\"AnsweredAt\" IS NULL AND \"VoidAt\" IS NULL";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.AddColumn<string>("Hours", "Agencies", types.Text, nullable: true);
        migrationBuilder.AddColumn<string>("OutOfHours", "AccountReplies", types.Text, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("DueAt", "Conversations", types.Instant, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("ServedAt", "Conversations", types.Instant, nullable: true);
        migrationBuilder.AddColumn<string>("Pending", "Conversations", types.Text, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("PendingUntil", "Conversations", types.Instant, nullable: true);
        migrationBuilder.CreateIndex("IX_Conversations_AgencyId_DueAt", "Conversations", ["AgencyId", "DueAt"], filter: "\"DueAt\" IS NOT NULL");
        CreatePromises(migrationBuilder, types);
        CreateSteps(migrationBuilder, types);
        CreateRatings(migrationBuilder, types);
        CreateFollowUps(migrationBuilder, types);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "FollowUps", "Ratings", "PromiseRules", "PromiseSteps", "Promises" }) migrationBuilder.DropTable(table);
        migrationBuilder.DropIndex("IX_Conversations_AgencyId_DueAt", "Conversations");
        foreach (var column in new[] { "PendingUntil", "Pending", "ServedAt", "DueAt" }) migrationBuilder.DropColumn(column, "Conversations");
        migrationBuilder.DropColumn("OutOfHours", "AccountReplies");
        migrationBuilder.DropColumn("Hours", "Agencies");
    }

    private static void CreatePromises(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "Promises",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                Name = table.Column<string>(types.Text),
                Department = table.Column<string>(types.Text, nullable: true),
                Within = table.Column<string>(types.Text),
                MadeAt = table.Column<DateTimeOffset>(types.Instant),
                WarnAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                DueAt = table.Column<DateTimeOffset>(types.Instant),
                EscalateAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                AnsweredAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                AnsweredBy = table.Column<Guid>(types.Uuid, nullable: true),
                VoidAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Promises", row => row.Id));
        migration.CreateIndex("IX_Promises_AgencyId_DueAt", "Promises", ["AgencyId", "DueAt"]);
        migration.CreateIndex("IX_Promises_ConversationId", "Promises", "ConversationId");
        migration.CreateIndex("IX_Promises_DueAt", "Promises", "DueAt", filter: StillOpen);
    }

    private static void CreateSteps(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "PromiseSteps",
            table => new
            {
                PromiseId = table.Column<Guid>(types.Uuid),
                Kind = table.Column<int>(types.Integer),
                AgencyId = table.Column<Guid>(types.Uuid),
                DueAt = table.Column<DateTimeOffset>(types.Instant),
                NotedAt = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_PromiseSteps", row => new { row.PromiseId, row.Kind }));
        migration.CreateIndex("IX_PromiseSteps_AgencyId_DueAt", "PromiseSteps", ["AgencyId", "DueAt"]);
        migration.CreateTable(
            "PromiseRules",
            table => new { AgencyId = table.Column<Guid>(types.Uuid), Rules = table.Column<string>(types.Text) },
            constraints: table => table.PrimaryKey("PK_PromiseRules", row => row.AgencyId));
        migration.CreateIndex("IX_PromiseRules_AgencyId", "PromiseRules", "AgencyId");
    }

    private static void CreateRatings(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "Ratings",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                AccountId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                StaffId = table.Column<Guid>(types.Uuid, nullable: true),
                StaffName = table.Column<string>(types.Text, nullable: true),
                AskedAt = table.Column<DateTimeOffset>(types.Instant),
                Grade = table.Column<int>(types.Integer, nullable: true),
                GradedAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                Reason = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Ratings", row => row.Id));
        migration.CreateIndex("IX_Ratings_AgencyId_AskedAt", "Ratings", ["AgencyId", "AskedAt"]);
    }

    private static void CreateFollowUps(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "FollowUps",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                CreatedAt = table.Column<DateTimeOffset>(types.Instant),
                DoneAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                DoneBy = table.Column<Guid>(types.Uuid, nullable: true),
                DoneName = table.Column<string>(types.Text, nullable: true),
                Note = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_FollowUps", row => row.Id));
        migration.CreateIndex("IX_FollowUps_AgencyId_CreatedAt", "FollowUps", ["AgencyId", "CreatedAt"]);
    }
}
