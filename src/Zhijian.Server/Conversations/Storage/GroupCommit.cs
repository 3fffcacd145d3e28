using System.Threading.Channels;

namespace Zhijian.Server.Conversations.Storage;

/// <summary>
/// Writes turns in groups (组提交): whatever is ready while the last transaction reached the disk goes into the next one, so all of them
/// share one flush. See docs/decisions/0003.
/// </summary>
internal sealed partial class GroupCommit(ITurnStore store, ILogger<GroupCommit> log) : BackgroundService
{
    private const int MostTogether = 512;

    /// <summary>Beyond this the database is seconds behind, and waiting longer would only miss WeChat's five seconds.</summary>
    private const int MostWaiting = 20_000;

    private readonly Channel<TurnWrite> _waiting =
        Channel.CreateBounded<TurnWrite>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Whether the last transaction reached the disk.</summary>
    public bool Healthy { get; private set; } = true;

    /// <summary>Completes when the turn's rows are durable or certainly will not be.</summary>
    public Task<CommitResult> CommitAsync(Func<TurnRows> seal)
    {
        var write = new TurnWrite(seal);
        return _waiting.Writer.TryWrite(write) ? write.Done : Task.FromResult(CommitResult.Failed);
    }

    /// <summary>Lets the turns that are waiting still reach the disk.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } work) await Task.WhenAny(work, Task.Delay(Timeout.Infinite, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<TurnWrite>(MostTogether);
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostTogether && _waiting.Reader.TryRead(out var write)) batch.Add(write);
            await WriteAsync(batch);
            foreach (var written in batch) written.Finish();
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<TurnWrite> batch)
    {
        try
        {
            await store.CommitAsync(batch);
            if (!Healthy) LogRecovered(log);
            Healthy = true;
            foreach (var refused in batch.Where(write => write.Result == CommitResult.Refused)) LogRefused(log, refused.Rows.Conversation?.Id.Value);
        }
        catch (Exception problem)
        {
            // Whatever it was, the loop goes on: the next batch tries again with a new connection.
            foreach (var write in batch) write.Result = CommitResult.Failed;
            if (Healthy) LogLost(log, problem);
            Healthy = false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database cannot be written; callbacks are answered 503 until it can")]
    private static partial void LogLost(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database can be written again")]
    private static partial void LogRecovered(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database refused the rows of a turn of conversation {Conversation}; its neighbours were written")]
    private static partial void LogRefused(ILogger logger, Guid? conversation);
}
