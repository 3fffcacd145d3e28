using System.Collections.Concurrent;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Conversations.Notices;

/// <summary>
/// Tells citizens what came about with their bookings (预约通知): QR code, reminders, a seat from the waitlist. It remembers nothing: what is due stands in the
/// database until a turn has said it.
/// </summary>
internal sealed partial class BookingTeller(
    IServiceScopeFactory scopes, TurnQueue turns, ITurnStore store, StatementWriter writer, AccountDirectory accounts, OfficialAccountClients clients, TimeProvider time, ILogger<BookingTeller> log)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>How long a picture is put off that WeChat did not take; after the last it is given up, as its code stood in the words before it.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    private const int SideBySide = 4;

    /// <summary>Says what is due. Called by tests that move the clock as well as by itself.</summary>
    /// <returns>Whether all of it was settled.</returns>
    public async Task<bool> TellAsync(CancellationToken cancellation)
    {
        var (left, failing) = (0, new ConcurrentDictionary<AccountId, bool>());
        // Pictures last: words wait for no upload.
        var due = (await DueAsync(cancellation)).OrderBy(notice => notice.Kind == NoticeKind.Ticket);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, async (notice, _) =>
        {
            if (!await TellAsync(notice, failing)) Interlocked.Increment(ref left);
        });
        return left == 0;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(LookEvery, time, TellAsync, LogFailed, stoppingToken);

    private async Task<List<DueNotice>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await scope.ServiceProvider.GetRequiredService<BookingNotices>().DueAsync(time.GetUtcNow(), cancellation);
    }

    /// <param name="failing">Accounts for which WeChat took no picture during this look: none of them is tried twice.</param>
    /// <returns>False when it has to be tried again.</returns>
    private async Task<bool> TellAsync(DueNotice notice, ConcurrentDictionary<AccountId, bool> failing)
    {
        if (await store.FindAsync(new ConversationId(notice.Conversation)) is not { } conversation) return await PutOffAsync(notice);
        if (await ContentOfAsync(notice, conversation, failing) is not { } content) return await PutOffAsync(notice);
        var turn = new BookingNoticeTurn(notice, content, accounts.Find(conversation.AccountId)?.OneTimeTemplateId, scopes, time);
        if (turns.Enter(new FollowerKey(conversation.AccountId, conversation.OpenId), turn) is null) return false;
        await turn.End;
        return true;
    }

    /// <returns>Whether it is given up.</returns>
    private async Task<bool> PutOffAsync(DueNotice notice)
    {
        var (now, isGivenUp) = (time.GetUtcNow(), notice.Failures >= Pauses.Length);
        await writer.TryWriteAsync([isGivenUp ? BookingNotices.Unsent(notice.Id, now) : BookingNotices.PutOff(notice, now + Pauses[notice.Failures])], CancellationToken.None);
        return isGivenUp;
    }

    private async Task<ReplyContent?> ContentOfAsync(DueNotice notice, Conversation conversation, ConcurrentDictionary<AccountId, bool> failing)
    {
        // A picture nobody will get need not be uploaded.
        if (notice.Kind != NoticeKind.Ticket || !conversation.Window.AllowsAt(time.GetUtcNow()) || time.GetUtcNow() >= notice.Until) return new TextContent(notice.Text);
        if (failing.ContainsKey(conversation.AccountId)) return null;
        try
        {
            var picture = MediaFile.FromBytes(BookingPicture.FileName, BookingPicture.ContentType, BookingPicture.Png(notice.Text));
            return new ImageContent((await clients.For(conversation.AccountId).Media.UploadAsync(MediaKind.Image, picture)).MediaId);
        }
        catch (Exception problem)
        {
            failing[conversation.AccountId] = true;
            LogNoPicture(problem.Message, conversation.Id);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "Citizens could not be told of their bookings; the next look comes in a moment")]
    private partial void LogFailed(Exception problem);

    [LoggerMessage(LogLevel.Warning, "The QR code for conversation {Conversation} could not be uploaded and is tried again: {Problem}")]
    private partial void LogNoPicture(string problem, ConversationId conversation);
}
