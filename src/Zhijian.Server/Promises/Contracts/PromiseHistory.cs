using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Promises.Contracts;

/// <param name="Step">warned, breached or escalated.</param>
/// <param name="At">When it was to happen.</param>
public sealed record PromiseStepView(PromiseStepKind Step, DateTimeOffset At, DateTimeOffset NotedAt);

/// <param name="Within">The rule's words when it was given.</param>
public sealed record PromiseView(
    Guid Id, string Name, string Within, DateTimeOffset MadeAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, bool Void, IReadOnlyList<PromiseStepView> Steps);

/// <summary>
/// What was promised in a conversation, and how it was kept. Sees what the current <see cref="AgencyScope"/> allows; whether a person may see the conversation
/// is the caller's to know.
/// </summary>
public sealed class PromiseHistory(ZhijianDb db)
{
    private const int Most = 20;

    /// <summary>The newest first.</summary>
    public async Task<List<PromiseView>> OfAsync(Guid conversation, CancellationToken cancellation)
    {
        var promises = await db.Set<Promise>().AsNoTracking().Where(promise => promise.ConversationId == conversation)
            .OrderByDescending(promise => promise.Id).Take(Most).ToListAsync(cancellation);
        var ids = promises.ConvertAll(promise => promise.Id);
        var steps = (await db.Set<PromiseStep>().AsNoTracking().Where(step => ids.Contains(step.PromiseId)).ToListAsync(cancellation)).ToLookup(step => step.PromiseId);
        return promises.ConvertAll(promise => new PromiseView(
            promise.Id.Value, promise.Name, promise.Within, promise.MadeAt, promise.DueAt, promise.AnsweredAt, promise.VoidAt is not null,
            [.. steps[promise.Id].OrderBy(step => step.Kind).Select(step => new PromiseStepView(step.Kind, step.DueAt, step.NotedAt))]));
    }
}
