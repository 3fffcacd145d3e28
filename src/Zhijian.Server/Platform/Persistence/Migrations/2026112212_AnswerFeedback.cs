using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Whether answers help: what is asked of citizens, what a conversation remembers of it, and the counts.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122120000_AnswerFeedback")]
public sealed class AnswerFeedback : Migration
{
    private static readonly string[] Counts = ["Helpful", "Unhelpful", "HandedOver"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        foreach (var count in Counts) migrationBuilder.AddColumn<long>(count, "CanonicalAnswers", types.Long, nullable: false, defaultValue: 0L);
        migrationBuilder.AddColumn<string>("GivenAnswer", "Conversations", types.Text, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("GivenAt", "Conversations", types.Instant, nullable: true);
        migrationBuilder.AddColumn<string>("AskedAbout", "Conversations", types.Text, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("AskedAt", "Conversations", types.Instant, nullable: true);
        migrationBuilder.AddColumn<string>("HelpfulQuestion", "AccountReplies", types.Text, nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("HelpfulQuestion", "AccountReplies");
        foreach (var column in new[] { "AskedAt", "AskedAbout", "GivenAt", "GivenAnswer" }) migrationBuilder.DropColumn(column, "Conversations");
        foreach (var count in Counts) migrationBuilder.DropColumn(count, "CanonicalAnswers");
    }
}
