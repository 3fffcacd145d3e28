using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Promises;

/// <summary>Writes steps, each at most once: of several servers that notice the same, one writes it.</summary>
internal sealed class PromiseStepWriter(Database database)
{
    private const string Insert =
        """
        INSERT INTO "PromiseSteps" ("PromiseId", "AgencyId", "Kind", "DueAt", "NotedAt") VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT ("PromiseId", "Kind") DO NOTHING
        """;

    /// <returns>Those that were not there before.</returns>
    public async Task<IReadOnlyList<PromiseStep>> WriteAsync(IEnumerable<PromiseStep> steps, CancellationToken cancellation)
    {
        var written = new List<PromiseStep>();
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var step in steps)
        {
            await using var command = database.CommandOf(connection, null, Insert, step.PromiseId.Value, step.AgencyId.Value, (int)step.Kind, step.DueAt, step.NotedAt);
            if (await command.ExecuteNonQueryAsync(cancellation) > 0) written.Add(step);
        }

        return written;
    }
}
