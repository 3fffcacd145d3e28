using Microsoft.Data.Sqlite;
using SQLitePCL;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>
/// The one connection that writes turns. First all of a batch in one transaction; if a row of it is refused, again with a savepoint around
/// each turn, so that a bad one does not take its neighbours down.
/// </summary>
internal sealed class SqliteTurnWriter : IDisposable
{
    /// <summary>
    /// The log is copied by <see cref="SqliteCheckpoint"/>, not in the middle of a commit. A commit that split a page goes through the whole cache, so a
    /// large one costs more than it saves: the operating system holds the pages anyway.
    /// </summary>
    private const string Pragmas = "PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;";

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _insertMessage;
    private readonly SqliteStatement _insertConversation;
    private readonly SqliteStatement _updateConversation;
    private readonly Dictionary<string, SqliteCommand> _effects = [];

    public SqliteTurnWriter(Database database)
    {
        _connection = database.OpenSqlite(Pragmas);
        _begin = new SqliteStatement(_connection, "BEGIN IMMEDIATE");
        _commit = new SqliteStatement(_connection, "COMMIT");
        var messages = ConversationColumns.OfMessage;
        _insertMessage = new SqliteStatement(_connection,
            $"""INSERT INTO "Messages" ({ConversationColumns.List(messages)}) VALUES ({Marks(messages.Length)}) ON CONFLICT ("DeduplicationKey") DO NOTHING""");
        var all = ConversationColumns.Fixed.Length + ConversationColumns.Changing.Length;
        _insertConversation = new SqliteStatement(_connection,
            $"""INSERT INTO "Conversations" ({ConversationColumns.All}) VALUES ({Marks(all)}) ON CONFLICT ("AccountId", "OpenId") DO NOTHING""");
        var set = string.Join(", ", ConversationColumns.Changing.Select(column => $"\"{column}\" = ?"));
        _updateConversation = new SqliteStatement(_connection, $"""UPDATE "Conversations" SET {set} WHERE "Id" = ? AND "Version" = ?""");
    }

    /// <returns>False when a turn could not be written; then nothing was.</returns>
    public bool TryWriteTogether(IReadOnlyList<TurnWrite> batch)
    {
        _begin.Run();
        try
        {
            foreach (var write in batch)
            {
                write.Result = Apply(write.Rows);
                // A duplicate is noticed before anything of its turn is written, so it need not disturb the others.
                if (write.Result is CommitResult.Committed or CommitResult.Duplicate) continue;
                Execute("ROLLBACK");
                return false;
            }

            _commit.Run();
            return true;
        }
        catch (SqliteException problem) when (IsAboutTheRows(problem))
        {
            Execute("ROLLBACK");
            return false;
        }
    }

    public void WriteOneByOne(IReadOnlyList<TurnWrite> batch)
    {
        _begin.Run();
        foreach (var write in batch)
        {
            Execute("SAVEPOINT turn");
            try
            {
                write.Result = Apply(write.Rows);
            }
            catch (SqliteException problem) when (IsAboutTheRows(problem))
            {
                write.Result = CommitResult.Refused;
            }

            Execute(write.Result == CommitResult.Committed ? "RELEASE turn" : "ROLLBACK TO turn; RELEASE turn");
        }

        _commit.Run();
    }

    /// <summary>Copies what is left of the write-ahead log; the next transaction then begins it anew.</summary>
    public void CopyLog() => SqliteCheckpoint.Copy(_connection);

    public void Dispose()
    {
        foreach (var command in _effects.Values) command.Dispose();
        foreach (var statement in new[] { _begin, _commit, _insertMessage, _insertConversation, _updateConversation }) statement.Dispose();
        _connection.Dispose();
    }

    private CommitResult Apply(TurnRows rows)
    {
        for (var i = 0; i < rows.Messages.Count; i++)
            if (Insert(rows.Messages[i]) == 0) return i == 0 ? CommitResult.Duplicate : CommitResult.Stale;
        if (rows.Conversation is { } conversation && (rows.ReadVersion is { } version ? Update(conversation, version) : Insert(conversation)) == 0)
            return CommitResult.Stale;
        foreach (var effect in rows.Effects)
            if (Run(effect) == 0 && effect.MustChange) return CommitResult.Stale;
        return CommitResult.Committed;
    }

    private int Insert(Message message) => _insertMessage
        .Add(message.AgencyId.Value).Add(message.ConversationId.Value).Add(message.Seq).Add((int)message.Direction).Add((int)message.Kind)
        .Add(message.At).Add(message.DeduplicationKey?.Value).Add(message.Payload).Add((int)message.Way).Add((long?)message.ReplyKind)
        .Add(message.Reply).Add((int)message.DecidedBy).Add(message.AnswerId).Add((int)message.Delivery).Add(message.Error)
        .Add(message.StaffId?.Value).Add(message.StaffName).Run();

    private int Insert(Conversation row) =>
        AddChanging(_insertConversation.Add(row.Id.Value).Add(row.AgencyId.Value).Add(row.AccountId.Value).Add(row.OpenId), row).Run();

    private int Update(Conversation row, int version) => AddChanging(_updateConversation, row).Add(row.Id.Value).Add(version).Run();

    private static SqliteStatement AddChanging(SqliteStatement statement, Conversation row) => statement
        .Add((int)row.State).Add(row.NextSeq).Add(row.Version).Add(row.Subscribed).Add(row.LastSeq).Add(row.LastAt).Add(row.LastText)
        .Add((int)row.LastKind).Add((int)row.LastDirection).Add(row.WaitingSince).Add(row.ToldAt).Add(row.AssignedTo?.Value).Add(row.AssignedName)
        .Add(row.Unread).Add(row.Received).Add(row.Kept).Add(row.Suggestions).Add(row.WindowEndsAt).Add(row.WindowRemaining)
        .Add(row.GivenAnswer).Add(row.GivenAt).Add(row.AskedAbout).Add(row.AskedAt)
        .Add(row.DueAt).Add(row.ServedAt).Add(row.Pending).Add(row.PendingUntil)
        .Add(row.Department).Add(row.TopicDepartment).Add(row.TopicAt)
        .Add(row.Skill).Add(row.AssignedAt);

    private int Run(Effect effect)
    {
        if (!_effects.TryGetValue(effect.Sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // the text is one of the constants in Effect
            command.CommandText = effect.Sql;
#pragma warning restore CA2100
            for (var i = 0; i < effect.Values.Length; i++) command.Parameters.Add(new SqliteParameter("@p" + i, null));
            _effects[effect.Sql] = command;
        }

        for (var i = 0; i < effect.Values.Length; i++) command.Parameters[i].Value = SqlValues.OnSqlite(effect.Values[i]);
        return command.ExecuteNonQuery();
    }

    private void Execute(string sql) => raw.sqlite3_exec(_connection.Handle, sql);

    private static string Marks(int count) => string.Join(", ", Enumerable.Repeat("?", count));

    /// <summary>Codes that a value can cause; every other one means the database itself.</summary>
    private static bool IsAboutTheRows(SqliteException problem) =>
        problem.SqliteErrorCode is raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE or raw.SQLITE_ERROR;
}
