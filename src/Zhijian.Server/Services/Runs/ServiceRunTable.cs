using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Runs;

/// <summary>A run as it is stored: what was entered is sealed, as it is personal data.</summary>
public sealed class ServiceRunRow : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required Guid ConversationId { get; init; }

    public required string Service { get; init; }

    public required int Version { get; init; }

    /// <summary>Key of the department that is responsible; null is the whole agency.</summary>
    public string? Department { get; init; }

    public RunState State { get; init; }

    public string? Step { get; init; }

    public required string SealedEntries { get; init; }

    public string? Instead { get; init; }

    public string? Number { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When somebody finished the record; what they did stands beside it.</summary>
    public DateTimeOffset? HandledAt { get; set; }

    public string? HandledBy { get; set; }

    public string? HandledNote { get; set; }

    internal ServiceRun Open(SecretBox box) => new()
    {
        Id = Id,
        AgencyId = AgencyId,
        ConversationId = ConversationId,
        Service = Service,
        Version = Version,
        Department = Department,
        State = State,
        Step = Step,
        Entries = JsonSerializer.Deserialize<Dictionary<string, Entry>>(box.Open(SealedEntries), JsonColumn.Options)!,
        Instead = Instead,
        Number = Number,
        StartedAt = StartedAt,
        ChangedAt = ChangedAt,
        EndedAt = EndedAt,
    };
}

internal sealed class ServiceRunTable : IEntityTypeConfiguration<ServiceRunRow>
{
    public void Configure(EntityTypeBuilder<ServiceRunRow> row)
    {
        row.ToTable("ServiceRuns");
        row.HasIndex(run => new { run.ConversationId, run.StartedAt });
        row.HasIndex(run => new { run.AgencyId, run.EndedAt }).HasFilter("\"Number\" IS NOT NULL");
    }
}

/// <summary>What the message path writes about runs, in its own transaction; statements that both databases understand.</summary>
internal static class RunWrites
{
    public static (string Sql, object?[] Values) Save(ServiceRun run, SecretBox box) => (
        """
        INSERT INTO "ServiceRuns"
            ("Id", "AgencyId", "ConversationId", "Service", "Version", "State", "Step", "SealedEntries", "Instead", "Number", "StartedAt", "ChangedAt", "EndedAt", "Department")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13)
        ON CONFLICT ("Id") DO UPDATE SET
            "State" = @p5, "Step" = @p6, "SealedEntries" = @p7, "Instead" = @p8, "Number" = @p9, "ChangedAt" = @p11, "EndedAt" = @p12
        """,
        [
            run.Id, run.AgencyId.Value, run.ConversationId, run.Service, run.Version, (int)run.State, run.Step,
            box.Seal(JsonSerializer.Serialize(run.Entries, JsonColumn.Options)), run.Instead, run.Number, run.StartedAt, run.ChangedAt, run.EndedAt, run.Department,
        ]);
}
