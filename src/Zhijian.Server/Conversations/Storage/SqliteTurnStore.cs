using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>SQLite: one writing connection, readers beside it. A connection that met an error is thrown away and opened anew.</summary>
internal sealed class SqliteTurnStore(Database database) : ITurnStore
{
    private readonly ConcurrentBag<SqliteTurnReader> _readers = [];
    private readonly SqliteCheckpoint _checkpoint = new(database);
    private SqliteTurnWriter? _writer;

    public Task CommitAsync(IReadOnlyList<TurnWrite> batch)
    {
        try
        {
            _writer ??= new SqliteTurnWriter(database);
            if (!_writer.TryWriteTogether(batch)) _writer.WriteOneByOne(batch);
            if (_checkpoint.After(batch.Count)) _writer.CopyLog();
            return Task.CompletedTask;
        }
        catch (Exception problem)
        {
            _writer?.Dispose();
            _writer = null;
            return Task.FromException(problem);
        }
    }

    public ValueTask<Conversation?> FindAsync(AccountId account, string openId) => new(Read(reader => reader.Find(account, openId)));

    public ValueTask<Conversation?> FindAsync(ConversationId id) => new(Read(reader => reader.Find(id)));

    public ValueTask<Message?> FindMessageAsync(DeduplicationKey key) => new(Read(reader => reader.FindMessage(key)));

    public ValueTask<byte[]?> FindQuestionAsync(ConversationId conversation, DateTimeOffset answeredAt) => new(Read(reader => reader.FindQuestion(conversation, answeredAt)));

    public async ValueTask DisposeAsync()
    {
        await _checkpoint.DisposeAsync();
        _writer?.Dispose();
        while (_readers.TryTake(out var reader)) reader.Dispose();
    }

    private T? Read<T>(Func<SqliteTurnReader, T?> read) where T : class
    {
        if (!_readers.TryTake(out var reader)) reader = new SqliteTurnReader(database);
        try
        {
            var found = read(reader);
            _readers.Add(reader);
            return found;
        }
        catch (SqliteException)
        {
            reader.Dispose();
            throw;
        }
    }
}
