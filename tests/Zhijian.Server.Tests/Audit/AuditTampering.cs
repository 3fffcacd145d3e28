using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Audit;

/// <summary>Somebody who rules the database.</summary>
internal static class AuditTampering
{
    /// <summary>Takes the triggers away, so that only the chain is left to tell.</summary>
    public static async Task OpenAsync(ServerHost host)
    {
        string[] statements = host.Database.Kind == DatabaseKind.Sqlite
            ? ["""DROP TRIGGER "AuditEntries_No_UPDATE" """, """DROP TRIGGER "AuditEntries_No_DELETE" """]
            : ["""DROP TRIGGER "AuditEntries_No_Change" ON "AuditEntries" """];
        foreach (var statement in statements) await RunAsync(host, statement);
    }

    public static async Task RunAsync(ServerHost host, string sql)
    {
        await using var connection = await Server.Platform.Persistence.Database.FromConnectionString(host.Database.ConnectionString).OpenAsync(default);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
