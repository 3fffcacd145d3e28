using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Services.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>The turn of one push; all its attempts wait for the same one.</summary>
internal sealed class InboundTurn : Turn
{
    // Whoever waits goes on at once, on the thread that ends the turn: writing a response is short, and a change of threads costs more.
    private readonly TaskCompletionSource<InboundAnswer> _answer = new();
    private readonly ServiceCounter _services;
    private readonly TimeProvider _time;

    // What the turn works with; given up at its end, as the seat remembers the turn for its retries.
    private Work? _work;
    private int _way;
    private Adviser? _adviser;
    private string? _picked;
    private byte[]? _complaint;
    private ServiceMatter? _service;
    private Conversation? _begun;
    private LookupMemory? _lookups;

    /// <param name="adviser">Null when the agency allows none.</param>
    public InboundTurn(
        AccountCredentials account, InboundMessage message, Func<DateTimeOffset, DialogueContext> context, ServiceCounter services, TimeProvider time, Adviser? adviser = null)
    {
        _services = services;
        Key = Conversations.DeduplicationKey.Of(account.Id, message);
        _work = new Work(account, message, context);
        _time = time;
        _lookups = new LookupMemory(time, LookupMemory.UsualBudget, new CitizenKey(account.AgencyId, account.Id.Value, message.FromUserName));
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

    /// <summary>The adviser once, however often it has to decide; everything else each time, as somebody else may have written meanwhile.</summary>
    public override async Task ConsultAsync(Conversation? current, ITurnStore store)
    {
        var (before, said, now) = (current ?? Begun(), Utterance.Of(_work!.Message), _time.GetUtcNow());
        if (before.AskedAt is { } askedAt && Feedback.IsComplaint(before, said.Text)) _complaint = await store.FindQuestionAsync(before.Id, askedAt);
        var running = PendingQuestion.Of(before, now) is { Kind: PendingQuestion.Service, Subject: var run } ? run : (Guid?)null;
        _service = await _services.LookAsync(before.AgencyId, before.AccountId, before.Id.Value, running, said.ForServices, _lookups!);
        if (_adviser is null || _service is not null) return;
        _picked = await _adviser.AdviseAsync(before, said, _work.Context(now));
        _adviser = null;
    }

    public override Func<TurnRows>? Decide(Conversation? current)
    {
        var (_, message, context) = _work!;
        var now = _time.GetUtcNow();
        var before = current ?? Begun();
        var said = Utterance.Of(message);
        var decision = Dialogue.Decide(before, said, context(now) with { Picked = _picked, Service = _service });
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

    /// <summary>One conversation however often it is decided: what a service writes names it.</summary>
    private Conversation Begun() => _begun ??= Conversation.Begin(_work!.Account, _work.Message.FromUserName, _time);

    private void Finish(InboundAnswer answer)
    {
        (_work, _service, _begun, _lookups) = (null, null, null, null);
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
