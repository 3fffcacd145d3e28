using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>Tells whether a write was refused because somebody else was faster (写入冲突), from a database in trouble, of which nobody must be told that it was others.</summary>
internal static class WriteConflict
{
    public static bool Is(Exception? problem) => problem switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException update => Is(update.InnerException),
        // The same row was written meanwhile, or it is a deadlock or a serialization failure: the other transaction goes on.
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation || postgres.SqlState.StartsWith("40", StringComparison.Ordinal),
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY,
        _ => false,
    };
}
