using Npgsql;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Search;

/// <summary>
/// A table of terms with a GIN index. Frequent terms are found by reading the newest rows, as far back as their share among the first of them promises enough;
/// only what is rare there is looked up in the index, whose hits come without order, so that all of them have to be gathered.
/// </summary>
internal sealed class PostgresMessageIndex(Database database) : IMessageIndex
{
    private const int Version = 1;
    private const int ReadFirst = 20_000;

    /// <summary>A row takes about a microsecond, so this is where the index becomes the shorter way.</summary>
    private const int ReadMost = 100_000;

    /// <summary>More rows than the share promises, as it is a guess.</summary>
    private const double Margin = 1.5;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Two processes that start together make it once.
        await RunAsync(connection, "SELECT pg_advisory_xact_lock(hashtext('Zhijian.MessageSearch'))", cancellation);
        await RunAsync(connection, """CREATE TABLE IF NOT EXISTS "MessageSearchState" ("Version" int NOT NULL, "UpTo" bigint NOT NULL)""", cancellation);
        if (await ScalarAsync(connection, """SELECT "Version" FROM "MessageSearchState" """, cancellation) is not Version)
        {
            await RunAsync(connection,
                $"""
                DROP TABLE IF EXISTS "MessageSearch";
                CREATE TABLE "MessageSearch" ("Id" bigint PRIMARY KEY, "AgencyId" uuid NOT NULL, "Terms" tsvector NOT NULL);
                CREATE INDEX "IX_MessageSearch_Terms" ON "MessageSearch" USING gin ("Terms");
                DELETE FROM "MessageSearchState";
                INSERT INTO "MessageSearchState" VALUES ({Version}, 0);
                """, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    public async Task<long> ReadUpToAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellation);
        return (long)(await ScalarAsync(connection, """SELECT "UpTo" FROM "MessageSearchState" """, cancellation))!;
    }

    public async Task<bool> AddAsync(IReadOnlyList<IndexedMessage> messages, long after, long upTo, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var note = new NpgsqlCommand("""UPDATE "MessageSearchState" SET "UpTo" = $1 WHERE "UpTo" = $2""", connection);
        note.Parameters.AddWithValue(upTo);
        note.Parameters.AddWithValue(after);
        if (await note.ExecuteNonQueryAsync(cancellation) == 0) return false;
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO "MessageSearch" ("Id", "AgencyId", "Terms")
            SELECT id, agency, array_to_tsvector(string_to_array(terms, ' ')) FROM unnest($1::bigint[], $2::uuid[], $3::text[]) AS rows(id, agency, terms)
            WHERE EXISTS (SELECT 1 FROM "Messages" AS m WHERE m."Id" = rows.id)
            """, connection);
        insert.Parameters.AddWithValue(messages.Select(message => message.Id).ToArray());
        insert.Parameters.AddWithValue(messages.Select(message => message.Agency).ToArray());
        insert.Parameters.AddWithValue(messages.Select(message => string.Join(' ', message.Terms)).ToArray());
        await insert.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task RemoveAsync(IReadOnlyList<IndexedMessage> messages, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Whoever adds holds this row: what is added at this moment is deleted too, and what is added afterwards is no longer there.
        await RunAsync(connection, """SELECT 1 FROM "MessageSearchState" FOR UPDATE""", cancellation);
        await DeleteAsync("""DELETE FROM "Messages" WHERE "Id" = ANY($1)""");
        await DeleteAsync("""DELETE FROM "MessageSearch" WHERE "Id" = ANY($1)""");
        await transaction.CommitAsync(cancellation);

        async Task DeleteAsync(string sql)
        {
            await using var delete = new NpgsqlCommand(sql, connection);
            delete.Parameters.AddWithValue(messages.Select(message => message.Id).ToArray());
            await delete.ExecuteNonQueryAsync(cancellation);
        }
    }

    public async Task<IReadOnlyList<long>> FindAsync(SearchWords words, Guid agency, long before, int limit, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellation);
        var query = string.Join(" & ", words.Terms.Select(term => $"'{term}'").Concat(words.Beginnings.Select(beginning => $"'{beginning}':*")));
        var recent = await ReadNewestAsync(connection, ReadFirst, query, agency, before, limit, cancellation);
        if (recent.Count < limit && recent.Count > 0 && ReadFirst * Margin * limit / recent.Count is var rows and <= ReadMost)
            recent = await ReadNewestAsync(connection, (int)rows, query, agency, before, limit, cancellation);
        return recent.Count == limit
            ? recent
            : await ReadAsync(connection,
                """
                WITH hits AS MATERIALIZED (SELECT "Id", "AgencyId" FROM "MessageSearch" WHERE "Terms" @@ $1::tsquery)
                SELECT "Id" FROM hits WHERE "AgencyId" = $2 AND "Id" < $3 ORDER BY "Id" DESC LIMIT $4
                """, query, agency, before, limit, cancellation);
    }

    private static Task<List<long>> ReadNewestAsync(
        NpgsqlConnection connection, int rows, string query, Guid agency, long before, int limit, CancellationToken cancellation) => ReadAsync(connection,
        $"""
        SELECT "Id" FROM (SELECT "Id", "Terms" FROM "MessageSearch" WHERE "AgencyId" = $2 AND "Id" < $3 ORDER BY "Id" DESC LIMIT {rows}) newest
        WHERE "Terms" @@ $1::tsquery LIMIT $4
        """, query, agency, before, limit, cancellation);

    private static async Task<List<long>> ReadAsync(
        NpgsqlConnection connection, string sql, string query, Guid agency, long before, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(query);
        command.Parameters.AddWithValue(agency);
        command.Parameters.AddWithValue(before);
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<long>();
        while (await reader.ReadAsync(cancellation)) found.Add(reader.GetInt64(0));
        return found;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
