using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Work;

/// <summary>Settings of agencies that the message path needs in memory.</summary>
public interface IKeptSettings
{
    /// <summary>Puts what is stored where it is looked up.</summary>
    Task ReloadAsync(ZhijianDb db, CancellationToken cancellation);
}

/// <summary>
/// Brings the settings of agencies (机构设置) from the database into memory: before the server listens, and again and again, as another server may have
/// changed them. Who changes them here puts them there at once.
/// </summary>
public sealed partial class SettingsKeeper(IServiceScopeFactory scopes, IEnumerable<IKeptSettings> kept, TimeProvider time, ILogger<SettingsKeeper> log) : BackgroundService
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(10);

    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        foreach (var settings in kept) await settings.ReloadAsync(scope.ServiceProvider.GetRequiredService<ZhijianDb>(), cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(ReadEvery, time, stoppingToken);
            // Not on the thread of the timer: a clock that leaps over days would read for each ten seconds of them on its way.
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

    [LoggerMessage(LogLevel.Warning, "Settings could not be read; those known before stay")]
    private partial void LogUnread(Exception problem);
}

/// <summary>Registers settings with the <see cref="SettingsKeeper"/>.</summary>
public static class KeptSettings
{
    /// <param name="put">Puts a stored row where it is looked up.</param>
    public static void KeepInMemory<TRow, TMemory>(this IServiceCollection services, Action<TMemory, TRow> put) where TRow : class where TMemory : class =>
        services.AddSingleton<IKeptSettings>(provider => new KeptRows<TRow>(row => put(provider.GetRequiredService<TMemory>(), row)));

    private sealed class KeptRows<TRow>(Action<TRow> put) : IKeptSettings where TRow : class
    {
        public async Task ReloadAsync(ZhijianDb db, CancellationToken cancellation)
        {
            foreach (var row in await db.Set<TRow>().AsNoTracking().ToListAsync(cancellation)) put(row);
        }
    }
}
