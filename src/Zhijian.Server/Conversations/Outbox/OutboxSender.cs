using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.OneTime;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Outbox;

/// <summary>
/// Delivers the outbox (发件箱) over the customer-service API, and as one-time messages what that does not let through: the entries of a conversation in
/// order, those of different ones side by side. An entry is
/// marked before its call, so two nodes never make the same call, and a node that dies in the middle leaves a mark: such a message may have
/// arrived, so it is never sent again but shown to staff as uncertain.
/// </summary>
internal sealed partial class OutboxSender(
    IServiceScopeFactory scopes, GroupCommit commit, TurnQueue turns, OfficialAccountClients clients, OneTimeSender oneTime, DeliveryNews news, TimeProvider time,
    OutboxBell bell, ILogger<OutboxSender> log) : BackgroundService
{
    /// <summary>Longer than the client waits for WeChat.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Entries of nodes that died are found by looking, not by ringing.</summary>
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(30);

    private const int AtOnce = 200;
    private const int SideBySide = 8;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (found, handled) = await PassAsync(stoppingToken);
                if (handled == 0) await bell.WaitAsync(found > 0 ? FirstPause : await PauseAsync(stoppingToken), time, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(log, problem);
                await Task.Delay(FirstPause, time, stoppingToken);
            }
        }
    }

    /// <returns>How many entries were due, and the fate of how many is written down.</returns>
    private async Task<(int Found, int Handled)> PassAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var entries = await InScopeAsync(outbox => Heads(outbox)
            .Where(entry => ((entry.State == OutboxState.Due || entry.State == OutboxState.OneTime) && entry.DueAt <= now)
                || ((entry.State == OutboxState.Calling || entry.State == OutboxState.OneTimeCalling) && entry.CallUntil < now))
            .OrderBy(entry => entry.Id).Take(AtOnce).ToListAsync(cancellation));
        // When nothing has to go out: what is kept and over would use up what the citizen may be sent once they write.
        if (entries.Count == 0) entries = await InScopeAsync(outbox => outbox.Where(entry => entry.GoodUntil <= now && entry.State == OutboxState.Kept).OrderBy(entry => entry.Id).Take(AtOnce).ToListAsync(cancellation));
        var handled = 0;
        await Parallel.ForEachAsync(entries, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, async (entry, _) =>
        {
            if (await HandleAsync(entry, cancellation)) Interlocked.Increment(ref handled);
        });
        return (entries.Count, handled);
    }

    /// <summary>The first unfinished entry of each conversation; those behind it wait.</summary>
    private static IQueryable<OutboxEntry> Heads(IQueryable<OutboxEntry> outbox) => outbox.Where(entry => entry.State != OutboxState.Kept
        && !outbox.Any(earlier => earlier.ConversationId == entry.ConversationId && earlier.Id < entry.Id && earlier.State != OutboxState.Kept));

    /// <returns>Whether its fate is written down.</returns>
    private async Task<bool> HandleAsync(OutboxEntry entry, CancellationToken stopping)
    {
        if (entry.State is OutboxState.Due or OutboxState.OneTime or OutboxState.Kept && entry.GoodUntil <= time.GetUtcNow()) return await RecordAsync(entry, CallFate.Outdated);
        if (entry.State is OutboxState.OneTime or OutboxState.OneTimeCalling) return await oneTime.HandleAsync(entry, LongestCall, least => PauseAfter(entry, least), stopping);
        if (entry.State == OutboxState.Calling) return await RecordAsync(entry, CallFate.Of(new WeChat.OfficialAccounts.WeChatOutcomeUnknownException("custom/send", "the server ended")));
        var claim = await commit.CommitAsync(() => new TurnRows { AgencyId = entry.AgencyId, Effects = [Effect.Claim(entry, time.GetUtcNow() + LongestCall)] });
        return claim == CommitResult.Committed && await RecordAsync(entry, await CallAsync(entry, stopping));
    }

    private async Task<CallFate> CallAsync(OutboxEntry entry, CancellationToken stopping)
    {
        try
        {
            // Getting a token may take long and can be given up; a message under way can not.
            await clients.For(entry.AccountId).Tokens.GetAsync(stopping);
            await clients.For(entry.AccountId).Messages.SendAsync(entry.OpenId, StoredReply.Decode(entry.ReplyKind, entry.Reply), ct: CancellationToken.None);
            return CallFate.Sent;
        }
        catch (Exception problem)
        {
            var fate = CallFate.Of(problem);
            LogNotSent(log, entry.Id, entry.ConversationId, fate.Delivery, problem.Message);
            return fate;
        }
    }

    private async Task<bool> RecordAsync(OutboxEntry entry, CallFate fate)
    {
        var turn = new DeliveryTurn(entry, fate, time.GetUtcNow() + PauseAfter(entry, fate.Patience), time);
        if (!await turn.RunAsync(turns)) return false;
        await news.TellAsync(entry);
        return true;
    }

    private static TimeSpan PauseAfter(OutboxEntry entry, TimeSpan least)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(entry.Attempts, 20));
        pause = pause < least ? least : pause;
        return pause < LongestPause ? pause : LongestPause;
    }

    private async Task<TimeSpan> PauseAsync(CancellationToken cancellation)
    {
        var next = await InScopeAsync(outbox => Heads(outbox).Where(entry => entry.State == OutboxState.Due || entry.State == OutboxState.OneTime).OrderBy(entry => entry.DueAt)
            .Select(entry => (DateTimeOffset?)entry.DueAt).FirstOrDefaultAsync(cancellation));
        var pause = next is { } due ? due - time.GetUtcNow() : LookAnyway;
        return pause > LookAnyway ? LookAnyway : pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private async Task<T> InScopeAsync<T>(Func<IQueryable<OutboxEntry>, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await read(scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<OutboxEntry>().AsNoTracking());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be worked off")]
    private static partial void LogFailed(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox entry {Entry} of conversation {Conversation}: {Delivery}. {Problem}")]
    private static partial void LogNotSent(ILogger logger, long entry, ConversationId conversation, Delivery delivery, string problem);
}
