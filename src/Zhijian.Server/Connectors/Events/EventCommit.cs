using System.Threading.Channels;
using Zhijian.Server.Connectors.Calls;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Live;

namespace Zhijian.Server.Connectors.Events;

/// <summary>
/// Writes pushed events in groups: whatever came while the last transaction reached the disk goes into the next one. Answers are old only once the news is
/// durable, those that other servers keep as well.
/// </summary>
internal sealed partial class EventCommit(EventStore store, AnswerCache answers, DepartmentNews departmentNews, LivePeers peers, ILogger<EventCommit> log) : BackgroundService
{
    private const string PeerKind = "department-news";
    private const int MostTogether = 8_000;

    /// <summary>Requests. Beyond this the database is seconds behind, and the department had better wait.</summary>
    private const int MostWaiting = 2_000;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <returns>How many were new; null when they are not on the disk.</returns>
    public Task<int?> WriteAsync(IReadOnlyList<ConnectorEvent> events)
    {
        var waiting = new Waiting(events);
        return _waiting.Writer.TryWrite(waiting) ? waiting.Written.Task : Task.FromResult<int?>(null);
    }

    /// <summary>Lets what waits still reach the disk.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } work) await Task.WhenAny(work, Task.Delay(Timeout.Infinite, cancellationToken));
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        peers.OnAlways<EventNews>(PeerKind, (agency, news) => answers.Changed(agency, news.Connector, news.Type), answers.MayHaveChanged);
        var batch = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            for (var count = 0; count < MostTogether && _waiting.Reader.TryRead(out var waiting); count += waiting.Events.Count) batch.Add(waiting);
            await WriteAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            var events = batch.SelectMany(waiting => waiting.Events).ToList();
            var added = await store.WriteAsync(events);
            // Also of those that were there already: who wrote them may have died before it told anybody.
            foreach (var (agency, connector, type) in events.Select(told => (told.AgencyId, told.Connector, told.Type)).Distinct())
            {
                answers.Changed(agency, connector, type);
                peers.Tell(agency, PeerKind, new EventNews(connector, type));
            }

            if (events.Where((told, place) => told.Waits && added[place]).Any()) departmentNews.Ring();
            var place = 0;
            foreach (var waiting in batch)
            {
                var news = added.AsSpan(place, waiting.Events.Count).Count(true);
                place += waiting.Events.Count;
                waiting.Written.SetResult(news);
            }
        }
        catch (Exception problem)
        {
            // Whatever it was, nobody is told that events are kept which are not; the department sends them again.
            LogLost(log, problem);
            foreach (var waiting in batch) waiting.Written.TrySetResult(null);
        }
    }

    private sealed record Waiting(IReadOnlyList<ConnectorEvent> Events)
    {
        public TaskCompletionSource<int?> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record EventNews(string Connector, string Type);

    [LoggerMessage(Level = LogLevel.Error, Message = "Events of departments could not be written; they are asked to send them again")]
    private static partial void LogLost(ILogger logger, Exception problem);
}
