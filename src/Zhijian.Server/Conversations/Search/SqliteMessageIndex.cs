using Microsoft.Data.Sqlite;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Search;

/// <summary>FTS5 without the texts and without positions: whether the words stand side by side is looked up in the few messages found.</summary>
internal sealed class SqliteMessageIndex(Database database) : IMessageIndex
{
    private const int Version = 1;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        await using var connection = database.OpenSqlite();
        await using var transaction = connection.BeginTransaction();
        if (await ScalarAsync(connection, "PRAGMA table_info('MessageSearchState')", cancellation) is null
            || await ScalarAsync(connection, """SELECT "Version" FROM "MessageSearchState" """, cancellation) is not long and not Version)
        {
            await RunAsync(connection,
                """
                DROP TABLE IF EXISTS "MessageSearch"; DROP TABLE IF EXISTS "MessageSearchState";
                CREATE VIRTUAL TABLE "MessageSearch" USING fts5(terms, content='', columnsize=0, detail=none);
                CREATE TABLE "MessageSearchState" ("Version" INTEGER NOT NULL, "UpTo" INTEGER NOT NULL);
                """, cancellation);
            await RunAsync(connection, $"""INSERT INTO "MessageSearchState" VALUES ({Version}, 0)""", cancellation);
        }

        // What is deleted leaves the index at once, not when its parts are merged some day.
        await RunAsync(connection, """INSERT INTO "MessageSearch" ("MessageSearch", rank) VALUES ('secure-delete', 1)""", cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<long> ReadUpToAsync(CancellationToken cancellation)
    {
        await using var connection = database.OpenSqlite("PRAGMA query_only=ON;");
        return (long)(await ScalarAsync(connection, """SELECT "UpTo" FROM "MessageSearchState" """, cancellation))!;
    }

    public Task<bool> AddAsync(IReadOnlyList<IndexedMessage> messages, long after, long upTo, CancellationToken cancellation)
    {
        using var connection = database.OpenSqlite("PRAGMA wal_autocheckpoint=0;");
        using var begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        using var insert = new SqliteStatement(connection, """INSERT INTO "MessageSearch" (rowid, terms) SELECT ?, ? WHERE EXISTS (SELECT 1 FROM "Messages" WHERE "Id" = ?)""");
        using var note = new SqliteStatement(connection, """UPDATE "MessageSearchState" SET "UpTo" = ? WHERE "UpTo" = ?""");
        using var commit = new SqliteStatement(connection, "COMMIT");
        begin.Run();
        foreach (var message in messages) insert.Add(message.Id).Add(TermsOf(message)).Add(message.Id).Run();
        // Closing the connection without a commit takes everything back.
        if (note.Add(upTo).Add(after).Run() == 0) return Task.FromResult(false);
        commit.Run();
        return Task.FromResult(true);
    }

    public Task RemoveAsync(IReadOnlyList<IndexedMessage> messages, CancellationToken cancellation)
    {
        using var connection = database.OpenSqlite("PRAGMA wal_autocheckpoint=0;");
        using var begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        // Without the texts the index must be told what it knows; what it does not know it must not be told.
        using var forget = new SqliteStatement(connection,
            """
            INSERT INTO "MessageSearch" ("MessageSearch", rowid, terms)
            SELECT 'delete', ?, ? WHERE EXISTS (SELECT 1 FROM "Messages" WHERE "Id" = ? AND "Id" <= (SELECT "UpTo" FROM "MessageSearchState"))
            """);
        using var delete = new SqliteStatement(connection, """DELETE FROM "Messages" WHERE "Id" = ?""");
        using var commit = new SqliteStatement(connection, "COMMIT");
        begin.Run();
        foreach (var message in messages)
        {
            if (message.Terms.Count > 0) forget.Add(message.Id).Add(TermsOf(message)).Add(message.Id).Run();
            delete.Add(message.Id).Run();
        }

        commit.Run();
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<long>> FindAsync(SearchWords words, Guid agency, long before, int limit, CancellationToken cancellation)
    {
        await using var connection = database.OpenSqlite("PRAGMA query_only=ON;");
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT rowid FROM "MessageSearch" WHERE "MessageSearch" MATCH $words AND rowid < $before ORDER BY rowid DESC LIMIT $limit""";
        var wanted = words.Terms.Select(term => $"\"{term}\"").Concat(words.Beginnings.Select(beginning => $"\"{beginning}\"*"));
        command.Parameters.AddWithValue("$words", string.Join(" AND ", wanted.Append(AgencyTerm(agency))));
        command.Parameters.AddWithValue("$before", before);
        command.Parameters.AddWithValue("$limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<long>();
        while (await reader.ReadAsync(cancellation)) found.Add(reader.GetInt64(0));
        return found;
    }

    private static string TermsOf(IndexedMessage message) => string.Join(' ', message.Terms.Prepend(AgencyTerm(message.Agency)));

    /// <summary>Cannot be searched for by anybody: terms of messages are at most forty letters and digits long.</summary>
    private static string AgencyTerm(Guid agency) => $"agencyxxxxxxxxxxxxxxxx{agency:N}";

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
