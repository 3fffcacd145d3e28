using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Zhijian.Server.Agencies.Contracts;

namespace Zhijian.Server.Tests.Harness;

/// <summary>The real server in a process of its own.</summary>
internal sealed class ServerChild : IAsyncDisposable
{
    private readonly Process _process;

    private ServerChild(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>The account of packs/guangzhou-weather, which the process loads when nothing else is said.</summary>
    public static AccountCredentials Account { get; } = TestAccounts.Create() with
    {
        AppId = "wxa0171b2495c62117",
        OriginalId = "gh_250e713397b5",
        Token = "FL6vWgHxtD9MR9uw8nTTcIQw",
        EncodingAesKey = "nWoRFPIDi5r0XwYkPyuZv6qTt4Bz3QDODmXoUfly0gE",
    };

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>The servers after one another open each other's secrets.</summary>
    public static string KeysOf(TestDatabase database) => Path.Combine(database.Directory, "keys");

    /// <param name="pack">Name or folder of the pack it loads.</param>
    /// <param name="before">A command of the shell that runs first, in a mount namespace of its own; null needs none.</param>
    public static async Task<ServerChild> StartAsync(TestDatabase database, string? before = null, string pack = "guangzhou-weather")
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] server = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Zhijian.Server.dll"), "--environment", "Testing", "--urls", address.ToString(),
            "--ConnectionStrings:Zhijian", database.ConnectionString, "--Packs:Load:0", pack, "--DataProtection:Keys", KeysOf(database)];
        // The shell hands its process over, so that the id stays that of the server.
        string[] command = before is null ? server : ["unshare", "--mount", "sh", "-c", before + " && exec \"$@\"", "sh", .. server];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, UseShellExecute = false };
        var child = new ServerChild(Process.Start(start)!, address);
        // Listening is announced after everything that has to be ready before.
        while (await child._process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("Application started", StringComparison.Ordinal)) break;
        child._process.HasExited.ShouldBeFalse();
        _ = child._process.StandardOutput.ReadToEndAsync();
        return child;
    }

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
