using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Every version of an answer is kept, and one of them is the one that citizens get. Answers that are there begin their history as they stand.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122100000_AnswerVersions")]
public sealed class AnswerVersions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.CreateTable(
            "AnswerVersions",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                AnswerId = table.Column<Guid>(types.Uuid),
                Number = table.Column<int>(types.Integer),
                Change = table.Column<string>(types.Text),
                Status = table.Column<string>(types.Text),
                Content = table.Column<string>(types.Text),
                Note = table.Column<string>(types.Text, nullable: true),
                At = table.Column<DateTimeOffset>(types.Instant),
                By = table.Column<string>(types.Text),
                ById = table.Column<Guid>(types.Uuid, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_AnswerVersions", row => row.Id));
        migrationBuilder.CreateIndex("IX_AnswerVersions_AgencyId_AnswerId_Number", "AnswerVersions", ["AgencyId", "AnswerId", "Number"]);
        migrationBuilder.AddColumn<int>("ApprovedVersion", "CanonicalAnswers", types.Integer, nullable: true);
        migrationBuilder.AddColumn<DateOnly>("ApprovedExpiresAt", "CanonicalAnswers", types.Date, nullable: true);
        migrationBuilder.AddColumn<Guid>("WrittenById", "CanonicalAnswers", types.Uuid, nullable: true);
        migrationBuilder.AddColumn<string>("Note", "CanonicalAnswers", types.Text, nullable: true);
        CarryOver(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var column in new[] { "Note", "WrittenById", "ApprovedExpiresAt", "ApprovedVersion" }) migrationBuilder.DropColumn(column, "CanonicalAnswers");
        migrationBuilder.DropTable("AnswerVersions");
    }

    /// <summary>An answer has one first version, so that version may have the answer's id.</summary>
    private static void CarryOver(MigrationBuilder migration)
    {
        var sqlite = ColumnTypes.IsSqlite(migration);
        string[] fields = ["Question", "Kind", "Text", "Title", "Description", "Url", "Media", "Department", "Source", "SourceUrl", "EffectiveFrom", "ExpiresAt"];
        var pairs = string.Join(", ", fields.Select(field => $"'{char.ToLowerInvariant(field[0])}{field[1..]}', \"{field}\""));
        var content = sqlite ? $"json_object('phrasings', json(\"Phrasings\"), {pairs})" : $"json_build_object('phrasings', \"Phrasings\"::json, {pairs})::text";
        migration.Sql($"""
            INSERT INTO "AnswerVersions" ("Id", "AgencyId", "AnswerId", "Number", "Change", "Status", "Content", "At", "By")
            SELECT "Id", "AgencyId", "Id", "Version", 'Carried', "Status", {content}, "UpdatedAt", "UpdatedBy" FROM "CanonicalAnswers"
            """);
        migration.Sql("""UPDATE "CanonicalAnswers" SET "ApprovedVersion" = "Version", "ApprovedExpiresAt" = "ExpiresAt" WHERE "Status" = 'Approved'""");
    }
}
