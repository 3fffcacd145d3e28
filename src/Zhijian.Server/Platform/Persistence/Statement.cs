namespace Zhijian.Server.Platform.Persistence;

/// <summary>One write as a statement that both databases understand, for whoever holds the transaction.</summary>
/// <param name="Sql">A constant with parameters @p0, @p1 …; the message path keeps it prepared.</param>
/// <param name="Values">Guid, DateTimeOffset, DateOnly, string, int, bool or null.</param>
/// <param name="MustChange">Changing no row means that somebody else was first: then nothing of the transaction is written, and its decision is made anew.</param>
public sealed record Statement(string Sql, object?[] Values, bool MustChange = false);

/// <summary>Writes statements in one transaction, outside the message path.</summary>
public sealed class StatementWriter(Database database)
{
    private const int Attempts = 16;

    /// <summary>Writes what is decided on what the database holds, and has it decided anew as long as somebody else was faster.</summary>
    /// <returns>False when they were again and again: then nothing was written.</returns>
    public async Task<bool> SettleAsync(Func<Task<IReadOnlyList<Statement>>> decide, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
            if (await decide() is not { Count: > 0 } statements || await TryWriteAsync(statements, cancellation)) return true;
        return false;
    }

    /// <returns>False when a statement that must change a row changed none, or another transaction was in the way: then nothing was written.</returns>
    public async Task<bool> TryWriteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            foreach (var statement in statements)
            {
                await using var command = database.CommandOf(connection, transaction, statement.Sql, statement.Values);
                if (await command.ExecuteNonQueryAsync(cancellation) > 0 || !statement.MustChange) continue;
                await transaction.RollbackAsync(CancellationToken.None);
                return false;
            }

            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (Exception problem) when (WriteConflict.Is(problem))
        {
            return false;
        }
    }
}
