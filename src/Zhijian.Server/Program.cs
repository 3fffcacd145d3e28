using Zhijian.Server.Platform;
using Zhijian.Server.Platform.Persistence;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddPlatform();

var app = builder.Build();
app.MapPlatform();

await app.Services.MigrateAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();

/// <summary>The entry point, public so that tests can host the server.</summary>
public sealed partial class Program;
