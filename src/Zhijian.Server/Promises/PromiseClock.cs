using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Promises;

/// <summary>
/// Watches promises fall due (承诺时钟). It remembers nothing: every few seconds the database is asked what is due and not noted, so a restart, a
/// second server and a clock that jumps change nothing but the moment at which a step is noted.
/// </summary>
internal sealed partial class PromiseClock(
    IServiceScopeFactory scopes, PromiseStepWriter writer, PromiseAlarms alarms, TimeProvider time, ILogger<PromiseClock> log) : BackgroundService
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>A reply decided just in time may still be on its way to the disk.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private const int AtOnce = 500;

    /// <summary>Looks until nothing is left to note. Called by tests that move the clock as well as by the clock itself.</summary>
    public async Task NoteAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var due = await FindAsync(now, cancellation);
            if (due.Count == 0) return;
            foreach (var step in await writer.WriteAsync(due.Select(pair => pair.Step), cancellation))
            {
                var promise = due.First(pair => pair.Step == step).Promise;
                LogStep(step.Kind, promise.ConversationId, promise.DueAt);
                alarms.Ring(new PromiseAlarm(step.AgencyId, promise.ConversationId, step.Kind, promise.DueAt));
            }

            if (due.Count < AtOnce) return;
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(LookEvery, time, NoteAsync, LogFailed, stoppingToken);

    private async Task<List<(Promise Promise, PromiseStep Step)>> FindAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var steps = db.Set<PromiseStep>();
        var settled = now - Grace;
        var open = await db.Set<Promise>().AsNoTracking()
            .Where(promise => promise.AnsweredAt == null && promise.VoidAt == null)
            .Where(promise =>
                (promise.WarnAt <= now && promise.DueAt > now && !steps.Any(step => step.PromiseId == promise.Id && step.Kind == PromiseStepKind.Warned))
                || (promise.DueAt <= settled && !steps.Any(step => step.PromiseId == promise.Id && step.Kind == PromiseStepKind.Breached))
                || (promise.EscalateAt <= settled && !steps.Any(step => step.PromiseId == promise.Id && step.Kind == PromiseStepKind.Escalated)))
            .OrderBy(promise => promise.DueAt).Take(AtOnce).ToListAsync(cancellation);
        return [.. open.SelectMany(promise => StepsOf(promise, now, settled))];
    }

    /// <summary>Those whose time has come, in their order; noted ones among them are written again in vain.</summary>
    private static IEnumerable<(Promise Promise, PromiseStep Step)> StepsOf(Promise promise, DateTimeOffset now, DateTimeOffset settled)
    {
        if (promise.WarnAt is { } warn && warn <= now && promise.DueAt > now) yield return (promise, Step(promise, PromiseStepKind.Warned, warn, now));
        if (promise.DueAt <= settled) yield return (promise, Step(promise, PromiseStepKind.Breached, promise.DueAt, now));
        if (promise.EscalateAt is { } escalate && escalate <= settled) yield return (promise, Step(promise, PromiseStepKind.Escalated, escalate, now));
    }

    private static PromiseStep Step(Promise promise, PromiseStepKind kind, DateTimeOffset dueAt, DateTimeOffset now) =>
        new() { PromiseId = promise.Id, AgencyId = promise.AgencyId, Kind = kind, DueAt = dueAt, NotedAt = now };

    [LoggerMessage(LogLevel.Information, "Promise of conversation {Conversation}, due {DueAt}: {Step}")]
    private partial void LogStep(PromiseStepKind step, Guid conversation, DateTimeOffset dueAt);

    [LoggerMessage(LogLevel.Error, "Promises could not be watched; the next look comes in a moment")]
    private partial void LogFailed(Exception problem);
}
