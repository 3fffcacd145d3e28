using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Tellings;

namespace Zhijian.Server.Services.Notices;

/// <summary>
/// Makes notices of what departments push and takes them round to those who have subscribed (通知发送), a few hundred in a transaction. It remembers nothing: what nobody has heard and how
/// far a notice has gone stand in the database, so a restart goes on where it was and two servers tell nobody twice.
/// </summary>
internal sealed partial class NoticeTeller(
    IServiceScopeFactory scopes, DepartmentNews news, ServiceBook book, AgencyHashes hashes, SecretBox box, StatementWriter writer, TellingBell bell, TimeProvider time, ILogger<NoticeTeller> log) : BackgroundService
{
    private const int AtOnce = 500;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private DateTimeOffset _last;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(news, LookEvery, time, TellAsync, LogFailed, stoppingToken);

    private async Task TellAsync(CancellationToken cancellation)
    {
        int heard;
        do
        {
            heard = 0;
            // In their order, each by itself: that an outage is over must not be told before it was announced.
            foreach (var item in await news.ListAsync(cancellation))
                if (await HearAsync(item, cancellation)) heard++;
            while (await NextAsync(cancellation) is { } notice) await GoRoundAsync(notice, cancellation);
        }
        while (heard > 0);

        await EndExpiredAsync(cancellation);
    }

    /// <summary>What cannot be made a notice of keeps nobody else from theirs.</summary>
    private async Task<bool> HearAsync(NewsItem item, CancellationToken cancellation)
    {
        try
        {
            return await writer.TryWriteAsync([item.Heard, .. (await NoticesOfAsync(item, cancellation)).Select(notice => notice.Save())], cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogUnheard(problem, item.On, item.EventId);
            return false;
        }
    }

    /// <summary>One for each service that listens; of its versions that look for the same, in the words of the newest.</summary>
    private async Task<List<ServiceNotice>> NoticesOfAsync(NewsItem item, CancellationToken cancellation)
    {
        var notices = new Dictionary<string, ServiceNotice>(StringComparer.Ordinal);
        if (item.Values is not { } values)
        {
            LogNotDescribed(item.On, item.EventId);
            return [];
        }

        var (hash, now) = (await hashes.OfAsync(item.Agency, cancellation), Next());
        foreach (var version in book.Hearing(item.Agency, item.On))
        {
            var rule = version.Definition.Outcome.Notice!;
            if (NoticeTopic.About(rule, values) is not { } about || NoticeTopic.Of(hash, version.Key, about) is not { } topic || notices.ContainsKey(topic)) continue;
            notices[topic] = new ServiceNotice
            {
                Id = Guid.CreateVersion7(now),
                AgencyId = item.Agency,
                Service = version.Key,
                Topic = topic,
                At = item.At,
                MadeAt = now,
                Text = NoticeText.Of(rule, values),
                GoodUntil = NoticeText.GoodUntil(rule, values),
                EndsSubscriptions = rule.Once,
            };
        }

        return [.. notices.Values];
    }

    /// <summary>Now, but later than ever before in whole milliseconds, as databases keep them: what comes after something else is told after it.</summary>
    private DateTimeOffset Next()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        return _last = now > _last ? now : _last.AddMilliseconds(1);
    }

    private Task<ServiceNotice?> NextAsync(CancellationToken cancellation) => InScopeAsync(db =>
        db.Set<ServiceNotice>().AsNoTracking().Where(notice => notice.DoneAt == null).OrderBy(notice => notice.MadeAt).ThenBy(notice => notice.Id).FirstOrDefaultAsync(cancellation));

    /// <summary>One step of its way. When another server was faster, nothing was written and the next look sees how far that has come.</summary>
    private async Task GoRoundAsync(ServiceNotice notice, CancellationToken cancellation)
    {
        var now = Next();
        var rows = notice.GoodUntil <= now ? [] : await InScopeAsync(db => db.Set<NoticeSubscription>().AsNoTracking()
            .Where(row => row.AgencyId == notice.AgencyId && row.Topic == notice.Topic && row.Id > notice.UpTo && row.Since <= notice.MadeAt && row.Until > now).OrderBy(row => row.Id).Take(AtOnce).ToListAsync(cancellation));
        var words = notice.EndsSubscriptions ? notice.Text : notice.Text + NoticeTalk.HowToEnd;
        var statements = rows.Select(row => Telling.OfNotice(row.AgencyId, row.ConversationId, words, notice.GoodUntil, now).Save()).ToList();
        if (notice.EndsSubscriptions) statements.AddRange(rows.Select(row => NoticeSubscription.End(row.ConversationId, row.Id)));
        var isDone = rows.Count < AtOnce;
        if (await writer.TryWriteAsync([.. statements, notice.GoneTo(rows is [.., var last] ? last.Id : notice.UpTo, rows.Count, isDone ? now : null)], cancellation) && rows.Count > 0) bell.Ring();
    }

    private async Task EndExpiredAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var row in await InScopeAsync(db => db.Set<NoticeSubscription>().AsNoTracking().Where(row => row.Until <= now).OrderBy(row => row.Until).Take(AtOnce).ToListAsync(cancellation)))
        {
            var words = NoticeTalk.Over(book.Newest(row.AgencyId, row.Service)?.Title ?? row.Service, box.Open(row.SealedAbout));
            var end = NoticeSubscription.End(row.ConversationId, row.Id) with { MustChange = true };
            if (await writer.TryWriteAsync([end, Telling.OfNotice(row.AgencyId, row.ConversationId, words, null, now).Save()], cancellation)) bell.Ring();
        }
    }

    private async Task<T> InScopeAsync<T>(Func<ZhijianDb, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await read(scope.ServiceProvider.GetRequiredService<ZhijianDb>());
    }

    [LoggerMessage(LogLevel.Error, "Notices could not be taken round; the next look comes in a moment")]
    private partial void LogFailed(Exception problem);

    [LoggerMessage(LogLevel.Error, "No notice could be made of the event {Event} of {On}; tried again in a moment")]
    private partial void LogUnheard(Exception problem, string on, string @event);

    [LoggerMessage(LogLevel.Warning, "The event {Event} of {On} is no longer as its connector describes it; nobody is told of it")]
    private partial void LogNotDescribed(string on, string @event);
}
