using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>Looks every quarter of an hour which approved answers run out, and writes the tasks that are missing.</summary>
internal sealed partial class AnswerExpiryWatch(IServiceScopeFactory scopes, AgencyDirectory agencies, TimeProvider time, ILogger<AnswerExpiryWatch> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            foreach (var agency in agencies.All)
                await LookAsync(agency.Id, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(AgencyId agency, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
            await WriteAsync(scope.ServiceProvider.GetRequiredService<ZhijianDb>(), cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Another node may have written the same rows just now; the next look finds them.
            LogPostponed(problem, agency);
        }
    }

    private async Task WriteAsync(ZhijianDb db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var today = now.DayInBeijing();
        var last = today.AddDays(AnswerExpiry.MonthDays);
        var ending = await db.Set<CanonicalAnswer>().AsNoTracking().Where(answer => answer.ApprovedExpiresAt <= last)
            .Select(answer => new { answer.Id, answer.AgencyId, Version = answer.ApprovedVersion, ExpiresAt = answer.ApprovedExpiresAt }).ToListAsync(cancellation);
        if (ending.Count == 0) return;
        var written = (await db.Set<AnswerTask>().Where(task => task.ExpiresAt <= last).Select(task => new { task.AnswerId, task.Version, task.Stage }).ToListAsync(cancellation)).ToHashSet();
        foreach (var answer in ending)
        {
            if (answer is not { Version: { } version, ExpiresAt: { } until } || AnswerExpiry.StageOn(today, until) is not { } stage) continue;
            if (!written.Add(new { AnswerId = answer.Id, Version = version, Stage = stage })) continue;
            db.Add(new AnswerTask { Id = Guid.CreateVersion7(now), AgencyId = answer.AgencyId, AnswerId = answer.Id, Version = version, Stage = stage, ExpiresAt = until, At = now });
        }

        await db.SaveChangesAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "Answers of agency {Agency} that run out are looked for again later")]
    private partial void LogPostponed(Exception problem, AgencyId agency);
}
