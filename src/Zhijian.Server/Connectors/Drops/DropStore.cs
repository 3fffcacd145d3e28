using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Connectors.Drops;

/// <summary>Writes and deletes the rows of loads, a few thousand in each transaction: SQLite has one writer, and messages of citizens are written meanwhile.</summary>
internal sealed class DropStore(Database database)
{
    public const int AtOnce = 2_000;

    public async Task WriteAsync(IReadOnlyList<DropRow> rows, CancellationToken cancellation)
    {
        if (database.Kind == DatabaseKind.Sqlite) WriteSqlite(rows);
        else await WritePostgresAsync(rows, cancellation);
    }

    /// <summary>Deletes what answers no more.</summary>
    /// <param name="step">Is done after each group.</param>
    public static async Task SweepAsync(ZhijianDb db, Guid load, Func<Task> step, CancellationToken cancellation)
    {
        var rows = db.Set<DropRow>().Where(row => row.LoadId == load);
        var last = await rows.MaxAsync(row => (int?)row.Line, cancellation) ?? 0;
        // By lines, each range once: looking for the first that is left would walk over all that were deleted before.
        for (var line = 0; line <= last; line += AtOnce)
        {
            var (from, until) = (line, line + AtOnce);
            await rows.Where(row => row.Line >= from && row.Line < until).ExecuteDeleteAsync(cancellation);
            await step();
        }
    }

    private void WriteSqlite(IReadOnlyList<DropRow> rows)
    {
        using var connection = database.OpenSqlite();
        // Immediate: a transaction that only turns into a writing one later could be refused when a message was written meanwhile.
        using var transaction = connection.BeginTransaction(deferred: false);
        using var statement = new SqliteStatement(connection, """INSERT INTO "DropRows" ("LoadId", "Line", "AgencyId", "KeyHash", "Sealed") VALUES (?1, ?2, ?3, ?4, ?5)""");
        foreach (var row in rows) statement.Add(row.LoadId).Add(row.Line).Add(row.AgencyId.Value).Add(row.KeyHash).Add(row.Sealed).Run();
        transaction.Commit();
    }

    private async Task WritePostgresAsync(IReadOnlyList<DropRow> rows, CancellationToken cancellation)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync(cancellation);
        await using var copy = await connection.BeginBinaryImportAsync("""COPY "DropRows" ("LoadId", "Line", "AgencyId", "KeyHash", "Sealed") FROM STDIN (FORMAT BINARY)""", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(row.LoadId, NpgsqlDbType.Uuid, cancellation);
            await copy.WriteAsync(row.Line, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(row.AgencyId.Value, NpgsqlDbType.Uuid, cancellation);
            await copy.WriteAsync(row.KeyHash, NpgsqlDbType.Bytea, cancellation);
            await copy.WriteAsync(row.Sealed, NpgsqlDbType.Bytea, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }
}
