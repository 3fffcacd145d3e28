using System.Diagnostics;

namespace Zhijian.Load;

/// <summary>From the start of the process to the first answered callback, on a database that holds an afternoon's messages.</summary>
internal static class StartupCommand
{
    private const int Starts = 5;

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        var pushes = PushPlan.Make(options.Messages + Starts, options.Followers);
        PushPlan.Encrypt(pushes, new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port));
        Report.Machine();
        using (var first = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack))
        {
            await first.WaitAsync(options.Port, Report.Get(options.Port));
            LoadRun.Drive(options.Port, LoadRun.Share(pushes.Take(options.Messages), options.Connections), TimeSpan.FromMinutes(10));
        }

        var times = new List<double>();
        foreach (var push in pushes.Skip(options.Messages))
        {
            var clock = Stopwatch.StartNew();
            using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack);
            await server.WaitAsync(options.Port, push.Request!);
            times.Add(clock.Elapsed.TotalSeconds);
        }

        Report.Row("database", $"{options.Database}, {options.Messages:N0} messages of {options.Followers:N0} followers, killed with -9 before each start");
        Report.Row("start to first answered callback", string.Join(", ", times.Select(seconds => $"{seconds:F2} s")));
        Report.Row("target (3 s)", times.Max() <= 3 ? "reached" : "missed");
        return times.Max() <= 3 ? 0 : 1;
    }
}
