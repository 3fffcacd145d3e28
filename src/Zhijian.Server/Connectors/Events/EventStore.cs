using Npgsql;
using NpgsqlTypes;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Connectors.Events;

/// <summary>Writes events in one transaction: prepared on SQLite, over arrays on PostgreSQL. Those that are there already stay as they are.</summary>
internal sealed class EventStore(Database database)
{
    private const string Columns = """ "ConnectorEvents" ("AgencyId", "Connector", "EventId", "Type", "At", "ReceivedAt", "Data", "Waits") """;

    /// <returns>Which of them are new, in their order.</returns>
    public async Task<bool[]> WriteAsync(IReadOnlyList<ConnectorEvent> events) => database.Kind == DatabaseKind.Sqlite ? WriteSqlite(events) : await WritePostgresAsync(events);

    private bool[] WriteSqlite(IReadOnlyList<ConnectorEvent> events)
    {
        using var connection = database.OpenSqlite();
        // Immediate: a transaction that only turns into a writing one later could be refused when a message was written meanwhile.
        using var transaction = connection.BeginTransaction(deferred: false);
        using var statement = new SqliteStatement(connection, $"INSERT INTO{Columns}VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING");
        var added = new bool[events.Count];
        for (var place = 0; place < events.Count; place++)
        {
            var told = events[place];
            added[place] = statement.Add(told.AgencyId.Value).Add(told.Connector).Add(told.EventId).Add(told.Type).Add(told.At).Add(told.ReceivedAt).Add(told.Data).Add(told.Waits).Run() > 0;
        }

        transaction.Commit();
        return added;
    }

    private async Task<bool[]> WritePostgresAsync(IReadOnlyList<ConnectorEvent> events)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO{Columns}SELECT * FROM unnest(@agency, @connector, @id, @type, @at, @received, @data, @waits)
            ON CONFLICT DO NOTHING RETURNING "AgencyId", "Connector", "EventId"
            """;
        void Put<T>(string name, NpgsqlDbType type, Func<ConnectorEvent, T> value) => command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = events.Select(value).ToArray() });
        Put("agency", NpgsqlDbType.Uuid, told => told.AgencyId.Value);
        Put("connector", NpgsqlDbType.Text, told => told.Connector);
        Put("id", NpgsqlDbType.Text, told => told.EventId);
        Put("type", NpgsqlDbType.Text, told => told.Type);
        Put("at", NpgsqlDbType.TimestampTz, told => told.At);
        Put("received", NpgsqlDbType.TimestampTz, told => told.ReceivedAt);
        Put("data", NpgsqlDbType.Text, told => told.Data);
        Put("waits", NpgsqlDbType.Boolean, told => told.Waits);
        var added = new HashSet<(Guid, string, string)>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) added.Add((row.GetGuid(0), row.GetString(1), row.GetString(2)));
        return [.. events.Select(told => added.Remove((told.AgencyId.Value, told.Connector, told.EventId)))];
    }
}
