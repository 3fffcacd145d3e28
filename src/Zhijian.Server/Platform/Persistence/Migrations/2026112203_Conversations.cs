using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Conversations, their messages, followers, unanswered questions, the outbox.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122030000_Conversations")]
public sealed class Conversations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        CreateConversations(migrationBuilder, types);
        CreateMessages(migrationBuilder, types);
        CreateFollowers(migrationBuilder, types);
        CreateUnanswered(migrationBuilder, types);
        CreateOutbox(migrationBuilder, types);
        migrationBuilder.CreateTable(
            "WriteProbes",
            table => new { Id = table.Column<int>(types.Integer), At = table.Column<DateTimeOffset>(types.Instant) },
            constraints: table => table.PrimaryKey("PK_WriteProbes", row => row.Id));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "WriteProbes", "Outbox", "UnansweredQuestions", "Followers", "Messages", "Conversations" }) migrationBuilder.DropTable(table);
    }

    private static void CreateConversations(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "Conversations",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                AccountId = table.Column<Guid>(types.Uuid),
                OpenId = table.Column<string>(types.Text),
                State = table.Column<int>(types.Integer),
                NextSeq = table.Column<int>(types.Integer),
                Version = table.Column<int>(types.Integer),
                Subscribed = table.Column<bool>(types.Boolean),
                LastSeq = table.Column<int>(types.Integer),
                LastAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                LastText = table.Column<string>(types.Text, nullable: true),
                LastKind = table.Column<int>(types.Integer),
                LastDirection = table.Column<int>(types.Integer),
                WaitingSince = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                ToldAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                AssignedTo = table.Column<Guid>(types.Uuid, nullable: true),
                AssignedName = table.Column<string>(types.Text, nullable: true),
                Unread = table.Column<int>(types.Integer),
                Received = table.Column<int>(types.Integer),
                Kept = table.Column<int>(types.Integer),
                Suggestions = table.Column<string>(types.Text, nullable: true),
                WindowEndsAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                WindowRemaining = table.Column<int>(types.Integer),
            },
            constraints: table => table.PrimaryKey("PK_Conversations", row => row.Id));
        migration.CreateIndex("IX_Conversations_AccountId_OpenId", "Conversations", ["AccountId", "OpenId"], unique: true);
        migration.CreateIndex("IX_Conversations_AgencyId_State_WaitingSince", "Conversations", ["AgencyId", "State", "WaitingSince"], filter: "\"State\" <> 0");
    }

    private static void CreateMessages(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "Messages",
            table => new
            {
                // On SQLite without AUTOINCREMENT, which would write a second table for every message.
                Id = table.Column<long>(types.Long).Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                Seq = table.Column<int>(types.Integer),
                Direction = table.Column<int>(types.Integer),
                Kind = table.Column<int>(types.Integer),
                At = table.Column<DateTimeOffset>(types.Instant),
                DeduplicationKey = table.Column<Guid>(types.Uuid, nullable: true),
                Payload = table.Column<byte[]>(types.Bytes, nullable: true),
                Way = table.Column<int>(types.Integer),
                ReplyKind = table.Column<int>(types.Integer, nullable: true),
                Reply = table.Column<string>(types.Text, nullable: true),
                DecidedBy = table.Column<int>(types.Integer),
                AnswerId = table.Column<string>(types.Text, nullable: true),
                Delivery = table.Column<int>(types.Integer),
                Error = table.Column<string>(types.Text, nullable: true),
                StaffId = table.Column<Guid>(types.Uuid, nullable: true),
                StaffName = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Messages", row => row.Id));
        migration.CreateIndex("IX_Messages_DeduplicationKey", "Messages", "DeduplicationKey", unique: true);
        migration.CreateIndex("IX_Messages_ConversationId_Seq", "Messages", ["ConversationId", "Seq"], unique: true);
        migration.CreateIndex("IX_Messages_AgencyId_Id", "Messages", ["AgencyId", "Id"]);
    }

    private static void CreateFollowers(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "Followers",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                AccountId = table.Column<Guid>(types.Uuid),
                UnionId = table.Column<string>(types.Text, nullable: true),
                Nickname = table.Column<string>(types.Text, nullable: true),
                Remark = table.Column<string>(types.Text, nullable: true),
                Source = table.Column<string>(types.Text, nullable: true),
                Tags = table.Column<string>(types.Text, nullable: true),
                SubscribedAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                UnsubscribedAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                ReadAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Followers", row => row.Id));
        migration.CreateIndex("IX_Followers_AgencyId", "Followers", "AgencyId");
        migration.CreateIndex("IX_Followers_UnionId", "Followers", "UnionId", filter: "\"UnionId\" IS NOT NULL");
    }

    private static void CreateUnanswered(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "UnansweredQuestions",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                AccountId = table.Column<Guid>(types.Uuid),
                TextKey = table.Column<Guid>(types.Uuid),
                Text = table.Column<string>(types.Text),
                Count = table.Column<int>(types.Integer),
                FirstAt = table.Column<DateTimeOffset>(types.Instant),
                LastAt = table.Column<DateTimeOffset>(types.Instant),
                ConversationId = table.Column<Guid>(types.Uuid),
                DismissedAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_UnansweredQuestions", row => row.Id));
        migration.CreateIndex("IX_UnansweredQuestions_AccountId_TextKey", "UnansweredQuestions", ["AccountId", "TextKey"], unique: true);
        migration.CreateIndex("IX_UnansweredQuestions_AgencyId_LastAt", "UnansweredQuestions", ["AgencyId", "LastAt"]);
    }

    private static void CreateOutbox(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "Outbox",
            table => new
            {
                Id = table.Column<long>(types.Long)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                AgencyId = table.Column<Guid>(types.Uuid),
                AccountId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                OpenId = table.Column<string>(types.Text),
                Seq = table.Column<int>(types.Integer),
                ReplyKind = table.Column<int>(types.Integer),
                Reply = table.Column<string>(types.Text),
                State = table.Column<int>(types.Integer),
                Attempts = table.Column<int>(types.Integer),
                DueAt = table.Column<DateTimeOffset>(types.Instant),
                CallUntil = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Outbox", row => row.Id));
        migration.CreateIndex("IX_Outbox_AgencyId", "Outbox", "AgencyId");
        migration.CreateIndex("IX_Outbox_State_DueAt", "Outbox", ["State", "DueAt"]);
        migration.CreateIndex("IX_Outbox_ConversationId", "Outbox", "ConversationId");
    }
}
