using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Promises.Contracts;

/// <summary>Promises that fall due on one day of Beijing. One the citizen made void by leaving is not counted.</summary>
/// <param name="Kept">Answered by a person in time.</param>
/// <param name="Broken">Answered too late, or due and not answered.</param>
/// <param name="Open">Not answered and not yet due.</param>
/// <param name="DueSoon">Of these, due within two hours.</param>
/// <param name="Overdue">Of all days: due and still not answered.</param>
public sealed record PromisesToday(DateOnly Day, int Due, int Kept, int Broken, int Open, int DueSoon, int Overdue);

/// <param name="Department">Key of the department whose matter it was; null is none.</param>
public sealed record BreachAt(DateTimeOffset DueAt, string? Department);

/// <summary>How promises are kept; sees what the current <see cref="AgencyScope"/> allows, of the departments a <see cref="DeskReach"/> covers.</summary>
public sealed class PromiseFigures(ZhijianDb db, DeskReach reach, TimeProvider time)
{
    public static readonly TimeSpan SoonBefore = TimeSpan.FromHours(2);

    public async Task<PromisesToday> TodayAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var soon = now + SoonBefore;
        var day = now.DayInBeijing();
        var (from, until) = (BeijingTime.Start(day), BeijingTime.Start(day.AddDays(1)));
        var promises = Seen().Where(promise => promise.VoidAt == null);
        var today = promises.Where(promise => promise.DueAt >= from && promise.DueAt < until);
        var due = await today.CountAsync(cancellation);
        var kept = await today.CountAsync(promise => promise.AnsweredAt <= promise.DueAt, cancellation);
        var open = await today.CountAsync(promise => promise.AnsweredAt == null && promise.DueAt > now, cancellation);
        var dueSoon = await today.CountAsync(promise => promise.AnsweredAt == null && promise.DueAt > now && promise.DueAt <= soon, cancellation);
        var overdue = await promises.CountAsync(promise => promise.AnsweredAt == null && promise.DueAt <= now, cancellation);
        return new PromisesToday(day, due, kept, due - kept - open, open, dueSoon, overdue);
    }

    /// <summary>The breaches of a time, each at the instant it was due.</summary>
    public Task<List<BreachAt>> BreachesAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) => db.Set<PromiseStep>().AsNoTracking()
        .Where(step => step.Kind == PromiseStepKind.Breached && step.DueAt >= from && step.DueAt < until)
        .Join(Seen(), step => step.PromiseId, promise => promise.Id, (step, promise) => new BreachAt(step.DueAt, promise.Department))
        .ToListAsync(cancellation);

    /// <summary>Which of these conversations have a promise that was brought before a supervisor and is still not kept.</summary>
    public async Task<HashSet<Guid>> EscalatedAsync(IReadOnlyList<Guid> conversations, CancellationToken cancellation) =>
    [
        .. await db.Set<Promise>().AsNoTracking()
            .Where(promise => conversations.Contains(promise.ConversationId) && promise.AnsweredAt == null && promise.VoidAt == null)
            .Where(promise => db.Set<PromiseStep>().Any(step => step.PromiseId == promise.Id && step.Kind == PromiseStepKind.Escalated))
            .Select(promise => promise.ConversationId).ToListAsync(cancellation),
    ];

    private IQueryable<Promise> Seen()
    {
        var promises = db.Set<Promise>().AsNoTracking();
        if (reach.CoversAll) return promises;
        var keys = reach.Departments.ToList();
        return promises.Where(promise => promise.Department == null || keys.Contains(promise.Department));
    }
}
