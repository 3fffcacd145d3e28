using Microsoft.Data.Sqlite;
using SQLitePCL;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>One reading connection with its prepared look-ups; used by one thread at a time.</summary>
internal sealed class SqliteTurnReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _byFollower;
    private readonly SqliteStatement _byId;
    private readonly SqliteStatement _message;
    private readonly SqliteStatement _question;

    public SqliteTurnReader(Database database)
    {
        // Every commit of the writer empties a reader's cache, so a large one would only cost time to empty.
        _connection = database.OpenSqlite("PRAGMA cache_size=-256; PRAGMA query_only=ON;");
        _byFollower = new SqliteStatement(_connection, ConversationColumns.Select + """ WHERE "AccountId" = ? AND "OpenId" = ?""");
        _byId = new SqliteStatement(_connection, ConversationColumns.Select + """ WHERE "Id" = ?""");
        _message = new SqliteStatement(_connection, ConversationColumns.SelectMessage + """ WHERE "DeduplicationKey" = ?""");
        _question = new SqliteStatement(_connection, ConversationColumns.SelectQuestion("?", "?"));
    }

    public Conversation? Find(AccountId account, string openId) => _byFollower.Add(account.Value).Add(openId).First(ReadConversation);

    public Conversation? Find(ConversationId id) => _byId.Add(id.Value).First(ReadConversation);

    public Message? FindMessage(DeduplicationKey key) => _message.Add(key.Value).First(ReadMessage);

    public byte[]? FindQuestion(ConversationId conversation, DateTimeOffset answeredAt) => _question.Add(conversation.Value).Add(answeredAt).First(row => row.Bytes(0));

    public void Dispose()
    {
        _byFollower.Dispose();
        _byId.Dispose();
        _message.Dispose();
        _question.Dispose();
        _connection.Dispose();
    }

    private static Message ReadMessage(sqlite3_stmt row) => new()
    {
        AgencyId = new AgencyId(row.Id(0)),
        ConversationId = new ConversationId(row.Id(1)),
        Seq = row.Integer(2),
        Direction = (MessageDirection)row.Integer(3),
        Kind = (MessageKind)row.Integer(4),
        At = row.InstantOrNull(5)!.Value,
        DeduplicationKey = new DeduplicationKey(row.Id(6)),
        Way = (ReplyWay)row.Integer(7),
        ReplyKind = row.IsNull(8) ? null : (MessageKind)row.Integer(8),
        Reply = row.TextOrNull(9),
        DecidedBy = (DecidedBy)row.Integer(10),
        AnswerId = row.TextOrNull(11),
        Delivery = (Delivery)row.Integer(12),
        Error = row.TextOrNull(13),
        StaffId = row.IdOrNull(14) is { } staff ? new StaffId(staff) : null,
        StaffName = row.TextOrNull(15),
    };

    private static Conversation ReadConversation(sqlite3_stmt row) => new()
    {
        Id = new ConversationId(row.Id(0)),
        AgencyId = new AgencyId(row.Id(1)),
        AccountId = new AccountId(row.Id(2)),
        OpenId = row.Text(3),
        State = (ConversationState)row.Integer(4),
        NextSeq = row.Integer(5),
        Version = row.Integer(6),
        Subscribed = row.Integer(7) != 0,
        LastSeq = row.Integer(8),
        LastAt = row.InstantOrNull(9),
        LastText = row.TextOrNull(10),
        LastKind = (MessageKind)row.Integer(11),
        LastDirection = (MessageDirection)row.Integer(12),
        WaitingSince = row.InstantOrNull(13),
        ToldAt = row.InstantOrNull(14),
        AssignedTo = row.IdOrNull(15) is { } staff ? new StaffId(staff) : null,
        AssignedName = row.TextOrNull(16),
        Unread = row.Integer(17),
        Received = row.Integer(18),
        Kept = row.Integer(19),
        Suggestions = row.TextOrNull(20),
        WindowEndsAt = row.InstantOrNull(21),
        WindowRemaining = row.Integer(22),
        GivenAnswer = row.TextOrNull(23),
        GivenAt = row.InstantOrNull(24),
        AskedAbout = row.TextOrNull(25),
        AskedAt = row.InstantOrNull(26),
        DueAt = row.InstantOrNull(27),
        ServedAt = row.InstantOrNull(28),
        Pending = row.TextOrNull(29),
        PendingUntil = row.InstantOrNull(30),
        Department = row.TextOrNull(31),
        TopicDepartment = row.TextOrNull(32),
        TopicAt = row.InstantOrNull(33),
        Skill = row.TextOrNull(34),
        AssignedAt = row.InstantOrNull(35),
    };
}
