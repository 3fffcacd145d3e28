using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Search;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Figures;

/// <summary>
/// Counts new messages in the background, so that no callback waits for it and no view reads messages. In a storm it takes one batch a round and
/// catches up when it is over. Any number of servers may count: the position in the database tells what is new.
/// </summary>
internal sealed partial class FigureWorker(
    FigureWriter writer, Database database, IServiceScopeFactory scopes, LivePeers live, TimeProvider time, ILogger<FigureWorker> log) : BackgroundService
{
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    private const int Batch = 1_000;
    private const long Storm = 2_000;

    private long _newest;

    /// <summary>Counts what is new and settled. Called by tests that move the clock as well as by the worker itself.</summary>
    public async Task CountAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var newest = await db.Set<Message>().MaxAsync(message => (long?)message.Id, cancellation) ?? 0;
        var before = Interlocked.Exchange(ref _newest, newest);
        var calm = newest - before < Storm || before == 0;
        var counted = new HashSet<AgencyId>();
        do
        {
            var upTo = await db.Set<FigurePosition>().Select(position => position.UpTo).SingleOrDefaultAsync(cancellation);
            if (upTo >= newest) break;
            var messages = await ReadAsync(db, upTo, cancellation);
            if (messages.Count == 0) break;
            if (await writer.AddAsync(messages, upTo, messages[^1].Id, time.GetUtcNow(), cancellation)) counted.UnionWith(messages.Select(message => message.AgencyId));
        }
        while (calm);
        foreach (var agency in counted) live.Publish(agency, "figures", new FiguresNews(time.GetUtcNow()));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Round, time, stoppingToken);
                await Task.Yield(); // not on the timer's thread
                await CountAsync(stoppingToken);
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

    private async Task<List<CountedMessage>> ReadAsync(ZhijianDb db, long after, CancellationToken cancellation)
    {
        var found = await db.Set<Message>().AsNoTracking().Where(message => message.Id > after).OrderBy(message => message.Id).Take(Batch)
            .LeftJoin(db.Set<Conversation>(), message => message.ConversationId, conversation => conversation.Id, (message, conversation) => new CountedMessage
            {
                Id = message.Id,
                AgencyId = message.AgencyId,
                At = message.At,
                Direction = message.Direction,
                Kind = message.Kind,
                DecidedBy = message.DecidedBy,
                AnswerId = message.AnswerId,
                StaffId = message.StaffId,
                Payload = message.DecidedBy == DecidedBy.HandOver ? message.Payload : null,
                Department = conversation!.Department,
                TopicDepartment = conversation.TopicDepartment,
                TopicAt = conversation.TopicAt,
            }).OrderBy(message => message.Id).ToListAsync(cancellation);
        if (database.Kind == DatabaseKind.Sqlite) return found;
        var settled = time.GetUtcNow() - MessageIndexer.Settled;
        return [.. found.TakeWhile(message => message.At <= settled)];
    }

    [LoggerMessage(LogLevel.Warning, "New messages could not be counted; tried again soon")]
    private partial void LogFailed(Exception problem);
}
