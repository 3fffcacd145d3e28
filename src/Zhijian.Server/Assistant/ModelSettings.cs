using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Assistant.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Assistant;

/// <summary>What one agency allows; no row allows nothing.</summary>
public sealed class ModelPermit : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public ModelUse Use { get; set; }
}

internal sealed class ModelTables : IEntityTypeConfiguration<ModelPermit>
{
    public void Configure(EntityTypeBuilder<ModelPermit> permit) => permit.ToTable("ModelPermits").HasKey(row => row.AgencyId);
}

/// <summary>What all agencies allow, in memory as the message path needs it; read again and again, as another server may have changed it.</summary>
internal sealed partial class ModelSettings(IServiceScopeFactory scopes, TimeProvider time, ILogger<ModelSettings> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<AgencyId, ModelUse> _uses = new();

    public ModelUse Of(AgencyId agency) => _uses.GetValueOrDefault(agency);

    public void Put(AgencyId agency, ModelUse use) => _uses[agency] = use;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken);
            await Task.Yield();
            try
            {
                await ReloadAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(log, problem);
            }
        }
    }

    private async Task ReloadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        foreach (var row in await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<ModelPermit>().AsNoTracking().ToListAsync(cancellation)) Put(row.AgencyId, row.Use);
    }

    [LoggerMessage(LogLevel.Warning, "What agencies allow the model could not be read; what was read last holds")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
