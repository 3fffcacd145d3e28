using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Contracts;

namespace Zhijian.Server.Conversations.Contracts;

/// <param name="Seq">Place in the conversation; the next page begins before the last one.</param>
/// <param name="ByPerson">An officer said it; otherwise the account did by itself.</param>
/// <param name="Text">Null of pictures, recordings and films: these stay in the chat.</param>
public sealed record CitizenMessage(int Seq, DateTimeOffset At, bool ByPerson, MessageKind Kind, string? Text, IReadOnlyList<ArticleView> Articles);

public sealed record CitizenMessagePage(IReadOnlyList<CitizenMessage> Items, bool HasMore);

/// <summary>What one citizen does and reads on pages (网上办事), as the follower of one account; nobody else's rows are in reach.</summary>
public sealed class CitizenDoor
{
    private readonly TurnQueue _turns;
    private readonly ITurnStore _store;
    private readonly ServiceVisits _services;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;

    internal CitizenDoor(TurnQueue turns, ITurnStore store, ServiceVisits services, IServiceScopeFactory scopes, TimeProvider time) =>
        (_turns, _store, _services, _scopes, _time) = (turns, store, services, scopes, time);

    /// <summary>Moves a service in the citizen's own turn, so that chat and page never interleave.</summary>
    /// <returns>Null when nothing can be written now.</returns>
    public async Task<VisitMove?> TakeAsync(AccountCredentials account, string openId, VisitAct act)
    {
        var turn = new VisitTurn(account, openId, act, _services, _time);
        return _turns.Enter(new FollowerKey(account.Id, openId), turn) is null ? null : await turn.End;
    }

    /// <returns>Null when there has never been anything between them.</returns>
    public async ValueTask<ConversationId?> FindConversationAsync(AccountId account, string openId) => (await _store.FindAsync(account, openId))?.Id;

    /// <summary>What the account said to this citizen, newest first, in full: it is theirs.</summary>
    /// <param name="before">Sequence number; null begins with the newest.</param>
    public async Task<CitizenMessagePage> MessagesAsync(ConversationId conversation, int? before, int limit, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var end = before ?? int.MaxValue;
        // The reply of an inbound row takes the number after it.
        var rows = await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<Message>().AsNoTracking()
            .Where(message => message.ConversationId == conversation && message.Reply != null && message.Seq < end)
            .OrderByDescending(message => message.Seq).Take(limit + 1).ToListAsync(cancellation);
        return new CitizenMessagePage([.. rows.Take(limit).Select(CitizenMessages.Of)], rows.Count > limit);
    }
}
