using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>
/// A prepared SQLite statement, for the one path where binding through ADO.NET costs more than the statement itself. Parameters count
/// from 1 and are bound in order by the <c>Add</c> calls. Belongs to one connection and one thread at a time.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int PrepareForLong = 1;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v3(_connection, sql, PrepareForLong, out _statement));
    }

    public SqliteStatement Add(long value) => Bound(raw.sqlite3_bind_int64(_statement, ++_bound, value));

    public SqliteStatement Add(long? value) => value is { } number ? Add(number) : AddNull();

    public SqliteStatement Add(bool value) => Add(value ? 1 : 0);

    public SqliteStatement Add(DateTimeOffset? value) => value is { } at ? Add(at.ToUnixTimeMilliseconds()) : AddNull();

    public SqliteStatement Add(Guid? value)
    {
        if (value is not { } id) return AddNull();
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bound(raw.sqlite3_bind_blob(_statement, ++_bound, bytes));
    }

    public SqliteStatement Add(byte[]? value) => value is null ? AddNull() : Bound(raw.sqlite3_bind_blob(_statement, ++_bound, value));

    public SqliteStatement Add(string? value)
    {
        if (value is null) return AddNull();
        const int OnStack = 1024;
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = most > OnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> bytes = rented ?? stackalloc byte[OnStack];
        var length = Encoding.UTF8.GetBytes(value, bytes);
        var result = raw.sqlite3_bind_text(_statement, ++_bound, bytes[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return Bound(result);
    }

    /// <summary>Runs a statement that returns no rows and makes it ready for the next values.</summary>
    /// <returns>Rows it changed.</returns>
    /// <exception cref="SqliteException"/>
    public int Run()
    {
        var result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        _bound = 0;
        if (result != raw.SQLITE_DONE) Check(result);
        return raw.sqlite3_changes(_connection);
    }

    /// <summary>Runs a query of one row at most; <paramref name="read"/> gets the statement for the columns.</summary>
    public T? First<T>(Func<sqlite3_stmt, T> read) where T : class
    {
        try
        {
            var result = raw.sqlite3_step(_statement);
            if (result == raw.SQLITE_ROW) return read(_statement);
            if (result != raw.SQLITE_DONE) Check(result);
            return null;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
            _bound = 0;
        }
    }

    public void Dispose() => _statement.Dispose();

    private SqliteStatement AddNull() => Bound(raw.sqlite3_bind_null(_statement, ++_bound));

    private SqliteStatement Bound(int result)
    {
        if (result != raw.SQLITE_OK) Check(result);
        return this;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(_connection).utf8_to_string(), result, raw.sqlite3_extended_errcode(_connection));
    }
}
