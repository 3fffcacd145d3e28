namespace Zhijian.Load;

/// <summary>An earthquake's afternoon: 200,000 messages of 150,000 followers, then every one of them looked for in the database.</summary>
internal static class AbsorbCommand
{
    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        var pushes = PushPlan.Make(options.Messages, options.Followers);
        PushPlan.Encrypt(pushes, new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port));
        Report.Machine();
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack);
        await server.WaitAsync(options.Port, Report.Get(options.Port));
        var result = LoadRun.Drive(options.Port, LoadRun.Share(pushes, options.Connections), TimeSpan.FromMinutes(10), static (push, status, body) =>
        {
            if (status == 200) push.Answer = body.ToArray();
        });
        var memory = server.Memory();
        server.Kill();

        var found = await Verification.RunAsync(database, pushes);
        Report.Row("database", options.Database);
        Report.Row("messages, followers", $"{options.Messages:N0}, {options.Followers:N0}");
        Report.Row("absorbed in", $"{result.Elapsed.TotalSeconds:F1} s, {result.Rate:N0}/s, p99 {result.Percentile(0.99):F2} ms");
        Report.Row("memory of the server", $"{memory.Now:F0} MiB, peak {memory.Peak:F0} MiB");
        found.Print();
        var reached = found.IsPerfect && result.Failures == 0 && memory.Peak <= 600;
        Report.Row("target (nothing lost, doubled, reordered; 600 MB)", reached ? "reached" : "missed");
        return reached ? 0 : 1;
    }
}
