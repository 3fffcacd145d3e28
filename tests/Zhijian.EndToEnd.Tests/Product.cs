using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
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
    /// <summary>Of everybody of the demo staff, as the start page says.</summary>
    public const string DemoPassword = "Zhijian-demo-1";

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
                // Stories are told at any hour; at night nobody is offered a seat otherwise.
                ["Appointments__SeatsFromHour"] = "0",
                ["Appointments__SeatsUntilHour"] = "24",
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

    /// <summary>Looks again and again, until it is so.</summary>
    public static async Task UntilAsync(Func<CancellationToken, Task<bool>> isSo, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo(limit.Token)) await timer.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>A client in which a member of the demo staff is signed in.</summary>
    public async Task<HttpClient> SignInAsync(string userName)
    {
        var staff = new HttpClient { BaseAddress = Server };
        using var answer = await staff.PostAsJsonAsync("api/session", new { userName, password = DemoPassword });
        answer.EnsureSuccessStatusCode();
        return staff;
    }

    private async Task UntilReadyAsync()
    {
        try
        {
            await UntilAsync(
                async cancellation => _server!.HasExited ? throw new InvalidOperationException($"The server ended at once:\n{Output()}")
                    : await AnswersAsync(new Uri(Server, "readyz"), cancellation) && await AnswersAsync(new Uri(Sandbox, "_sandbox/clock"), cancellation),
                StartLimit);
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
        return SourceTree.PathOf("src", "Zhijian.Server", "bin", configuration, "net10.0", "Zhijian.Server.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
