using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Platform;

/// <summary>Migrations are written by hand, so this proves that what they build is what the model means.</summary>
public sealed class SchemaTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_migrated_schema_is_the_schema_of_the_model(DatabaseKind kind)
    {
        await using var migrated = await TestDatabase.CreateAsync(kind);
        await using var created = await TestDatabase.CreateAsync(kind);
        await using (var db = Open(migrated)) await db.Database.MigrateAsync();
        await using (var db = Open(created)) await db.Database.EnsureCreatedAsync();

        (await DescribeAsync(migrated)).ShouldBe(await DescribeAsync(created));
    }

    private static ZhijianDb Open(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<ZhijianDb>();
        Server.Platform.Persistence.Database.FromConnectionString(database.ConnectionString).Configure(options);
        options.ConfigureWarnings(warnings => warnings.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning));
        return new ZhijianDb(options.Options, new AgencyScope());
    }

    /// <summary>Columns, keys and indexes as sorted lines, without EF's own history table.</summary>
    private static async Task<IReadOnlyList<string>> DescribeAsync(TestDatabase database)
    {
        await using var connection = await Server.Platform.Persistence.Database.FromConnectionString(database.ConnectionString).OpenAsync(default);
        var lines = new List<string>();
        foreach (var query in database.Kind == DatabaseKind.Sqlite ? SqliteQueries : PostgreSqlQueries) lines.AddRange(await ReadAsync(connection, query));
        return [.. lines.Where(line => !line.Contains("__EFMigrations", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> ReadAsync(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(field => reader.GetValue(field).ToString())));
        return lines;
    }

    private static readonly string[] SqliteQueries =
    [
        """
        SELECT 'column', t.name, c.name, c.type, c."notnull", coalesce(c.dflt_value, ''), c.pk
        FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        """,
        """
        SELECT 'index', t.name, coalesce(i.name, ''), i."unique", i.partial, group_concat(c.name, ',')
        FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name, i.name
        """,
        """SELECT 'key', t.name, f."from", f."table", f."to", f.on_delete FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'""",
    ];

    private static readonly string[] PostgreSqlQueries =
    [
        """
        SELECT 'column', table_name, column_name, data_type, is_nullable, coalesce(column_default, ''), is_identity
        FROM information_schema.columns WHERE table_schema = 'public'
        """,
        "SELECT 'index', tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT 'key', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    ];
}
