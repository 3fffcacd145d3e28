using System.Diagnostics;
using System.Globalization;

namespace Zhijian.Load;

/// <summary>A department drops a table of a million rows while one citizen after another asks something.</summary>
internal static class DropsCommand
{
    private const int Rows = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        LoadPack.AddDrops(database.Pack);
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "drops")).FullName;
        var pushes = PushPlan.Make(options.Messages, options.Followers);
        PushPlan.Encrypt(pushes, new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port));
        Report.Machine();

        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack, "--Connectors:Drops:load:papers", folder);
        await server.WaitAsync(options.Port, Report.Get(options.Port));
        LoadRun.Drive(options.Port, LoadRun.Share(pushes.Take(20_000), options.Connections), TimeSpan.FromMinutes(1));
        var before = server.Memory();
        var calm = LoadRun.Drive(options.Port, [[.. pushes.Skip(20_000).Take(2_000)]], TimeSpan.FromMinutes(1));
        var size = await WriteAsync(Path.Combine(folder, "papers.csv"));
        await UntilAsync(database, """SELECT COUNT(*) FROM "DropFiles" WHERE "ClaimedUntil" IS NOT NULL""");

        var clock = Stopwatch.StartNew();
        var asking = Task.Run(() => LoadRun.OneByOne(options.Port, pushes.Skip(22_000), () => clock.IsRunning));
        await UntilAsync(database, $"""SELECT COUNT(*) FROM "DropFiles" WHERE "Rows" = {Rows}""");
        clock.Stop();
        var meanwhile = await asking;
        Report.Row("database", options.Database);
        Report.Row("file", $"{Rows:N0} rows, {size >> 20} MiB");
        Report.Row("read, sealed and answering", $"{clock.Elapsed.TotalSeconds:F0} s, {Rows / clock.Elapsed.TotalSeconds:N0} rows a second");
        Report.Row("memory of the server", $"{before.Now:F0} MiB before, {server.Memory().Peak:F0} MiB at its highest");
        Report.Row("one citizen after another, before", $"p50 {calm.Percentile(0.5):F1} ms, p99 {calm.Percentile(0.99):F1} ms");
        Report.Row("one citizen after another, meanwhile",
            $"p50 {meanwhile.Percentile(0.5):F1} ms, p99 {meanwhile.Percentile(0.99):F1} ms, max {meanwhile.Percentile(1):F0} ms, {meanwhile.Failures} of {meanwhile.Exchanges:N0} not answered with 200");
        return meanwhile.Failures == 0 ? 0 : 1;
    }

    private static async Task<long> WriteAsync(string path)
    {
        await using (var file = new StreamWriter(path))
        {
            await file.WriteLineAsync("受理编号,申请人,事项,状态,办结期限,费用");
            for (var row = 0; row < Rows; row++)
                await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"XA{row:D8},申请人{row % 977},居民身份证,{1 + row % 2},2026-12-{1 + row % 28:D2},{row % 200}"));
        }

        return new FileInfo(path).Length;
    }

    private static async Task UntilAsync(LoadDatabase database, string sql)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var found = 0L;
        while (found == 0)
        {
            await timer.WaitForNextTickAsync(limit.Token);
            await database.ReadAsync(sql, row => found = Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture));
        }
    }
}
