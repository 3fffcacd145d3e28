using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Zhijian.Load;

/// <summary>A database of its own for one run, with the folder of the pack beside it.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    private readonly string? _server;
    private readonly string _name = "zhijian_load_" + Guid.CreateVersion7().ToString("N");

    private LoadDatabase(string kind)
    {
        Folder = Path.Combine(Path.GetTempPath(), _name);
        Pack = Path.Combine(Folder, "pack");
        _server = kind == "postgres"
            ? Environment.GetEnvironmentVariable("ZHIJIAN_TEST_POSTGRES") ?? throw new InvalidOperationException("ZHIJIAN_TEST_POSTGRES names no server.")
            : null;
        ConnectionString = _server is null
            ? "Data Source=" + Path.Combine(Folder, "zhijian.db")
            : new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ToString();
    }

    public string Folder { get; }

    public string Pack { get; }

    public string ConnectionString { get; }

    public static async Task<LoadDatabase> CreateAsync(string kind)
    {
        var database = new LoadDatabase(kind);
        await KnowledgePack.WriteAsync(database.Pack);
        if (database._server is { } server) await ExecuteAsync(server, $"CREATE DATABASE {database._name}");
        return database;
    }

    /// <summary>Reads rows with SQL both kinds understand.</summary>
    public async Task ReadAsync(string sql, Action<DbDataReader> row)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) row(reader);
    }

    /// <summary>Changes rows in one transaction, while no server runs.</summary>
    public async Task WriteAsync(Func<DbConnection, Task> work)
    {
        await using var connection = await OpenAsync();
        // SQLite wants each command to name the transaction; said in SQL it holds for all.
        await RunAsync(connection, "BEGIN");
        await work(connection);
        await RunAsync(connection, "COMMIT");
    }

    /// <summary>One statement with its values as <c>@p0</c>, <c>@p1</c> …, for <see cref="WriteAsync"/>.</summary>
    public static DbCommand Command(DbConnection connection, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 600);
        for (var number = 0; number < values.Length; number++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@p" + number.ToString(CultureInfo.InvariantCulture), values[number]);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static async Task RunAsync(DbConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (_server is { } server) await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = _server is null ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await RunAsync(connection, sql);
    }
}
