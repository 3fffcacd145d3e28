using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>
/// How many citizens of an agency wait for a person (排队人数), in memory, so that telling a place in the queue costs the message path nothing.
/// Counted along with this server's turns and read anew now and then for what other servers did.
/// </summary>
internal sealed partial class WaitingLine(IServiceScopeFactory scopes, TimeProvider time, ILogger<WaitingLine> log) : BackgroundService
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<AgencyId, int> _waiting = new();

    public int Of(AgencyId agency) => _waiting.GetValueOrDefault(agency);

    /// <summary>A conversation went from one state to another.</summary>
    public void Moved(AgencyId agency, ConversationState? before, ConversationState? after)
    {
        var change = (after == ConversationState.Waiting ? 1 : 0) - (before == ConversationState.Waiting ? 1 : 0);
        if (change != 0) _waiting.AddOrUpdate(agency, Math.Max(0, change), (_, count) => Math.Max(0, count + change));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(ReadEvery, time, ReadAsync, LogUnread, stoppingToken);

    private async Task ReadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var counts = await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<Conversation>()
            .Where(conversation => conversation.State == ConversationState.Waiting)
            .GroupBy(conversation => conversation.AgencyId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        foreach (var agency in _waiting.Keys.Where(agency => !counts.ContainsKey(agency))) _waiting[agency] = 0;
        foreach (var (agency, count) in counts) _waiting[agency] = count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The number of waiting citizens could not be read; places in the queue may be told wrong")]
    private partial void LogUnread(Exception problem);
}
