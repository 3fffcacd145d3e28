using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Zhijian.Server.Platform.Persistence;

public static class PersistenceSetup
{
    public static void AddPersistence(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => Database.FromConnectionString(services.GetRequiredService<IConfiguration>().GetConnectionString("Zhijian")));
        builder.Services.AddSingleton<StatementWriter>();
        builder.Services.AddScoped<AgencyScope>();
        builder.Services.AddDbContext<ZhijianDb>((services, options) =>
        {
            services.GetRequiredService<Database>().Configure(options);
            options.AddInterceptors(services.GetServices<SaveChangesInterceptor>());
        });
    }

    /// <summary>Brings the schema up to date; called before anything else touches the database.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        await using (var connection = await services.GetRequiredService<Database>().OpenAsync(cancellation)) { }
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Database.MigrateAsync(cancellation);
    }
}
