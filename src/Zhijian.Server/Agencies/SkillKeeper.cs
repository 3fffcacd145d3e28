using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies;

/// <summary>Brings the stored skills into the directory; again and again, as another server may have changed them.</summary>
internal sealed partial class SkillKeeper(IServiceScopeFactory scopes, SkillDirectory directory, TimeProvider time, ILogger<SkillKeeper> log) : BackgroundService
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(10);

    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        foreach (var row in await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<AgencySkills>().AsNoTracking().ToListAsync(cancellation))
            directory.Put(row.AgencyId, row.Skills);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(ReadEvery, time, stoppingToken);
            await Task.Yield();
            try
            {
                await ReloadAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogUnread(problem);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The skills could not be read; those known before stay")]
    private partial void LogUnread(Exception problem);
}
