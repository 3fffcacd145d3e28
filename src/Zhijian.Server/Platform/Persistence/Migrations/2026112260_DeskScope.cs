using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>The department of unanswered questions and of follow-up tasks; those there are take that of their conversation.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122600000_DeskScope")]
public sealed class DeskScope : Migration
{
    private static readonly string[] Tables = ["UnansweredQuestions", "FollowUps"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        foreach (var table in Tables)
        {
            migrationBuilder.AddColumn<string>("Department", table, types.Text, nullable: true);
            migrationBuilder.Sql($"""UPDATE "{table}" SET "Department" = (SELECT c."Department" FROM "Conversations" AS c WHERE c."Id" = "{table}"."ConversationId")""");
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables) migrationBuilder.DropColumn("Department", table);
    }
}
