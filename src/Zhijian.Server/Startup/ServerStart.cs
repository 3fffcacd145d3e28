using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Staff.Development;

namespace Zhijian.Server.Startup;

/// <summary>What happens, in this order, before the server listens.</summary>
internal sealed partial class ServerStart(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<ServerStart> log) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.MigrateAsync(cancellationToken);
        services.GetRequiredService<AgencyScope>().EnterSystem();
        await LoadPacksAsync(services, cancellationToken);
        await services.GetRequiredService<AccountRegister>().LoadAsync(services.GetRequiredService<ZhijianDb>(), cancellationToken);
        await services.GetRequiredService<SettingsKeeper>().ReloadAsync(cancellationToken);
        await ProductionGuard.RefuseDemonstrationAsync(services, cancellationToken);
        await services.GetRequiredService<DemoStaff>().AddAsync(cancellationToken);
        await services.GetRequiredService<PlaybookWorker>().BuildAllAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary><c>Packs:Load</c>. A pack with mistakes is left out, loudly: what was loaded before still serves.</summary>
    private async Task LoadPacksAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var loader = services.GetRequiredService<PackLoader>();
        foreach (var name in configuration.GetSection("Packs:Load").Get<string[]>() ?? [])
        {
            try
            {
                await LoadAsync(loader, services.GetRequiredService<ZhijianDb>(), PackFolders.Find(configuration, name), cancellation);
            }
            catch (PackMistakesException problem)
            {
                LogRefused(name, problem.Message);
            }
        }
    }

    /// <summary>Of servers that start at once one loads what is new, and the others find it loaded.</summary>
    private static async Task LoadAsync(PackLoader loader, ZhijianDb db, string folder, CancellationToken cancellation)
    {
        try
        {
            await loader.LoadAsync(db, folder, cancellation);
        }
        catch (DbUpdateException problem) when (WriteConflict.Is(problem))
        {
            db.ChangeTracker.Clear();
            await loader.LoadAsync(db, folder, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Error, "Pack {Name} was left out. {Problem}")]
    private partial void LogRefused(string name, string problem);
}
