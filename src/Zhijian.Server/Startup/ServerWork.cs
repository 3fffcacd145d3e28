using Zhijian.Server.Agencies;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Startup;

/// <summary>Runs a command over the server's own services and database without listening.</summary>
internal static class ServerWork
{
    public static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> work)
    {
        await using var app = ServerApp.Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.MigrateAsync(default);
        services.GetRequiredService<AgencyScope>().EnterSystem();
        await services.GetRequiredService<AccountRegister>().LoadAsync(services.GetRequiredService<ZhijianDb>(), default);
        return await work(services, default);
    }

    public static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 1;
    }
}
