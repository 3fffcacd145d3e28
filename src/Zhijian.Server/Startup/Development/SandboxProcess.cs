using Zhijian.Sandbox;

namespace Zhijian.Server.Startup.Development;

/// <summary>Runs the emulated WeChat inside the server's process while developing (<c>Sandbox:Enabled</c>), and tells it of this server once both listen.</summary>
internal sealed partial class SandboxProcess(SandboxLink link, IConfiguration configuration, ILogger<SandboxProcess> log) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _sandbox;
    private Task _linking = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var sandbox = SandboxHost.Build(["--Sandbox:Url=" + SandboxLink.Address(configuration)]);
        try
        {
            await sandbox.StartAsync(cancellationToken);
            _sandbox = sandbox;
            await link.IntroduceAsync(cancellationToken);
        }
        catch (IOException problem)
        {
            // Somebody listens there already; when that is a sandbox of its own, it serves just as well.
            await sandbox.DisposeAsync();
            LogOccupied(SandboxLink.Address(configuration), problem.Message);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>In the background: the server already listens, and nobody should wait for demo data.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _linking = link.LinkAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _linking;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _sandbox?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }

    [LoggerMessage(LogLevel.Warning, "The sandbox could not listen at {Address} ({Problem}); using what listens there")]
    private partial void LogOccupied(string address, string problem);
}
