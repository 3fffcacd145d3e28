using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Questions whose answer did not help stand beside those nobody answered, and in their topics.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122910000_BadlyRated")]
public sealed class BadlyRated : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.AddColumn<int>("BadlyRated", "UnansweredQuestions", types.Integer, nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<Guid>("RatedAnswer", "UnansweredQuestions", types.Uuid, nullable: true);
        migrationBuilder.AddColumn<int>("RatedVersion", "UnansweredQuestions", types.Integer, nullable: true);
        migrationBuilder.AddColumn<string>("BadAnswers", "Topics", types.Text, defaultValueSql: "'[]'");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("BadAnswers", "Topics");
        foreach (var column in new[] { "RatedVersion", "RatedAnswer", "BadlyRated" }) migrationBuilder.DropColumn(column, "UnansweredQuestions");
    }
}
