using System.Threading.Channels;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Contracts;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>
/// Tells open consoles what turns have made durable: <c>message</c>, <c>conversation</c>, <c>unanswered</c>, <c>serviceRecord</c> and <c>appointments</c> on the live feed, and other servers
/// of their ids. In the background and only while a console or another server is there. In a storm the automatically answered pass untold; what people have to look at is always told.
/// </summary>
internal sealed partial class TurnNews(LiveFeed feed, LivePeers peers, IServiceScopeFactory scopes, ILogger<TurnNews> log) : BackgroundService
{
    private const int Calm = 500;

    private readonly Channel<TurnRows> _rows = Channel.CreateBounded<TurnRows>(new BoundedChannelOptions(10_000) { SingleReader = true });

    public void Tell(TurnRows rows)
    {
        if (rows.Conversation is not { } conversation) return;
        if (rows.MakesRecord) peers.Publish(rows.AgencyId, RecordNews.Kind, new RecordNews());
        if (rows.TouchesBookings) peers.Publish(rows.AgencyId, AppointmentNews.Kind, new AppointmentNews());
        if (peers.Any && (conversation.State != ConversationState.Automatic || peers.Waiting <= Calm)) peers.Tell(rows.AgencyId, TurnsElsewhere.Kind, TurnNote.Of(rows));
        if (!feed.HasListeners) return;
        if (conversation.State == ConversationState.Automatic && _rows.Reader.Count > Calm) return;
        _rows.Writer.TryWrite(rows);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<TurnRows>();
        while (await _rows.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < Calm && _rows.Reader.TryRead(out var rows)) batch.Add(rows);
            try
            {
                await PublishAsync(batch, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogUntold(log, problem);
            }

            batch.Clear();
        }
    }

    private async Task PublishAsync(List<TurnRows> batch, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var reader = scope.ServiceProvider.GetRequiredService<ConversationReader>();
        foreach (var rows in batch)
            foreach (var view in Views(rows))
                feed.Publish(rows.AgencyId, "message", new MessageNews(rows.Conversation!.Id.Value, view) { Department = rows.Conversation.Department, Holder = rows.Conversation.AssignedTo?.Value });
        foreach (var (agency, view) in await reader.ViewAsync([.. batch.Select(rows => rows.Conversation!.Id).Distinct()], cancellation))
            feed.Publish(agency, "conversation", view);
        foreach (var agency in batch.Where(rows => rows.CountsUnanswered).Select(rows => rows.AgencyId).Distinct())
            feed.Publish(agency, "unanswered", new UnansweredNews(await reader.CountUnansweredAsync(agency, cancellation)));
    }

    private static IEnumerable<MessageView> Views(TurnRows rows) =>
        rows.Note is { } note ? rows.Messages.SelectMany(MessageViews.Of).Prepend(NoteViews.Of(note)) : rows.Messages.SelectMany(MessageViews.Of);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Consoles could not be told of new messages")]
    private static partial void LogUntold(ILogger logger, Exception problem);
}
