using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Tests.Harness;

/// <summary>Takes a database away from the server, or holds its writers up, until disposed.</summary>
public sealed class Outage : IAsyncDisposable
{
    private readonly Func<ValueTask> _end;

    private Outage(Func<ValueTask> end) => _end = end;

    /// <summary>Whoever writes waits, as behind a long transaction. On SQLite for five seconds at most.</summary>
    public static async Task<Outage> HoldWritersAsync(TestDatabase database)
    {
        var connection = await OpenAsync(database);
        await ExecuteAsync(connection, database.Kind == DatabaseKind.Sqlite ? "BEGIN IMMEDIATE" : """BEGIN; LOCK TABLE "Messages" IN EXCLUSIVE MODE""");
        return new Outage(async () =>
        {
            await ExecuteAsync(connection, "ROLLBACK");
            await connection.DisposeAsync();
        });
    }

    /// <summary>Nothing can be written: the tables are gone on SQLite, the whole database on PostgreSQL.</summary>
    public static async Task<Outage> LoseAsync(TestDatabase database)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            await RunAsync(database, """ALTER TABLE "Messages" RENAME TO "Away"; ALTER TABLE "WriteProbes" RENAME TO "AwayToo" """);
            return new Outage(() => RunAsync(database, """ALTER TABLE "Away" RENAME TO "Messages"; ALTER TABLE "AwayToo" RENAME TO "WriteProbes" """));
        }

        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        await RunOnServerAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await RunOnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        return new Outage(async () =>
        {
            await RunOnServerAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
            // What the pool still holds is broken; the test's own reading should not trip over it.
            await using var pool = new NpgsqlConnection(database.ConnectionString);
            NpgsqlConnection.ClearPool(pool);
        });
    }

    /// <summary>The database refuses whatever concerns one follower.</summary>
    public static ValueTask PoisonAsync(TestDatabase database, string openId) => RunAsync(database, database.Kind == DatabaseKind.Sqlite
        ? $"""CREATE TRIGGER poison BEFORE INSERT ON "Conversations" WHEN NEW."OpenId" = '{openId}' BEGIN SELECT RAISE(ABORT, 'poison'); END"""
        : $"""ALTER TABLE "Conversations" ADD CONSTRAINT poison CHECK ("OpenId" <> '{openId}')""");

    /// <summary>The table takes no new rows.</summary>
    public static ValueTask RefuseRowsAsync(TestDatabase database, string table) => RunAsync(database, database.Kind == DatabaseKind.Sqlite
        ? $"""CREATE TRIGGER refused BEFORE INSERT ON "{table}" BEGIN SELECT RAISE(ABORT, 'refused'); END"""
        : $"""ALTER TABLE "{table}" ADD CONSTRAINT refused CHECK (false) NOT VALID""");

    public ValueTask DisposeAsync() => _end();

    private static async ValueTask RunAsync(TestDatabase database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await ExecuteAsync(connection, sql);
    }

    private static async ValueTask RunOnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Databases.PostgresServer!) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task<DbConnection> OpenAsync(TestDatabase database)
    {
        DbConnection connection = database.Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString())
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
