using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Zhijian.Server.Platform.Persistence;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>Which database this server works on; told apart by the form of the connection string.</summary>
public sealed class Database
{
    private Database(DatabaseKind kind, string connectionString)
    {
        Kind = kind;
        ConnectionString = connectionString;
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary><c>Data Source=…</c> is SQLite, <c>Host=…</c> is PostgreSQL.</summary>
    /// <exception cref="InvalidOperationException">The string is neither.</exception>
    public static Database FromConnectionString(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new InvalidOperationException("ConnectionStrings:Zhijian is missing. Use \"Data Source=data/zhijian.db\" (SQLite) or \"Host=…;Database=…\" (PostgreSQL).");
        if (value.Contains("Host=", StringComparison.OrdinalIgnoreCase))
            return new Database(DatabaseKind.PostgreSql, value);

        var sqlite = new SqliteConnectionStringBuilder(value);
        if (Path.GetDirectoryName(Path.GetFullPath(sqlite.DataSource)) is { Length: > 0 } directory) Directory.CreateDirectory(directory);
        return new Database(DatabaseKind.Sqlite, sqlite.ToString());
    }

    public void Configure(DbContextOptionsBuilder options)
    {
        if (Kind == DatabaseKind.PostgreSql)
            options.UseNpgsql(ConnectionString);
        else
            options.UseSqlite(ConnectionString);
        // Migrations are written by hand without a model snapshot; a test compares the migrated schema with the model instead.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <summary>An opened connection for the few places that speak SQL themselves; the caller disposes it.</summary>
    public async Task<System.Data.Common.DbConnection> OpenAsync(CancellationToken cancellation)
    {
        System.Data.Common.DbConnection connection = Kind == DatabaseKind.PostgreSql ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            if (Kind == DatabaseKind.Sqlite) await PrepareSqliteAsync(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>An unpooled SQLite connection for one owner that keeps it, such as the committer. Never makes a new, empty file.</summary>
    /// <exception cref="SqliteException"/>
    public SqliteConnection OpenSqlite(string pragmas = "")
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = SqlitePragmas + pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>WAL lets readers go on while one writes; FULL makes a commit survive a power cut, not only a crash.</summary>
    private const string SqlitePragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;";

    private static async Task PrepareSqliteAsync(System.Data.Common.DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
