using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Services.Notices;

/// <summary>A notice as people of the agency see it.</summary>
/// <param name="At">When it happened, as the department says.</param>
/// <param name="Told">To how many it went so far.</param>
/// <param name="DoneAt">When it had gone round; null on its way.</param>
public sealed record SentNotice(DateTimeOffset At, DateTimeOffset MadeAt, string Text, DateTimeOffset? GoodUntil, int Told, DateTimeOffset? DoneAt);

/// <param name="Latest">The newest first.</param>
public sealed record ServiceNotices(int Subscribers, IReadOnlyList<SentNotice> Latest);

/// <summary>How many have subscribed with a service, and what they were told last (通知情况).</summary>
internal static class ReadNotices
{
    private const int Most = 20;

    public static void MapNotices(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/services/{key}/notices", HandleAsync).WithTags("Services").WithName("listServiceNotices").RequireAuthorization(Policies.Staff);

    private static async Task<Ok<ServiceNotices>> HandleAsync(string key, ZhijianDb db, TimeProvider time, ClaimsPrincipal person, CancellationToken cancellation)
    {
        var (agency, now) = (person.AgencyId(), time.GetUtcNow());
        var subscribers = await db.Set<NoticeSubscription>().CountAsync(row => row.AgencyId == agency && row.Service == key && row.Until > now, cancellation);
        var latest = await db.Set<ServiceNotice>().AsNoTracking().Where(notice => notice.AgencyId == agency && notice.Service == key).OrderByDescending(notice => notice.MadeAt).Take(Most)
            .Select(notice => new SentNotice(notice.At, notice.MadeAt, notice.Text, notice.GoodUntil, notice.Told, notice.DoneAt)).ToListAsync(cancellation);
        return TypedResults.Ok(new ServiceNotices(subscribers, latest));
    }
}
