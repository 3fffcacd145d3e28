using Zhijian.Server.Platform.Health;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Telemetry;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Platform;

/// <summary>What every module stands on: the database, time, HTTP habits, live events. References no module.</summary>
public static class PlatformModule
{
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Live.LiveFeed>();
        builder.Services.AddSingleton<Live.LivePeers>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Live.LivePeers>());
        builder.AddPersistence();
        builder.AddSecurity();
        builder.AddHttpHabits();
        builder.AddTelemetry();
        builder.Services.AddSingleton<PackLoader>();
        builder.Services.AddSingleton<SettingsKeeper>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SettingsKeeper>());
    }

    public static void MapPlatform(this WebApplication app)
    {
        app.UseHttpHabits();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFormRefusal();
        app.UseAgencyScope();
        app.MapHealth();
    }
}
