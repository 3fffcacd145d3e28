using System.Diagnostics;
using System.Globalization;

namespace Zhijian.Load;

/// <summary>A server in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>The real server over a database, with the load pack.</summary>
    public static ServerProcess StartZhijian(int port, string connectionString, string pack, params string[] more) => Start("Zhijian.Server.dll",
    [
        "--urls", "http://127.0.0.1:" + port, "--environment", "Bench", "--ConnectionStrings:Zhijian", connectionString, "--Packs:Load:0", pack,
        "--DataProtection:Keys", Path.Combine(Path.GetDirectoryName(pack)!, "keys"), "--Logging:LogLevel:Default", "Warning", .. more,
    ]);

    public static ServerProcess StartEcho(int port) => Start("Zhijian.Load.dll", ["echo", port.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Waits until the server answers this request with 200.</summary>
    public async Task WaitAsync(int port, byte[] request)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server ended with {_process.ExitCode}.");
            try
            {
                using var connection = new Connection(port);
                if (connection.Exchange(request).Status == 200) return;
            }
            catch (System.Net.Sockets.SocketException) when (patience.Elapsed < TimeSpan.FromSeconds(60))
            {
                // not listening yet
            }

            await Task.Delay(10);
        }
    }

    /// <summary>Resident memory now and at its highest, in MiB.</summary>
    public (double Now, double Peak) Memory()
    {
        var status = File.ReadLines($"/proc/{_process.Id}/status").ToDictionary(line => line.Split(':')[0], line => line.Split(':')[1].Trim());
        double MiB(string name) => double.Parse(status[name].Split(' ')[0], CultureInfo.InvariantCulture) / 1024;
        return (MiB("VmRSS"), MiB("VmHWM"));
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private static ServerProcess Start(string assembly, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]) { UseShellExecute = false };
        return new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
    }
}
