using System.Data.Common;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Promises;

/// <summary>Writes steps, each at most once: of several servers that notice the same, one writes it.</summary>
internal sealed class PromiseStepWriter(Database database)
{
    private const string Insert =
        """
        INSERT INTO "PromiseSteps" ("PromiseId", "AgencyId", "Kind", "DueAt", "NotedAt") VALUES (@promise, @agency, @kind, @due, @noted)
        ON CONFLICT ("PromiseId", "Kind") DO NOTHING
        """;

    /// <returns>Those that were not there before.</returns>
    public async Task<IReadOnlyList<PromiseStep>> WriteAsync(IEnumerable<PromiseStep> steps, CancellationToken cancellation)
    {
        var written = new List<PromiseStep>();
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var step in steps)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Insert;
            Add(command, "promise", step.PromiseId.Value);
            Add(command, "agency", step.AgencyId.Value);
            Add(command, "kind", (int)step.Kind);
            Add(command, "due", step.DueAt);
            Add(command, "noted", step.NotedAt);
            if (await command.ExecuteNonQueryAsync(cancellation) > 0) written.Add(step);
        }

        return written;
    }

    private void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = database.Kind == DatabaseKind.PostgreSql ? value : value switch
        {
            Guid id => id.ToByteArray(bigEndian: true),
            DateTimeOffset at => at.ToUnixTimeMilliseconds(),
            _ => value,
        };
        command.Parameters.Add(parameter);
    }
}
