namespace Zhijian.Load;

/// <summary>Safe-mode text callbacks against the real server, durable, and against a bare echo in the same run.</summary>
internal static class CallbacksCommand
{
    /// <summary>Ten seconds: until then the runtime still compiles the busiest methods anew, which takes a tenth of the processor and which a server in service has long behind it.</summary>
    private const int WarmUp = 100_000;

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        var writer = new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port);
        var pushes = PushPlan.Make(WarmUp + 30_000 * options.Seconds, options.Followers);
        PushPlan.Encrypt(pushes, writer);
        Report.Machine();

        var echo = await EchoAsync(options, pushes);
        var (result, memory, processor, decided) = await ServeAsync(options, database, pushes);
        var ratio = result.Rate / echo.Rate;
        Report.Row("database", options.Database);
        Report.Row("bare Kestrel POST echo", $"{echo.Rate:N0}/s, p99 {echo.Percentile(0.99):F2} ms");
        Report.Row("safe-mode text callbacks", $"{result.Rate:N0}/s ({ratio:P1} of the echo)");
        Report.Row("latency", $"p50 {result.Percentile(0.5):F2} ms, p99 {result.Percentile(0.99):F2} ms, max {result.Percentile(1):F2} ms");
        Report.Row("processor time of the server", $"{processor.TotalMicroseconds / result.Exchanges:F1} µs a message");
        Report.Row("memory of the server", $"{memory.Now:F0} MiB, peak {memory.Peak:F0} MiB");
        Report.Row("decided by", decided);
        Report.Row("not answered with 200", result.Failures.ToString());
        var reached = (result.Rate >= 15_000 || ratio >= 0.25) && result.Percentile(0.99) <= 25 && result.Failures == 0;
        Report.Row("target (15,000/s or 25 %, p99 25 ms)", reached ? "reached" : "missed");
        return reached ? 0 : 1;
    }

    private static async Task<LoadResult> EchoAsync(LoadOptions options, List<Push> pushes)
    {
        using var echo = ServerProcess.StartEcho(options.Port);
        await echo.WaitAsync(options.Port, pushes[0].Request!);
        LoadRun.Drive(options.Port, LoadRun.Share(pushes.Take(WarmUp), options.Connections), TimeSpan.FromSeconds(5));
        return LoadRun.Drive(options.Port, LoadRun.Share(Enumerable.Repeat(pushes, 4).SelectMany(all => all), options.Connections), TimeSpan.FromSeconds(Math.Max(2, options.Seconds / 2)));
    }

    private static async Task<(LoadResult, (double Now, double Peak), TimeSpan, string)> ServeAsync(LoadOptions options, LoadDatabase database, List<Push> pushes)
    {
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack);
        await server.WaitAsync(options.Port, Probe(options));
        LoadRun.Drive(options.Port, LoadRun.Share(pushes.Take(WarmUp), options.Connections), TimeSpan.FromMinutes(1));
        var before = server.ProcessorTime;
        var result = LoadRun.Drive(options.Port, LoadRun.Share(pushes.Skip(WarmUp), options.Connections), TimeSpan.FromSeconds(options.Seconds));
        var processor = server.ProcessorTime - before;
        var memory = server.Memory();
        server.Kill();
        var decided = new List<string>();
        await database.ReadAsync("""SELECT "DecidedBy", COUNT(*) FROM "Messages" GROUP BY "DecidedBy" ORDER BY 2 DESC""", row => decided.Add($"{row.GetValue(0)}: {row.GetValue(1)}"));
        return (result, memory, processor, string.Join(", ", decided));
    }

    private static byte[] Probe(LoadOptions options) => Report.Get(options.Port);
}
