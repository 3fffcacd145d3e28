using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace Zhijian.EndToEnd.Tests;

/// <summary>
/// The product as a newcomer starts it: the built server in Development as a process of its own, with sandbox, web pages and
/// demo packs, on free ports and an empty folder.
/// </summary>
public sealed class Product : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zhijian-e2e-");
    private readonly StringBuilder _output = new();
    private Process? _server;

    public Uri Server { get; } = new($"http://localhost:{FreePort()}");

    public Uri Sandbox { get; } = new($"http://localhost:{FreePort()}");

    public HttpClient Http { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (!Browser.IsInstalled) return;
        _server = Process.Start(new ProcessStartInfo("dotnet", [ServerAssembly()])
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = Server.ToString(),
                ["URLS"] = Server.ToString(),
                ["Sandbox__Url"] = Sandbox.ToString().TrimEnd('/'),
                ["WeChat__ApiBaseUrl"] = Sandbox.ToString().TrimEnd('/'),
                // Packs name the sandbox's usual port.
                ["Connectors__BaseAddresses__wuhan-traffic__traffic"] = new Uri(Sandbox, "departments/traffic").ToString(),
                ["Connectors__BaseAddresses__songjiang-water__water"] = new Uri(Sandbox, "departments/water").ToString(),
            },
        })!;
        _server.OutputDataReceived += (_, line) => Keep(line.Data);
        _server.ErrorDataReceived += (_, line) => Keep(line.Data);
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        await UntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private async Task UntilReadyAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await timer.WaitForNextTickAsync(limit.Token))
            {
                if (_server!.HasExited) throw new InvalidOperationException($"The server ended at once:\n{Output()}");
                if (await AnswersAsync(new Uri(Server, "readyz"), limit.Token) && await AnswersAsync(new Uri(Sandbox, "_sandbox/clock"), limit.Token)) return;
            }
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The server was not ready after {StartLimit.TotalSeconds} s:\n{Output()}", late);
        }
    }

    private async Task<bool> AnswersAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var response = await Http.GetAsync(address, cancellation);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    private string Output()
    {
        lock (_output) return _output.ToString();
    }

    /// <summary>The server of the configuration these tests were built in, in its own folder where its packs and pages lie.</summary>
    private static string ServerAssembly()
    {
        var configuration = typeof(Product).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Zhijian.slnx"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "Zhijian.Server", "bin", configuration, "net10.0", "Zhijian.Server.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
