using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>The turn that takes a citizen's permission. A turn, so that it comes before or after leaving the account, not between.</summary>
internal sealed class OneTimeGrantTurn(OneTimeLink link, string openId, string templateId, IServiceScopeFactory scopes, TimeProvider time) : Turn
{
    private readonly TaskCompletionSource<OneTimeAnswer> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isTaken;
    private OneTimeAnswer _answer;

    public Task<OneTimeAnswer> End => _end.Task;

    public override async Task ConsultAsync(Conversation? current, ITurnStore store)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        _isTaken = await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<OneTimePermit>().AnyAsync(row => row.ConversationId == link.Conversation && row.Seq == link.Seq);
    }

    public override Func<TurnRows>? Decide(Conversation? current)
    {
        var fits = current is { Subscribed: true } && current.Id == link.Conversation && current.OpenId == openId;
        _answer = !fits ? OneTimeAnswer.Invalid : _isTaken ? OneTimeAnswer.GivenBefore : OneTimeAnswer.Given;
        return _answer == OneTimeAnswer.Given ? () => Rows(current!) : null;
    }

    public override void Complete(TurnRows? rows) => _end.TrySetResult(_answer);

    public override void CompleteAsDuplicate(Message? stored) => Fail();

    public override void Fail() => _end.TrySetResult(OneTimeAnswer.Unavailable);

    private TurnRows Rows(Conversation current)
    {
        var now = time.GetUtcNow();
        var permit = new OneTimePermit { ConversationId = link.Conversation, Seq = link.Seq, AgencyId = current.AgencyId, TemplateId = templateId, GivenAt = now };
        return new TurnRows
        {
            AgencyId = current.AgencyId,
            Conversation = current with { Version = current.Version + 1 },
            ReadVersion = current.Version,
            Effects = current.Kept > 0 ? [OneTimeEffects.Give(permit), OneTimeEffects.LookAgain(link.Conversation, now)] : [OneTimeEffects.Give(permit)],
        };
    }
}
