using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Promises;

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

    public static async Task<Ok<PromisesToday>> TodayAsync(PromiseFigures figures, CancellationToken cancellation) => TypedResults.Ok(await figures.TodayAsync(cancellation));

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
