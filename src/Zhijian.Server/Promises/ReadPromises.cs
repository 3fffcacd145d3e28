using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Promises;

/// <summary>Promises that fall due on one day of Beijing. One the citizen made void by leaving is not counted.</summary>
/// <param name="Kept">Answered by a person in time.</param>
/// <param name="Broken">Answered too late, or due and not answered.</param>
/// <param name="Open">Not answered and not yet due.</param>
/// <param name="Overdue">Of all days: due and still not answered.</param>
public sealed record PromisesToday(DateOnly Day, int Due, int Kept, int Broken, int Open, int Overdue);

/// <param name="Step">warned, breached or escalated.</param>
/// <param name="At">When it was to happen.</param>
public sealed record PromiseStepView(PromiseStepKind Step, DateTimeOffset At, DateTimeOffset NotedAt);

/// <param name="Within">The rule's words when it was given.</param>
public sealed record PromiseView(
    Guid Id, string Name, string Within, DateTimeOffset MadeAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, bool Void, IReadOnlyList<PromiseStepView> Steps);

/// <summary>What was promised, and how it was kept.</summary>
internal static class ReadPromises
{
    private const int Most = 20;

    public static async Task<Ok<PromisesToday>> TodayAsync(ZhijianDb db, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var day = now.DayInBeijing();
        var (from, until) = (BeijingTime.Start(day), BeijingTime.Start(day.AddDays(1)));
        var promises = db.Set<Promise>().Where(promise => promise.VoidAt == null);
        var today = promises.Where(promise => promise.DueAt >= from && promise.DueAt < until);
        var due = await today.CountAsync(cancellation);
        var kept = await today.CountAsync(promise => promise.AnsweredAt <= promise.DueAt, cancellation);
        var open = await today.CountAsync(promise => promise.AnsweredAt == null && promise.DueAt > now, cancellation);
        var overdue = await promises.CountAsync(promise => promise.AnsweredAt == null && promise.DueAt <= now, cancellation);
        return TypedResults.Ok(new PromisesToday(day, due, kept, due - kept - open, open, overdue));
    }

    /// <summary>The newest first.</summary>
    public static async Task<Ok<List<PromiseView>>> OfAsync(Guid conversationId, ZhijianDb db, CancellationToken cancellation)
    {
        var promises = await db.Set<Promise>().AsNoTracking().Where(promise => promise.ConversationId == conversationId)
            .OrderByDescending(promise => promise.Id).Take(Most).ToListAsync(cancellation);
        var ids = promises.ConvertAll(promise => promise.Id);
        var steps = (await db.Set<PromiseStep>().AsNoTracking().Where(step => ids.Contains(step.PromiseId)).ToListAsync(cancellation)).ToLookup(step => step.PromiseId);
        return TypedResults.Ok(promises.ConvertAll(promise => new PromiseView(
            promise.Id.Value, promise.Name, promise.Within, promise.MadeAt, promise.DueAt, promise.AnsweredAt, promise.VoidAt is not null,
            [.. steps[promise.Id].OrderBy(step => step.Kind).Select(step => new PromiseStepView(step.Kind, step.DueAt, step.NotedAt))])));
    }
}
