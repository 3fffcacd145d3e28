using Npgsql;
using NpgsqlTypes;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>Writes turns in one PostgreSQL transaction: one statement a table, its rows as arrays.</summary>
internal static class PostgresTurnBatch
{
    private static readonly string InsertMessages = Insert("Messages", ConversationColumns.OfMessage, "\"DeduplicationKey\"");

    private static readonly string InsertConversations =
        Insert("Conversations", [.. ConversationColumns.Fixed, .. ConversationColumns.Changing], "\"AccountId\", \"OpenId\"");

    private static readonly string UpdateConversations = MakeUpdate();

    /// <returns>Committed for all of them, or why none was written. With one turn that is the turn's own fate.</returns>
    /// <exception cref="NpgsqlException">The database cannot write.</exception>
    public static async Task<CommitResult> WriteAsync(NpgsqlConnection connection, IReadOnlyList<TurnWrite> turns)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        var expected = new List<(int Rows, CommitResult Otherwise)>();
        // The conversation first: its version tells that another node was faster before that node's messages get in the way.
        AddConversations(batch, expected, turns);
        AddMessages(batch, expected, turns);
        AddEffects(batch, expected, turns);
        try
        {
            await batch.ExecuteNonQueryAsync();
            for (var i = 0; i < expected.Count; i++)
            {
                if (batch.BatchCommands[i].RecordsAffected >= expected[i].Rows) continue;
                await transaction.RollbackAsync();
                return expected[i].Otherwise;
            }

            await transaction.CommitAsync();
            return CommitResult.Committed;
        }
        catch (PostgresException problem) when (FateOf(problem) is { } fate)
        {
            await transaction.RollbackAsync();
            return fate;
        }
    }

    private static void AddMessages(NpgsqlBatch batch, List<(int, CommitResult)> expected, IReadOnlyList<TurnWrite> turns)
    {
        var rows = turns.SelectMany(turn => turn.Rows.Messages).ToList();
        if (rows.Count == 0) return;
        var command = new NpgsqlBatchCommand(InsertMessages);
        Add(command, rows, NpgsqlDbType.Uuid, row => row.AgencyId.Value, row => row.ConversationId.Value);
        Add(command, rows, NpgsqlDbType.Integer, row => row.Seq, row => (int)row.Direction, row => (int)row.Kind);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.At);
        Add(command, rows, NpgsqlDbType.Uuid, row => row.DeduplicationKey?.Value);
        Add(command, rows, NpgsqlDbType.Bytea, row => row.Payload);
        Add(command, rows, NpgsqlDbType.Integer, row => (int)row.Way, row => (int?)row.ReplyKind);
        Add(command, rows, NpgsqlDbType.Text, row => row.Reply);
        Add(command, rows, NpgsqlDbType.Integer, row => (int)row.DecidedBy);
        Add(command, rows, NpgsqlDbType.Text, row => row.AnswerId);
        Add(command, rows, NpgsqlDbType.Integer, row => (int)row.Delivery);
        Add(command, rows, NpgsqlDbType.Text, row => row.Error);
        Add(command, rows, NpgsqlDbType.Uuid, row => row.StaffId?.Value);
        Add(command, rows, NpgsqlDbType.Text, row => row.StaffName);
        batch.BatchCommands.Add(command);
        expected.Add((rows.Count, CommitResult.Duplicate));
    }

    private static void AddConversations(NpgsqlBatch batch, List<(int, CommitResult)> expected, IReadOnlyList<TurnWrite> turns)
    {
        // In one order on every node, so that two of them do not wait for each other.
        var written = turns.Where(turn => turn.Rows.Conversation is not null).OrderBy(turn => turn.Rows.Conversation!.Id.Value).ToLookup(turn => turn.Rows.ReadVersion is null);
        if (written[true].Select(turn => turn.Rows.Conversation!).ToList() is { Count: > 0 } added)
        {
            var command = new NpgsqlBatchCommand(InsertConversations);
            Add(command, added, NpgsqlDbType.Uuid, row => row.Id.Value, row => row.AgencyId.Value, row => row.AccountId.Value);
            Add(command, added, NpgsqlDbType.Text, row => row.OpenId);
            AddChanging(command, added);
            batch.BatchCommands.Add(command);
            expected.Add((added.Count, CommitResult.Stale));
        }

        if (written[false].ToList() is { Count: > 0 } changed)
        {
            var command = new NpgsqlBatchCommand(UpdateConversations);
            Add(command, changed, NpgsqlDbType.Uuid, turn => turn.Rows.Conversation!.Id.Value);
            Add(command, changed, NpgsqlDbType.Integer, turn => turn.Rows.ReadVersion!.Value);
            AddChanging(command, changed.ConvertAll(turn => turn.Rows.Conversation!));
            batch.BatchCommands.Add(command);
            expected.Add((changed.Count, CommitResult.Stale));
        }
    }

    private static void AddChanging(NpgsqlBatchCommand command, List<Conversation> rows)
    {
        Add(command, rows, NpgsqlDbType.Integer, row => (int)row.State, row => row.NextSeq, row => row.Version);
        Add(command, rows, NpgsqlDbType.Boolean, row => row.Subscribed);
        Add(command, rows, NpgsqlDbType.Integer, row => row.LastSeq);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.LastAt);
        Add(command, rows, NpgsqlDbType.Text, row => row.LastText);
        Add(command, rows, NpgsqlDbType.Integer, row => (int)row.LastKind, row => (int)row.LastDirection);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.WaitingSince, row => row.ToldAt);
        Add(command, rows, NpgsqlDbType.Uuid, row => row.AssignedTo?.Value);
        Add(command, rows, NpgsqlDbType.Text, row => row.AssignedName);
        Add(command, rows, NpgsqlDbType.Integer, row => row.Unread, row => row.Received, row => row.Kept);
        Add(command, rows, NpgsqlDbType.Text, row => row.Suggestions);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.WindowEndsAt);
        Add(command, rows, NpgsqlDbType.Integer, row => row.WindowRemaining);
        Add(command, rows, NpgsqlDbType.Text, row => row.GivenAnswer);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.GivenAt);
        Add(command, rows, NpgsqlDbType.Text, row => row.AskedAbout);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.AskedAt);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.DueAt, row => row.ServedAt);
        Add(command, rows, NpgsqlDbType.Text, row => row.Pending);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.PendingUntil);
        Add(command, rows, NpgsqlDbType.Text, row => row.Department, row => row.TopicDepartment);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.TopicAt);
        Add(command, rows, NpgsqlDbType.Text, row => row.Skill);
        Add(command, rows, NpgsqlDbType.TimestampTz, row => row.AssignedAt);
    }

    private static void AddEffects(NpgsqlBatch batch, List<(int, CommitResult)> expected, IReadOnlyList<TurnWrite> turns)
    {
        foreach (var effect in turns.SelectMany(turn => turn.Rows.Effects))
        {
            var command = new NpgsqlBatchCommand(effect.Sql);
            for (var i = 0; i < effect.Values.Length; i++) command.Parameters.Add(new NpgsqlParameter("p" + i, effect.Values[i] ?? DBNull.Value));
            batch.BatchCommands.Add(command);
            expected.Add((effect.MustChange ? 1 : 0, CommitResult.Stale));
        }
    }

    private static void Add<TRow, TValue>(NpgsqlBatchCommand command, List<TRow> rows, NpgsqlDbType type, params ReadOnlySpan<Func<TRow, TValue>> columns)
    {
        foreach (var column in columns)
        {
            var values = new TValue[rows.Count];
            for (var i = 0; i < values.Length; i++) values[i] = column(rows[i]);
            command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        }
    }

    /// <summary>What a refusal says about the rows; null when it is about the database itself.</summary>
    private static CommitResult? FateOf(PostgresException problem) => problem.SqlState[..2] switch
    {
        // Another node has written the next message of the conversation already.
        "23" when problem.ConstraintName == "IX_Messages_ConversationId_Seq" => CommitResult.Stale,
        "22" or "23" or "54" => CommitResult.Refused,
        "40" => CommitResult.Stale,
        _ => null,
    };

    private static string Insert(string table, string[] columns, string key) =>
        $"""INSERT INTO "{table}" ({ConversationColumns.List(columns)}) SELECT * FROM unnest({Marks(columns.Length)}) ON CONFLICT ({key}) DO NOTHING""";

    private static string MakeUpdate()
    {
        var changing = ConversationColumns.Changing;
        var set = string.Join(", ", changing.Select(column => $"\"{column}\" = v.\"{column}\""));
        return $"""
            UPDATE "Conversations" AS c SET {set}
            FROM unnest({Marks(2 + changing.Length)}) AS v("Id", "ReadVersion", {ConversationColumns.List(changing)})
            WHERE c."Id" = v."Id" AND c."Version" = v."ReadVersion"
            """;
    }

    private static string Marks(int count) => string.Join(", ", Enumerable.Range(1, count).Select(number => "$" + number));
}
