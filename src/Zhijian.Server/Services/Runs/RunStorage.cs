using System.Text.Json;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Runs;

/// <summary>Runs on their way to the database and back, with their entries sealed there.</summary>
internal static class RunStorage
{
    public static ServiceRun Unsealed(this ServiceRun stored, SecretBox box) =>
        stored with { Entries = JsonSerializer.Deserialize<Dictionary<string, Entry>>(box.Open(stored.SealedEntries), JsonColumn.Options)! };

    /// <summary>Written by the message path in its own transaction; a statement that both databases understand.</summary>
    public static Statement Save(ServiceRun run, SecretBox box) => new(
        """
        INSERT INTO "ServiceRuns"
            ("Id", "AgencyId", "ConversationId", "Service", "Version", "State", "Step", "SealedEntries", "Instead", "Number", "StartedAt", "ChangedAt", "EndedAt", "Department", "IsOnPage", "PartyOf")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15)
        ON CONFLICT ("Id") DO UPDATE SET
            "State" = @p5, "Step" = @p6, "SealedEntries" = @p7, "Instead" = @p8, "Number" = @p9, "ChangedAt" = @p11, "EndedAt" = @p12, "IsOnPage" = @p14
        """,
        [
            run.Id, run.AgencyId.Value, run.ConversationId, run.Service, run.Version, (int)run.State, run.Step,
            box.Seal(JsonSerializer.Serialize(run.Entries, JsonColumn.Options)), run.Instead, run.Number, run.StartedAt, run.ChangedAt, run.EndedAt, run.Department, run.IsOnPage, run.PartyOf,
        ]);
}
