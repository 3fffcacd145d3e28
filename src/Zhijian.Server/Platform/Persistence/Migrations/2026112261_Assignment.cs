using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Skills, who is on duty, how waiting conversations come to officers.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261122610000_Assignment")]
public sealed class Assignment : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        migrationBuilder.AddColumn<string>("Skill", "Conversations", types.Text, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("AssignedAt", "Conversations", types.Instant, nullable: true);
        migrationBuilder.AddColumn<string>("Skills", "Staff", types.Text, defaultValueSql: "'[]'");
        migrationBuilder.CreateTable(
            "AgencySkills",
            table => new { AgencyId = table.Column<Guid>(types.Uuid), Skills = table.Column<string>(types.Text) },
            constraints: table => table.PrimaryKey("PK_AgencySkills", row => row.AgencyId));
        migrationBuilder.CreateIndex("IX_AgencySkills_AgencyId", "AgencySkills", "AgencyId");
        migrationBuilder.CreateTable(
            "AssignmentRules",
            table => new { AgencyId = table.Column<Guid>(types.Uuid), Mode = table.Column<string>(types.Text), MostOpen = table.Column<int>(types.Integer) },
            constraints: table => table.PrimaryKey("PK_AssignmentRules", row => row.AgencyId));
        migrationBuilder.CreateIndex("IX_AssignmentRules_AgencyId", "AssignmentRules", "AgencyId");
        migrationBuilder.CreateTable(
            "StaffDuties",
            table => new
            {
                StaffId = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                OnDuty = table.Column<bool>(types.Boolean),
                Since = table.Column<DateTimeOffset>(types.Instant),
                SeenAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                Node = table.Column<Guid>(types.Uuid, nullable: true),
                Given = table.Column<int>(types.Integer),
                GivenAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_StaffDuties", row => row.StaffId));
        migrationBuilder.CreateIndex("IX_StaffDuties_AgencyId", "StaffDuties", "AgencyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "StaffDuties", "AssignmentRules", "AgencySkills" }) migrationBuilder.DropTable(table);
        migrationBuilder.DropColumn("Skills", "Staff");
        foreach (var column in new[] { "AssignedAt", "Skill" }) migrationBuilder.DropColumn(column, "Conversations");
    }
}
