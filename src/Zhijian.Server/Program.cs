using Zhijian.Server.Platform;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Startup;

if (await Commands.TryRunAsync(args) is { } exitCode) return exitCode;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddPlatform();

var app = builder.Build();
app.MapPlatform();

await app.Services.MigrateAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();
return 0;

/// <summary>The entry point, public so that tests can host the server.</summary>
public sealed partial class Program;
