using System.Runtime.InteropServices;
using System.Text;

namespace Zhijian.Load;

/// <summary>Prints what bench/RESULTS.md takes over.</summary>
internal static class Report
{
    public static void Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        Console.WriteLine($"Machine: {Environment.ProcessorCount} cores ({model}), {memory} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; load before the run {load}");
        Console.WriteLine();
        Console.WriteLine("| what | figure |");
        Console.WriteLine("|---|---|");
    }

    public static void Row(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");

    /// <summary>A request that says whether the server is up.</summary>
    public static byte[] Get(int port, string path = "/readyz") => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
}
