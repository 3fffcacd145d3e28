using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>Column types by database, so that one hand-written migration serves both.</summary>
public sealed record ColumnTypes(string Uuid, string Instant, string Text, string Integer, string Long, string Boolean, string Real, string Bytes, string Date, string TimeOfDay)
{
    private static readonly ColumnTypes Sqlite = new("BLOB", "INTEGER", "TEXT", "INTEGER", "INTEGER", "INTEGER", "REAL", "BLOB", "TEXT", "TEXT");
    private static readonly ColumnTypes PostgreSql = new("uuid", "timestamp with time zone", "text", "integer", "bigint", "boolean", "double precision", "bytea", "date", "time without time zone");

    public static ColumnTypes Of(MigrationBuilder migration) =>
        IsSqlite(migration) ? Sqlite : PostgreSql;

    public static bool IsSqlite(MigrationBuilder migration) => migration.ActiveProvider?.Contains("Sqlite", StringComparison.Ordinal) == true;
}
