using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Outbox;
using Zhijian.Server.Conversations.Turns;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>Sends what WeChat does not let through as usual as one-time messages (一次性订阅消息), where citizens allowed them; the outbox calls it.</summary>
internal sealed partial class OneTimeSender(
    AccountDirectory accounts, OfficialAccountClients clients, OneTimeOffer offer, TurnQueue turns, DeliveryNews news, IServiceScopeFactory scopes, TimeProvider time,
    ILogger<OneTimeSender> log)
{
    /// <param name="longestCall">A call still running after this is taken for broken.</param>
    /// <param name="pause">To the next try, from the least time to it.</param>
    /// <returns>Whether its fate is written down.</returns>
    public async Task<bool> HandleAsync(OutboxEntry entry, TimeSpan longestCall, Func<TimeSpan, TimeSpan> pause, CancellationToken stopping)
    {
        if (entry.State == OutboxState.OneTimeCalling) return await RecordAsync(entry, null, OneTimeFate.Uncertain, pause);
        var account = accounts.Find(entry.AccountId);
        var claim = new OneTimeClaimTurn(entry, account?.OneTimeTemplateId, scopes, time, longestCall);
        if (!await claim.RunAsync(turns)) return false;
        await news.TellAsync(entry);
        return claim.Spent is not { } permit || await RecordAsync(entry, permit, await CallAsync(account!, entry, permit, claim.Title, stopping), pause);
    }

    private async Task<OneTimeFate> CallAsync(AccountCredentials account, OutboxEntry entry, OneTimePermit permit, string title, CancellationToken stopping)
    {
        try
        {
            // Getting a token may take long and can be given up; a message under way can not.
            await clients.For(account).Tokens.GetAsync(stopping);
            var message = new OneTimeMessage(
                entry.OpenId, permit.TemplateId, OneTimeOffer.Scene, title, OneTimeText.Of(entry.ReplyKind, entry.Reply).Content, offer.ReturnTo(account));
            await clients.For(account).OneTimeMessages.SendAsync(message, CancellationToken.None);
            return OneTimeFate.Sent;
        }
        catch (Exception problem)
        {
            var fate = OneTimeFate.Of(problem);
            LogNotSent(log, entry.Id, fate.End, problem.Message);
            return fate;
        }
    }

    private async Task<bool> RecordAsync(OutboxEntry entry, OneTimePermit? permit, OneTimeFate fate, Func<TimeSpan, TimeSpan> pause)
    {
        var turn = new OneTimeResultTurn(entry, permit, fate, time.GetUtcNow() + pause(fate.Patience), time);
        if (!await turn.RunAsync(turns)) return false;
        await news.TellAsync(entry);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "One-time message of outbox entry {Entry}: {End}. {Problem}")]
    private static partial void LogNotSent(ILogger logger, long entry, OneTimeEnd end, string problem);
}
