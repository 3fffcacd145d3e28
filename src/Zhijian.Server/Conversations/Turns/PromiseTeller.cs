using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>Tells open consoles of promises that are soon due or broken (逐级提醒), with whose conversation it is now: that decides who is meant.</summary>
internal sealed partial class PromiseTeller(PromiseAlarms alarms, LiveFeed feed, LivePeers peers, IServiceScopeFactory scopes, ILogger<PromiseTeller> log) : BackgroundService
{
    private const string Kind = "promise";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        peers.On<PromiseAlarm>(Kind, async (_, told, cancellation) =>
        {
            foreach (var alarm in told) await TellAsync(alarm, cancellation);
        });
        await foreach (var alarm in alarms.ReadAllAsync(stoppingToken))
        {
            try
            {
                peers.Tell(alarm.Agency, Kind, alarm);
                if (feed.HasListeners) await TellAsync(alarm, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogUntold(problem, alarm.Conversation);
            }
        }
    }

    private async Task TellAsync(PromiseAlarm alarm, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(alarm.Agency);
        if (await scope.ServiceProvider.GetRequiredService<ConversationReader>().FindAsync(new ConversationId(alarm.Conversation), cancellation) is not { } found) return;
        var conversation = found.Conversation;
        feed.Publish(alarm.Agency, Kind, new PromiseNews(conversation.Id, alarm.Step, alarm.DueAt, conversation.Nickname, conversation.AssignedTo?.DisplayName)
        {
            Department = conversation.Department,
            Holder = conversation.AssignedTo?.Id,
        });
    }

    [LoggerMessage(LogLevel.Warning, "Consoles could not be told of the promise of conversation {Conversation}; it stands in the lists")]
    private partial void LogUntold(Exception problem, Guid conversation);
}
