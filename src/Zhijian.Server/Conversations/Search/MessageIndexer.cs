using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Search;

/// <summary>
/// Brings new messages into the search in the background, so that no callback waits for it. In a storm it takes one batch a round and catches up
/// when it is over.
/// </summary>
internal sealed partial class MessageIndexer(IMessageIndex index, Database database, IServiceScopeFactory scopes, TimeProvider time, ILogger<MessageIndexer> log)
    : BackgroundService
{
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    /// <summary>
    /// On PostgreSQL rows of several processes become visible in another order than that of their ids; after this long nothing older can still
    /// appear, as a turn gives up after 4.5 seconds.
    /// </summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(15);

    private const int Batch = 500;
    private const long Storm = 2_000;

    /// <summary>The index stands before anybody can search.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await index.OpenAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var newest = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Round, time, stoppingToken);
                await Task.Yield(); // not on the timer's thread
                newest = await CatchUpAsync(newest, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The next start goes on where this one stopped.
            }
            catch (Exception problem)
            {
                LogFailed(problem);
            }
        }
    }

    /// <param name="before">Newest message of the round before.</param>
    /// <returns>Newest message now.</returns>
    private async Task<long> CatchUpAsync(long before, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var newest = await db.Set<Message>().MaxAsync(message => (long?)message.Id, cancellation) ?? 0;
        var calm = newest - before < Storm || before == 0;
        var upTo = await index.ReadUpToAsync(cancellation);
        while (upTo < newest)
        {
            var rows = await ReadAsync(db, upTo, cancellation);
            if (rows.Count == 0) break;
            if (!await index.AddAsync([.. rows.Select(IndexedMessage.Of).Where(message => message.Terms.Count > 0)], upTo, rows[^1].Id, cancellation)) break;
            upTo = rows[^1].Id;
            if (!calm) break;
        }

        return newest;
    }

    private async Task<List<Message>> ReadAsync(ZhijianDb db, long after, CancellationToken cancellation)
    {
        var rows = await db.Set<Message>().AsNoTracking().Where(message => message.Id > after).OrderBy(message => message.Id).Take(Batch).ToListAsync(cancellation);
        if (database.Kind == DatabaseKind.Sqlite) return rows;
        var settled = time.GetUtcNow() - Settled;
        return [.. rows.TakeWhile(message => message.At <= settled)];
    }

    [LoggerMessage(LogLevel.Warning, "New messages could not be brought into the search; tried again soon")]
    private partial void LogFailed(Exception problem);
}
