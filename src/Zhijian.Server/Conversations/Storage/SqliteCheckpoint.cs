using Microsoft.Data.Sqlite;
using SQLitePCL;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>
/// Copies the write-ahead log into the database beside the writer, so that turns do not wait for it. What the writer adds meanwhile is
/// copied in further, ever shorter passes; the short rest the writer copies itself, after which it begins the log anew.
/// </summary>
internal sealed class SqliteCheckpoint(Database database) : IAsyncDisposable
{
    /// <summary>Some 200 MB of log: a page that was written again and again is then copied once.</summary>
    private const int TurnsBetween = 20_000;

    private const int MostPasses = 5;

    /// <summary>Pages the writer copies in a millisecond or two.</summary>
    private const int ShortRest = 200;

    private SqliteConnection? _connection;
    private Task? _copying;
    private int _turns;

    /// <summary>The writer calls it between two transactions.</summary>
    /// <returns>Whether the writer should copy the rest now.</returns>
    public bool After(int turns)
    {
        _turns += turns;
        if (_copying is null)
        {
            if (_turns >= TurnsBetween) _copying = Task.Run(CopyAhead);
            return false;
        }

        if (!_copying.IsCompleted) return false;
        _copying = null;
        _turns = 0;
        return true;
    }

    /// <summary>Copies what no reader still needs out of the log.</summary>
    /// <returns>Pages of the log that are left.</returns>
    public static int Copy(SqliteConnection connection)
    {
        // Busy means that somebody else copies already; then there is nothing to do here.
        raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out var copied);
        return inLog - copied;
    }

    public async ValueTask DisposeAsync()
    {
        if (_copying is not null) await _copying;
        _connection?.Dispose();
    }

    private void CopyAhead()
    {
        try
        {
            _connection ??= database.OpenSqlite();
            for (var pass = 0; pass < MostPasses; pass++) if (Copy(_connection) <= ShortRest) return;
        }
        catch (SqliteException)
        {
            // A database in trouble shows with the next write, which reports it; the next time opens anew.
            _connection?.Dispose();
            _connection = null;
        }
    }
}
