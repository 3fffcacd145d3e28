using Npgsql;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>PostgreSQL: a batch is a handful of statements over arrays, whatever its size; look-ups come from a pool.</summary>
internal sealed class PostgresTurnStore : ITurnStore
{
    private readonly NpgsqlDataSource _source;
    private NpgsqlConnection? _connection;

    public PostgresTurnStore(Database database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxAutoPrepare = 32, AutoPrepareMinUsages = 2, ApplicationName = "Zhijian turns" };
        _source = new NpgsqlDataSourceBuilder(settings.ToString()).Build();
    }

    public async Task CommitAsync(IReadOnlyList<TurnWrite> batch)
    {
        try
        {
            _connection ??= await _source.OpenConnectionAsync();
            var together = await PostgresTurnBatch.WriteAsync(_connection, batch);
            if (batch.Count == 1 || together == CommitResult.Committed)
            {
                foreach (var write in batch) write.Result = together;
                return;
            }

            // Some turn is a duplicate, stale or refused: each in a transaction of its own tells which.
            foreach (var write in batch) write.Result = await PostgresTurnBatch.WriteAsync(_connection, [write]);
        }
        catch
        {
            if (_connection is { } broken) await broken.DisposeAsync();
            _connection = null;
            throw;
        }
    }

    public ValueTask<Conversation?> FindAsync(AccountId account, string openId) =>
        FirstAsync(ConversationColumns.Select + """ WHERE "AccountId" = $1 AND "OpenId" = $2""", ReadConversation, account.Value, openId);

    public ValueTask<Conversation?> FindAsync(ConversationId id) =>
        FirstAsync(ConversationColumns.Select + """ WHERE "Id" = $1""", ReadConversation, id.Value);

    public ValueTask<Message?> FindMessageAsync(DeduplicationKey key) =>
        FirstAsync(ConversationColumns.SelectMessage + """ WHERE "DeduplicationKey" = $1""", ReadMessage, key.Value);

    public ValueTask<byte[]?> FindQuestionAsync(ConversationId conversation, DateTimeOffset answeredAt) =>
        FirstAsync(ConversationColumns.SelectQuestion("$1", "$2"), row => row.GetFieldValue<byte[]>(0), conversation.Value, answeredAt);

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection) await connection.DisposeAsync();
        await _source.DisposeAsync();
    }

    private async ValueTask<T?> FirstAsync<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values) where T : class
    {
        await using var command = _source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? read(row) : null;
    }

    private static T? Value<T>(NpgsqlDataReader row, int column) where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Message ReadMessage(NpgsqlDataReader row) => new()
    {
        AgencyId = new AgencyId(row.GetGuid(0)),
        ConversationId = new ConversationId(row.GetGuid(1)),
        Seq = row.GetInt32(2),
        Direction = (MessageDirection)row.GetInt32(3),
        Kind = (MessageKind)row.GetInt32(4),
        At = row.GetFieldValue<DateTimeOffset>(5),
        DeduplicationKey = new DeduplicationKey(row.GetGuid(6)),
        Way = (ReplyWay)row.GetInt32(7),
        ReplyKind = (MessageKind?)Value<int>(row, 8),
        Reply = Text(row, 9),
        DecidedBy = (DecidedBy)row.GetInt32(10),
        AnswerId = Text(row, 11),
        Delivery = (Delivery)row.GetInt32(12),
        Error = Text(row, 13),
        StaffId = Value<Guid>(row, 14) is { } staff ? new StaffId(staff) : null,
        StaffName = Text(row, 15),
    };

    private static Conversation ReadConversation(NpgsqlDataReader row) => new()
    {
        Id = new ConversationId(row.GetGuid(0)),
        AgencyId = new AgencyId(row.GetGuid(1)),
        AccountId = new AccountId(row.GetGuid(2)),
        OpenId = row.GetString(3),
        State = (ConversationState)row.GetInt32(4),
        NextSeq = row.GetInt32(5),
        Version = row.GetInt32(6),
        Subscribed = row.GetBoolean(7),
        LastSeq = row.GetInt32(8),
        LastAt = Value<DateTimeOffset>(row, 9),
        LastText = Text(row, 10),
        LastKind = (MessageKind)row.GetInt32(11),
        LastDirection = (MessageDirection)row.GetInt32(12),
        WaitingSince = Value<DateTimeOffset>(row, 13),
        ToldAt = Value<DateTimeOffset>(row, 14),
        AssignedTo = Value<Guid>(row, 15) is { } staff ? new StaffId(staff) : null,
        AssignedName = Text(row, 16),
        Unread = row.GetInt32(17),
        Received = row.GetInt32(18),
        Kept = row.GetInt32(19),
        Suggestions = Text(row, 20),
        WindowEndsAt = Value<DateTimeOffset>(row, 21),
        WindowRemaining = row.GetInt32(22),
        GivenAnswer = Text(row, 23),
        GivenAt = Value<DateTimeOffset>(row, 24),
        AskedAbout = Text(row, 25),
        AskedAt = Value<DateTimeOffset>(row, 26),
        DueAt = Value<DateTimeOffset>(row, 27),
        ServedAt = Value<DateTimeOffset>(row, 28),
        Pending = Text(row, 29),
        PendingUntil = Value<DateTimeOffset>(row, 30),
        Department = Text(row, 31),
        TopicDepartment = Text(row, 32),
        TopicAt = Value<DateTimeOffset>(row, 33),
        Skill = Text(row, 34),
        AssignedAt = Value<DateTimeOffset>(row, 35),
    };
}
