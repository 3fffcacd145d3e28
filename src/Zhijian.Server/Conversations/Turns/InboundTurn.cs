using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Conversations.Storage;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>The turn of one push; all its attempts wait for the same one.</summary>
internal sealed class InboundTurn : Turn
{
    // Whoever waits goes on at once, on the thread that ends the turn: writing a response is short, and a change of threads costs more.
    private readonly TaskCompletionSource<InboundAnswer> _answer = new();
    private readonly TimeProvider _time;

    // What the turn works with; given up at its end, as the seat remembers the turn for its retries.
    private Work? _work;
    private int _way;
    private Adviser? _adviser;
    private string? _picked;
    private byte[]? _complaint;

    /// <param name="adviser">Null when the agency allows none.</param>
    public InboundTurn(AccountCredentials account, InboundMessage message, Func<DateTimeOffset, DialogueContext> context, TimeProvider time, Adviser? adviser = null)
    {
        Key = Conversations.DeduplicationKey.Of(account.Id, message);
        _work = new Work(account, message, context);
        _time = time;
        _adviser = adviser;
    }

    public DeduplicationKey Key { get; }

    public override DeduplicationKey? DuplicateKey => Key;

    public Task<InboundAnswer> Answer => _answer.Task;

    /// <summary>Then the next attempt is a turn of its own.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>
    /// There is no time left for a passive reply: unless the committer has the turn already, what is said goes through the outbox. Either
    /// this or the committer wins, so the citizen never gets both.
    /// </summary>
    public void AnswerLater() => Claim(ReplyWay.Asynchronous);

    /// <summary>The adviser once, however often it has to decide.</summary>
    public override async Task ConsultAsync(Conversation? current, ITurnStore store)
    {
        var (account, message, context) = _work!;
        if (current is { AskedAt: { } askedAt } && Feedback.IsComplaint(current, Utterance.Of(message).Text)) _complaint = await store.FindQuestionAsync(current.Id, askedAt);
        if (_adviser is null) return;
        _picked = await _adviser.AdviseAsync(current ?? Conversation.Begin(account, message.FromUserName, _time), Utterance.Of(message), context(_time.GetUtcNow()));
        _adviser = null;
    }

    public override Func<TurnRows>? Decide(Conversation? current)
    {
        var (account, message, context) = _work!;
        var now = _time.GetUtcNow();
        var before = current ?? Conversation.Begin(account, message.FromUserName, _time);
        var said = Utterance.Of(message);
        var decision = Dialogue.Decide(before, said, context(now) with { Picked = _picked });
        return () => InboundRows.Of(new HeardMessage(message, Key, said, now, _time) { Complaint = _complaint }, before, isNew: current is null, decision, Claim(ReplyWay.Passive));
    }

    public override void Complete(TurnRows? rows) => CompleteAsDuplicate(rows!.Messages[0]);

    public override void CompleteAsDuplicate(Message? stored) => Finish(stored switch
    {
        null => InboundAnswer.TryAgain,
        { Way: ReplyWay.Passive, ReplyKind: { } kind, Reply: { } reply } => new InboundAnswer(IsDurable: true, StoredReply.Decode(kind, reply), stored.At),
        _ => new InboundAnswer(IsDurable: true),
    });

    public override void Fail() => Finish(InboundAnswer.TryAgain);

    private void Finish(InboundAnswer answer)
    {
        _work = null;
        HasFailed = !answer.IsDurable;
        _answer.TrySetResult(answer);
    }

    private ReplyWay Claim(ReplyWay way)
    {
        var claimed = Interlocked.CompareExchange(ref _way, (int)way, (int)ReplyWay.None);
        return claimed == (int)ReplyWay.None ? way : (ReplyWay)claimed;
    }

    private sealed record Work(AccountCredentials Account, InboundMessage Message, Func<DateTimeOffset, DialogueContext> Context);
}
