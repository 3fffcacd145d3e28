using SQLitePCL;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>Reads columns as <see cref="ColumnConventions"/> writes them.</summary>
internal static class SqliteColumns
{
    public static bool IsNull(this sqlite3_stmt row, int column) => raw.sqlite3_column_type(row, column) == raw.SQLITE_NULL;

    public static int Integer(this sqlite3_stmt row, int column) => raw.sqlite3_column_int(row, column);

    public static byte[] Bytes(this sqlite3_stmt row, int column) => raw.sqlite3_column_blob(row, column).ToArray();

    public static Guid Id(this sqlite3_stmt row, int column) => new(raw.sqlite3_column_blob(row, column), bigEndian: true);

    public static Guid? IdOrNull(this sqlite3_stmt row, int column) => row.IsNull(column) ? null : row.Id(column);

    public static string Text(this sqlite3_stmt row, int column) => raw.sqlite3_column_text(row, column).utf8_to_string();

    public static string? TextOrNull(this sqlite3_stmt row, int column) => row.IsNull(column) ? null : row.Text(column);

    public static DateTimeOffset? InstantOrNull(this sqlite3_stmt row, int column) =>
        row.IsNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(raw.sqlite3_column_int64(row, column));
}
