using Microsoft.Data.Sqlite;
using Npgsql;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Tests.Harness;

/// <summary>An empty database of its own, gone when disposed: a file on SQLite, a database on the test server of PostgreSQL.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name;

    private TestDatabase(DatabaseKind kind, string name, string connectionString)
    {
        Kind = kind;
        _name = name;
        ConnectionString = connectionString;
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>A directory that goes away with the database; SQLite's file lies in it.</summary>
    public string Directory => Path.Combine(Path.GetTempPath(), "zhijian-tests", _name);

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var name = "zhijian_test_" + Guid.NewGuid().ToString("N");
        if (kind == DatabaseKind.Sqlite)
        {
            var database = new TestDatabase(kind, name, $"Data Source={Path.Combine(Path.GetTempPath(), "zhijian-tests", name, "zhijian.db")}");
            System.IO.Directory.CreateDirectory(database.Directory);
            return database;
        }

        var server = Databases.PostgresServer ?? throw new InvalidOperationException(Databases.PostgresVariable + " is not set");
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        // A small pool each: many fixtures share one test server.
        return new TestDatabase(kind, name, new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 12, Timeout = 60 }.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            await using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            await using (var connection = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(connection);
            await ExecuteAsync(Databases.PostgresServer!, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }

        for (var attempt = 1; System.IO.Directory.Exists(Directory); attempt++)
        {
            try
            {
                System.IO.Directory.Delete(Directory, recursive: true);
            }
            catch (IOException) when (attempt < 20)
            {
                // SQLite takes its log away when the last connection closes, which may be just now.
                await Task.Delay(50);
            }
        }
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
