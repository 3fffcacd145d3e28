using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Contracts;

/// <param name="Department">Key; null is the general queue.</param>
/// <param name="Oldest">Since when who waits longest waits.</param>
/// <param name="Overdue">Owed an answer since.</param>
public sealed record QueueLoad(string? Department, int Waiting, DateTimeOffset? Oldest, int Open, int Overdue);

/// <summary>Grades of sessions that ended in a span of time (满意度).</summary>
/// <param name="Asked">Sessions after which the citizen was asked.</param>
/// <param name="Grades">How often each grade was given, from 1 to 5.</param>
public sealed record GradeCounts(int Asked, IReadOnlyList<int> Grades);

/// <summary>How much the desk has to do now (在办); from the rows of the few conversations people look after, never from messages. Sees what the current scope allows.</summary>
public sealed class DeskLoad(ZhijianDb db, DeskReach reach, AccountDirectory accounts, TimeProvider time)
{
    public async Task<List<QueueLoad>> QueuesAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var busy = await db.SeenBy(reach).Where(conversation => conversation.State != ConversationState.Automatic)
            .GroupBy(conversation => conversation.Department)
            .Select(queue => new
            {
                Department = queue.Key,
                Waiting = queue.Count(conversation => conversation.State == ConversationState.Waiting),
                Oldest = queue.Min(conversation => conversation.WaitingSince),
                Open = queue.Count(conversation => conversation.State == ConversationState.Open),
            }).ToListAsync(cancellation);
        // Also of conversations that were closed without an answer: it is still owed.
        var overdue = await db.SeenBy(reach).Where(conversation => conversation.DueAt <= now).GroupBy(conversation => conversation.Department)
            .Select(queue => new { Department = queue.Key, Count = queue.Count() }).ToListAsync(cancellation);
        return
        [
            .. busy.Select(queue => queue.Department).Union(overdue.Select(queue => queue.Department)).Select(department => (
                Queue: busy.Find(queue => queue.Department == department), Overdue: overdue.Find(queue => queue.Department == department)?.Count ?? 0, Department: department))
                .Select(pair => new QueueLoad(pair.Department, pair.Queue?.Waiting ?? 0, pair.Queue?.Oldest, pair.Queue?.Open ?? 0, pair.Overdue)),
        ];
    }

    /// <summary>How many conversations each officer has open.</summary>
    public Task<Dictionary<Guid, int>> HoldersAsync(CancellationToken cancellation) => db.SeenBy(reach)
        .Where(conversation => conversation.State == ConversationState.Open && conversation.AssignedTo != null)
        .GroupBy(conversation => conversation.AssignedTo).Select(group => new { group.Key, Open = group.Count() })
        .ToDictionaryAsync(group => group.Key!.Value.Value, group => group.Open, cancellation);

    /// <summary>Conversations whose promise is broken and not kept since, the longest overdue first.</summary>
    public async Task<List<ConversationView>> OverdueAsync(int limit, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var rows = await db.SeenBy(reach).Where(conversation => conversation.DueAt <= now).OrderBy(conversation => conversation.DueAt).ThenBy(conversation => conversation.Id).Take(limit)
            .LeftJoin(db.Set<Follower>(), conversation => conversation.Id, follower => follower.Id, (conversation, follower) => new { conversation, follower })
            .OrderBy(row => row.conversation.DueAt).ThenBy(row => row.conversation.Id).ToListAsync(cancellation);
        return rows.ConvertAll(row => ConversationViews.Of(row.conversation, row.follower, accounts));
    }

    /// <summary>Grades of the sessions after which citizens were asked since then.</summary>
    public async Task<GradeCounts> GradesAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var counts = await db.Set<Rating>().AsNoTracking().Where(rating => rating.AskedAt >= since)
            .Join(db.SeenBy(reach), rating => rating.ConversationId, conversation => conversation.Id, (rating, _) => rating.Grade)
            .GroupBy(grade => grade).Select(group => new { Grade = group.Key, Count = group.Count() }).ToListAsync(cancellation);
        return new GradeCounts(counts.Sum(count => count.Count), [.. Enumerable.Range(1, Satisfaction.Best).Select(grade => counts.Find(count => count.Grade == grade)?.Count ?? 0)]);
    }
}
