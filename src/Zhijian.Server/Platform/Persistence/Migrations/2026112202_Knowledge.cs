using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Canonical answers, keyword rules, replies of accounts and media.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122020000_Knowledge")]
public sealed class Knowledge : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        CreateAnswers(migrationBuilder, types);
        CreateRules(migrationBuilder, types);
        CreateReplies(migrationBuilder, types);
        CreateMedia(migrationBuilder, types);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "UploadedMedia", "MediaFiles", "AccountReplies", "KeywordRules", "CanonicalAnswers" }) migrationBuilder.DropTable(table);
    }

    private static void CreateAnswers(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "CanonicalAnswers",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Key = table.Column<string>(types.Text),
                Question = table.Column<string>(types.Text),
                Phrasings = table.Column<string>(types.Text),
                Kind = table.Column<string>(types.Text),
                Text = table.Column<string>(types.Text, nullable: true),
                Title = table.Column<string>(types.Text, nullable: true),
                Description = table.Column<string>(types.Text, nullable: true),
                Url = table.Column<string>(types.Text, nullable: true),
                Media = table.Column<string>(types.Text, nullable: true),
                Department = table.Column<string>(types.Text, nullable: true),
                Source = table.Column<string>(types.Text, nullable: true),
                SourceUrl = table.Column<string>(types.Text, nullable: true),
                EffectiveFrom = table.Column<DateOnly>(types.Date, nullable: true),
                ExpiresAt = table.Column<DateOnly>(types.Date, nullable: true),
                Status = table.Column<string>(types.Text),
                Version = table.Column<int>(types.Integer),
                UpdatedAt = table.Column<DateTimeOffset>(types.Instant),
                UpdatedBy = table.Column<string>(types.Text),
                Hits = table.Column<long>(types.Long),
                SearchText = table.Column<string>(types.Text),
            },
            constraints: table => table.PrimaryKey("PK_CanonicalAnswers", row => row.Id));
        migration.CreateIndex("IX_CanonicalAnswers_AgencyId_Key", "CanonicalAnswers", ["AgencyId", "Key"], unique: true);
    }

    private static void CreateRules(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "KeywordRules",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                AccountId = table.Column<Guid>(types.Uuid, nullable: true),
                Name = table.Column<string>(types.Text),
                Kind = table.Column<string>(types.Text),
                Terms = table.Column<string>(types.Text),
                FromTime = table.Column<TimeOnly>(types.TimeOfDay, nullable: true),
                ToTime = table.Column<TimeOnly>(types.TimeOfDay, nullable: true),
                Days = table.Column<string>(types.Text),
                Priority = table.Column<int>(types.Integer),
                Reply = table.Column<string>(types.Text),
                Enabled = table.Column<bool>(types.Boolean),
            },
            constraints: table => table.PrimaryKey("PK_KeywordRules", row => row.Id));
        migration.CreateIndex("IX_KeywordRules_AgencyId", "KeywordRules", "AgencyId");
    }

    private static void CreateReplies(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "AccountReplies",
            table => new
            {
                AccountId = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Welcome = table.Column<string>(types.Text, nullable: true),
                HandOver = table.Column<string>(types.Text),
                Fallback = table.Column<string>(types.Text),
                Suggestion = table.Column<string>(types.Text),
                MenuReplies = table.Column<string>(types.Text),
                SceneReplies = table.Column<string>(types.Text),
            },
            constraints: table => table.PrimaryKey("PK_AccountReplies", row => row.AccountId));
        migration.CreateIndex("IX_AccountReplies_AgencyId", "AccountReplies", "AgencyId");
    }

    private static void CreateMedia(MigrationBuilder migration, ColumnTypes types)
    {
        migration.CreateTable(
            "MediaFiles",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Name = table.Column<string>(types.Text),
                Kind = table.Column<string>(types.Text),
                ContentType = table.Column<string>(types.Text),
                Hash = table.Column<string>(types.Text),
                Bytes = table.Column<long>(types.Long),
                UpdatedAt = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_MediaFiles", row => row.Id));
        migration.CreateIndex("IX_MediaFiles_AgencyId_Name", "MediaFiles", ["AgencyId", "Name"], unique: true);

        migration.CreateTable(
            "UploadedMedia",
            table => new
            {
                AccountId = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Hash = table.Column<string>(types.Text),
                MediaId = table.Column<string>(types.Text),
                IsAddress = table.Column<bool>(types.Boolean),
                UploadedAt = table.Column<DateTimeOffset>(types.Instant),
            },
            constraints: table => table.PrimaryKey("PK_UploadedMedia", row => new { row.AccountId, row.Hash, row.IsAddress }));
        migration.CreateIndex("IX_UploadedMedia_AgencyId", "UploadedMedia", "AgencyId");
    }
}
