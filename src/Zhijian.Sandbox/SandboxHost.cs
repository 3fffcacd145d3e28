using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.FileProviders;
using Zhijian.Sandbox.Acting;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Callbacks;
using Zhijian.Sandbox.Clock;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.Departments;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.OAuth;
using Zhijian.Sandbox.OneTime;

namespace Zhijian.Sandbox;

/// <summary>
/// Builds the emulated WeChat as a web application of its own: alone or inside another process. It reads only <c>Sandbox__…</c> environment variables
/// and arguments, never the host's settings, so that two applications in one process cannot take each other's addresses.
/// </summary>
public static class SandboxHost
{
    /// <param name="args">e.g. <c>--Sandbox:Url=http://127.0.0.1:0</c></param>
    /// <param name="configure">Last changes, e.g. logging.</param>
    /// <returns>Not started.</returns>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(SandboxHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        var options = builder.Configuration.GetSection(SandboxOptions.Section).Get<SandboxOptions>() ?? new();
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(options.Url);
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        AddServices(builder.Services, options);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseRouting();
        app.Use(DepartmentGate.KeepBodyAsync);
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapControl();
        app.MapOAuth();
        app.MapOneTimePages();
        app.MapDepartments();
        app.MapWeChatApi();
        app.ServePhone();
        return app;
    }

    private static void AddServices(IServiceCollection services, SandboxOptions options)
    {
        services.AddRoutingCore();
        services.AddProblemDetails();
        services.AddOpenApi();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddHttpClient(CallbackClient.Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30) })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.AddSingleton(options);
        services.AddSingleton(new SandboxClock(TimeProvider.System));
        services.AddSingleton<World>();
        services.AddSingleton<Phones>();
        services.AddSingleton<CallbackClient>();
        services.AddSingleton<Services>();
        services.AddSingleton<Courier>();
        services.AddSingleton<Actor>();
        services.AddSingleton<MenuActor>();
        services.AddSingleton<Stage>();
        services.AddDepartments();
    }

    private static void ServePhone(this WebApplication app)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "web", "phone");
        if (File.Exists(Path.Combine(root, "index.html")))
        {
            app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(root) });
            return;
        }
        app.MapGet("/", () => Results.Text("The emulated WeChat is running, but its phone page was not built. Build it with: dotnet build (without -p:SkipWeb=true).\n"))
            .AllowAnonymous().ExcludeFromDescription();
    }
}
