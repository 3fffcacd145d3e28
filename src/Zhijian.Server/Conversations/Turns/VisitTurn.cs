using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Services.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>The turn of what a citizen does with a service on a page, in line with what they write in the chat meanwhile (网页办理).</summary>
internal sealed class VisitTurn(AccountCredentials account, string openId, VisitAct act, ServiceVisits services, TimeProvider time) : Turn
{
    private readonly TaskCompletionSource<VisitMove?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LookupMemory _lookups = new(time, LookupMemory.UsualBudget, new CitizenKey(account.AgencyId, account.Id.Value, openId));
    private ServiceVisit? _visit;
    private Conversation? _begun;
    private VisitMove? _move;

    /// <summary>Null when nothing could be written.</summary>
    public Task<VisitMove?> End => _end.Task;

    public override async Task ConsultAsync(Conversation? current, ITurnStore store) => _visit = await services.OpenAsync(account.AgencyId, (current ?? Begun()).Id.Value, act, _lookups);

    public override Func<TurnRows>? Decide(Conversation? current)
    {
        var now = time.GetUtcNow();
        var move = _move = _visit!.Take(act, now);
        return move.Writes.Count == 0 ? null : () => Rows(current ?? Begun(), isNew: current is null, move, now);
    }

    public override void Complete(TurnRows? rows) => _end.TrySetResult(_move);

    public override void CompleteAsDuplicate(Message? stored) => _end.TrySetResult(null);

    public override void Fail() => _end.TrySetResult(null);

    /// <summary>Who comes over a page without having written to the account follows nothing: nothing can be sent to them.</summary>
    private Conversation Begun() => _begun ??= Conversation.Begin(account, openId, time) with { Subscribed = false };

    private static TurnRows Rows(Conversation before, bool isNew, VisitMove move, DateTimeOffset now)
    {
        var (messages, effects) = (new List<Message>(), move.Writes.Select(Effect.Of).ToList());
        var after = before;
        if (move.IsOver && PendingQuestion.Of(before, now) is { Kind: PendingQuestion.Service, Subject: var asked } && asked == move.Run!.Id) after = PendingQuestion.None(after);
        // Out of WeChat's window it stands on the page alone: it is no reason to keep a message until the citizen writes again.
        if (move.TellsChat is { } words && after.Subscribed && after.Window.AllowsAt(now))
            after = Speech.Enqueue(after, new Speech.Said(new TextContent(words), DecidedBy.Service), now, messages, effects);
        return new TurnRows
        {
            AgencyId = before.AgencyId,
            Conversation = after with { Version = before.Version + 1 },
            ReadVersion = isNew ? null : before.Version,
            Messages = messages,
            Effects = effects,
            MakesRecord = move.MakesRecord,
            TouchesBookings = move.TouchesBookings,
        };
    }
}
