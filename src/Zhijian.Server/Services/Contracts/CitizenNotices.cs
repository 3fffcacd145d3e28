using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Notices;

namespace Zhijian.Server.Services.Contracts;

/// <summary>A subscription as its citizen sees it.</summary>
/// <param name="Title">Of the service it was made with.</param>
/// <param name="About">What it is about, such as the part of the town; may be empty.</param>
/// <param name="Latest">What came of it last, the newest first.</param>
public sealed record OwnNotice(long Id, string Title, string? EnglishTitle, string About, DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<NoticeView> Latest);

/// <param name="At">When it was made.</param>
public sealed record NoticeView(DateTimeOffset At, string Text);

/// <summary>What citizens have subscribed to (我的订阅): seen and ended by themselves.</summary>
public sealed class CitizenNotices(ZhijianDb db, ServiceBook book, SecretBox box, TimeProvider time)
{
    private const int MostLatest = 3;

    /// <summary>Those that hold, in the order in which they were made.</summary>
    /// <param name="withLatest">Also what came of each.</param>
    public async Task<IReadOnlyList<OwnNotice>> ListAsync(Guid conversation, bool withLatest, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var rows = await db.Set<NoticeSubscription>().AsNoTracking().Where(row => row.ConversationId == conversation && row.Until > now).OrderBy(row => row.Id).ToListAsync(cancellation);
        var own = new List<OwnNotice>();
        foreach (var row in rows)
        {
            var service = book.Newest(row.AgencyId, row.Service);
            own.Add(new OwnNotice(row.Id, service?.Title ?? row.Service, service?.EnglishTitle, box.Open(row.SealedAbout), row.Since, row.Until, withLatest ? await LatestAsync(row, cancellation) : []));
        }

        return own;
    }

    /// <returns>Whether there was such a subscription of theirs.</returns>
    public async Task<bool> EndAsync(Guid conversation, long id, CancellationToken cancellation) =>
        await db.Set<NoticeSubscription>().Where(row => row.Id == id && row.ConversationId == conversation).ExecuteDeleteAsync(cancellation) > 0;

    private async Task<IReadOnlyList<NoticeView>> LatestAsync(NoticeSubscription row, CancellationToken cancellation) => await db.Set<ServiceNotice>().AsNoTracking()
        .Where(notice => notice.AgencyId == row.AgencyId && notice.Topic == row.Topic && notice.MadeAt >= row.Since).OrderByDescending(notice => notice.MadeAt).Take(MostLatest)
        .Select(notice => new NoticeView(notice.MadeAt, notice.Text)).ToListAsync(cancellation);
}
