using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.OneTime;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>What came of a citizen's answer on WeChat's page.</summary>
public enum OneTimeAnswer
{
    /// <summary>The link is none of ours, too old, another person's, or its owner has left the account.</summary>
    Invalid,

    Given,

    /// <summary>This link has given its permission already.</summary>
    GivenBefore,

    /// <summary>The database cannot be written now.</summary>
    Unavailable,
}

/// <summary>Takes citizens' permissions for one message (一次性订阅许可) and says who has given one.</summary>
public sealed class OneTimePermissions
{
    private readonly TurnQueue _turns;
    private readonly AccountDirectory _accounts;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;

    internal OneTimePermissions(TurnQueue turns, AccountDirectory accounts, IServiceScopeFactory scopes, TimeProvider time) =>
        (_turns, _accounts, _scopes, _time) = (turns, accounts, scopes, time);

    /// <param name="reserved">What our link carried; it says for whom it was made.</param>
    public async Task<OneTimeAnswer> TakeAsync(AccountCredentials account, string openId, string? templateId, string? scene, string? reserved)
    {
        if (account.OneTimeTemplateId is not { } template || templateId != template || scene != $"{OneTimeOffer.Scene}") return OneTimeAnswer.Invalid;
        if (OneTimeLink.Open(account, reserved) is not { } link || !link.HoldsAt(_time.GetUtcNow())) return OneTimeAnswer.Invalid;
        var turn = new OneTimeGrantTurn(link, openId, template, _scopes, _time);
        return _turns.Enter(new FollowerKey(account.Id, openId), turn) is null ? OneTimeAnswer.Unavailable : await turn.End;
    }

    /// <summary>Whether what cannot be said as usual would go as a one-time message.</summary>
    public async Task<bool> IsAllowedAsync(ConversationId conversation, AccountId account, CancellationToken cancellation)
    {
        if (_accounts.Find(account)?.OneTimeTemplateId is not { } template) return false;
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await scope.ServiceProvider.GetRequiredService<ZhijianDb>().OneTimePermits(conversation, template).AnyAsync(cancellation);
    }
}
