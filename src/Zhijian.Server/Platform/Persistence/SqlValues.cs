using System.Data.Common;
using System.Globalization;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>Values for SQL of one's own, in the form in which they stand in the columns of this database.</summary>
internal static class SqlValues
{
    /// <summary>Sets <c>@p0</c>, <c>@p1</c> and so on.</summary>
    public static DbCommand CommandOf(this Database database, DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var number = 0; number < values.Length; number++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "p" + number.ToString(CultureInfo.InvariantCulture);
            parameter.Value = database.Kind == DatabaseKind.Sqlite ? OnSqlite(values[number]) : values[number] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>As SQLite's columns hold it.</summary>
    public static object OnSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToByteArray(bigEndian: true),
        DateTimeOffset at => at.ToUnixTimeMilliseconds(),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        _ => value,
    };
}
