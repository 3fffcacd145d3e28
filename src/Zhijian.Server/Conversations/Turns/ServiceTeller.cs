using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Services.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>Says what services have to tell citizens who have not just written (主动告知): by the outbox, inside window and budget, or kept until they write.</summary>
internal sealed partial class ServiceTeller(TellingBell bell, TurnQueue turns, ITurnStore store, TimeProvider time, ILogger<ServiceTeller> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var telling in await bell.ListAsync(stoppingToken)) await TellAsync(telling);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogUntold(log, problem);
            }

            await bell.WaitAsync(LookEvery, time, stoppingToken);
            // Not on the thread of the timer: a clock that leaps over days would make every look of those days on its way.
            await Task.Yield();
        }
    }

    private async Task TellAsync(ServiceTelling telling)
    {
        if (await store.FindAsync(new ConversationId(telling.ConversationId)) is not { } known) return;
        var turn = new TellingTurn(telling, time);
        if (turns.Enter(new FollowerKey(known.AccountId, known.OpenId), turn) is not null) await turn.End;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What services have to tell could not be said; the next look comes in a moment")]
    private static partial void LogUntold(ILogger logger, Exception problem);
}

/// <summary>The turn that says one of them and takes it off the list; who left the account is told nothing.</summary>
internal sealed class TellingTurn(ServiceTelling telling, TimeProvider time) : Turn
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _attempts;

    public Task End => _end.Task;

    public override Func<TurnRows>? Decide(Conversation? current) => current is null || ++_attempts > 2 ? null : () => Rows(current);

    public override void Complete(TurnRows? rows) => _end.TrySetResult();

    public override void CompleteAsDuplicate(Message? stored) => _end.TrySetResult();

    /// <summary>It stays on the list.</summary>
    public override void Fail() => _end.TrySetResult();

    private TurnRows Rows(Conversation current)
    {
        var (messages, effects) = (new List<Message>(), new List<Effect> { Effect.Of(telling.Taken) });
        var after = current.Subscribed ? Speech.Enqueue(current, new Speech.Said(new TextContent(telling.Text), DecidedBy.Service), time.GetUtcNow(), messages, effects) : current;
        return new TurnRows { AgencyId = current.AgencyId, Conversation = after with { Version = current.Version + 1 }, ReadVersion = current.Version, Messages = messages, Effects = effects };
    }
}
