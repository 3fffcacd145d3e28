using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Tests.Harness;

/// <summary>
/// The real server, on Kestrel at a port of its own, over a database of its own, with a clock the test moves. Packs and the sandbox
/// stay out unless a test sets them. <c>await using var host = await ServerHost.StartAsync(kind);</c>
/// </summary>
public sealed class ServerHost : IAsyncDisposable
{
    private readonly ServerSetup _setup;
    private readonly bool _ownsDatabase;
    private RunningServer _server;

    private ServerHost(TestDatabase database, ServerSetup setup, bool ownsDatabase)
    {
        Database = database;
        _setup = setup;
        _ownsDatabase = ownsDatabase;
        _server = new RunningServer(database, setup);
    }

    public TestDatabase Database { get; }

    public TestClock Clock => _setup.Clock;

    /// <summary>Keeps cookies, follows redirects; base address is the server's.</summary>
    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _server.Services;

    /// <summary>Starts on a fresh database that goes away with the host.</summary>
    public static async Task<ServerHost> StartAsync(DatabaseKind kind, Action<ServerSetup>? configure = null) =>
        await StartAsync(await TestDatabase.CreateAsync(kind), configure, ownsDatabase: true);

    /// <summary>Starts on a database the caller keeps, such as one that was prepared or is shared by two nodes.</summary>
    public static async Task<ServerHost> StartAsync(TestDatabase database, Action<ServerSetup>? configure = null) =>
        await StartAsync(database, configure, ownsDatabase: false);

    /// <summary>A second server over the same database and clock, set up the same.</summary>
    public Task<ServerHost> StartOtherAsync() => StartAsync(new ServerHost(Database, _setup, ownsDatabase: false));

    /// <summary>Another client with its own cookies, for a second person.</summary>
    public HttpClient CreateClient() => _server.CreateClient();

    /// <summary>Stops the server and starts a new one over the same database and clock; what was only in memory is gone.</summary>
    public async Task RestartAsync(Action? whileDown = null)
    {
        await _server.DisposeAsync();
        whileDown?.Invoke();
        _server = new RunningServer(Database, _setup);
        Client = _server.CreateClient();
    }

    /// <summary>Runs work in a scope of its own that sees all agencies.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        if (_ownsDatabase) await Database.DisposeAsync();
    }

    private static Task<ServerHost> StartAsync(TestDatabase database, Action<ServerSetup>? configure, bool ownsDatabase)
    {
        var setup = new ServerSetup();
        configure?.Invoke(setup);
        return StartAsync(new ServerHost(database, setup, ownsDatabase));
    }

    private static async Task<ServerHost> StartAsync(ServerHost host)
    {
        try
        {
            host.Client = host._server.CreateClient();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private sealed class RunningServer : WebApplicationFactory<ZhijianDb>
    {
        private readonly TestDatabase _database;
        private readonly ServerSetup _setup;

        public RunningServer(TestDatabase database, ServerSetup setup)
        {
            _database = database;
            _setup = setup;
            UseKestrel(0);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(_setup.Environment);
            builder.UseSetting("ConnectionStrings:Zhijian", _database.ConnectionString);
            // Tests speak plain HTTP, over which a Secure cookie would not come back.
            builder.UseSetting("Session:AllowHttp", "true");
            // Only the tests of the second factor want it from administrators.
            if (_setup.Environment != "Production") builder.UseSetting("SignIn:AdministratorsNeedSecondFactor", "false");
            // Nothing a test does may reach the real WeChat; this address refuses at once.
            builder.UseSetting("WeChat:ApiBaseUrl", "http://127.0.0.1:9");
            foreach (var (key, value) in _setup.Settings) builder.UseSetting(key, value);
            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_setup.Clock));
                _setup.Services?.Invoke(services);
            });
        }
    }
}

/// <summary>What a test changes about the server before it starts.</summary>
public sealed class ServerSetup
{
    public string Environment { get; set; } = "Testing";

    public TestClock Clock { get; } = new();

    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Registered after the server's own services, so it wins.</summary>
    public Action<IServiceCollection>? Services { get; set; }
}
