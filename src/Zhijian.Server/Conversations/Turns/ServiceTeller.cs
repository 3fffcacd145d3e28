using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Pictures;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Services.Contracts;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>Says what services have to tell citizens who have not just written (主动告知): by the outbox, inside window and budget, or kept until they write.</summary>
internal sealed partial class ServiceTeller(TellingBell bell, TurnQueue turns, ITurnStore store, StatementWriter writer, OfficialAccountClients clients, TimeProvider time, ILogger<ServiceTeller> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private const int SideBySide = 16;

    /// <summary>Nobody would scan one in less.</summary>
    private static readonly TimeSpan LeastLife = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(bell, LookEvery, time, TellAllAsync, problem => LogUntold(log, problem), stoppingToken);

    /// <summary>As long as something is told: a notice of a city may go to tens of thousands.</summary>
    private async Task TellAllAsync(CancellationToken stopping)
    {
        while (await TellAsync(stopping) > 0) await Task.Yield();
    }

    /// <summary>Those of one citizen in their order, those of different ones side by side.</summary>
    /// <returns>How many are off the list.</returns>
    private async Task<int> TellAsync(CancellationToken stopping)
    {
        var told = 0;
        var list = await bell.ListAsync(stopping);
        await Parallel.ForEachAsync(list.GroupBy(telling => telling.ConversationId), new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = stopping }, async (own, _) =>
        {
            foreach (var telling in own)
                if (await TellAsync(telling, stopping)) Interlocked.Increment(ref told);
        });
        return told;
    }

    private async Task<bool> TellAsync(ServiceTelling telling, CancellationToken stopping)
    {
        // Deleted with its citizen's data; left there, such would in time be all that is on the list.
        if (await store.FindAsync(new ConversationId(telling.ConversationId)) is not { } known) return await writer.TryWriteAsync([telling.Taken], stopping);
        var turn = telling.Scene is null ? new TellingTurn(telling, new TextContent(telling.Text), null, time) : await PicturedAsync(telling, known, stopping);
        return turns.Enter(new FollowerKey(known.AccountId, known.OpenId), turn) is not null && await turn.End;
    }

    /// <summary>WeChat makes the QR code and takes the picture; when it does not, there are the words.</summary>
    private async Task<TellingTurn> PicturedAsync(ServiceTelling telling, Conversation known, CancellationToken stopping)
    {
        var (left, allowed, url) = ((telling.Until ?? default) - time.GetUtcNow(), known.Window.AllowsAt(time.GetUtcNow()), (string?)null);
        if (left < LeastLife) return new TellingTurn(telling, null, null, time);
        try
        {
            var client = clients.For(known.AccountId);
            url = (await client.QrCodes.CreateTemporaryAsync(telling.Scene!, left, stopping)).Url;
            var picture = allowed ? MediaFile.FromBytes("code.png", QrPicture.ContentType, QrPicture.Png(url)) : null;
            return new TellingTurn(telling, picture is null ? null : new ImageContent((await client.Media.UploadAsync(MediaKind.Image, picture, stopping)).MediaId), url, time);
        }
        catch (Exception problem) when (!stopping.IsCancellationRequested)
        {
            LogNoCode(log, problem.Message, known.Id);
            return new TellingTurn(telling, allowed ? new TextContent(telling.Text) : null, url, time);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeChat made no QR code for conversation {Conversation}; the typed code works: {Problem}")]
    private static partial void LogNoCode(ILogger logger, string problem, ConversationId conversation);

    [LoggerMessage(Level = LogLevel.Error, Message = "What services have to tell could not be said; the next look comes in a moment")]
    private static partial void LogUntold(ILogger logger, Exception problem);
}

/// <summary>The turn that says one of them and takes it off the list; who left the account is told nothing.</summary>
/// <param name="content">Null says nothing.</param>
/// <param name="url">What a QR code that was made says.</param>
internal sealed class TellingTurn(ServiceTelling telling, ReplyContent? content, string? url, TimeProvider time) : Turn
{
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _attempts;

    /// <summary>Whether it is off the list.</summary>
    public Task<bool> End => _end.Task;

    public override Func<TurnRows>? Decide(Conversation? current) => current is null || ++_attempts > 2 ? null : () => Rows(current);

    public override void Complete(TurnRows? rows) => _end.TrySetResult(rows is not null);

    public override void CompleteAsDuplicate(Message? stored) => Fail();

    /// <summary>It stays on the list.</summary>
    public override void Fail() => _end.TrySetResult(false);

    private TurnRows Rows(Conversation current)
    {
        var (messages, effects) = (new List<Message>(), new List<Effect> { Effect.Of(telling.Taken) });
        if (url is not null) effects.Add(Effect.Of(telling.Scanned(url)));
        var (now, until) = (time.GetUtcNow(), telling.IsNotice ? telling.Until : null);
        var after = current.Subscribed && content is not null && !(until <= now)
            ? Speech.Enqueue(current, new Speech.Said(content, telling.IsNotice ? DecidedBy.Notice : DecidedBy.Service) { GoodUntil = until }, now, messages, effects)
            : current;
        return new TurnRows { AgencyId = current.AgencyId, Conversation = after with { Version = current.Version + 1 }, ReadVersion = current.Version, Messages = messages, Effects = effects };
    }
}
