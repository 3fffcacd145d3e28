using System.Diagnostics;

namespace Zhijian.Load;

/// <summary>Citizens going through a service of eight steps at the same time, each with entries of their own, which come back at the end.</summary>
internal static class DialoguesCommand
{
    private const int Citizens = 1_000;
    private const int Steps = 8;
    private const string Begin = "压力登记";

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        LoadPack.AddService(database.Pack, Begin, Steps);
        var writer = new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port);
        // Step by step: all citizens are in the middle at the same time.
        var pushes = Enumerable.Range(0, Steps + 1).SelectMany(step => Enumerable.Range(0, Citizens).Select(citizen =>
            new Push(citizen, PushPlan.FirstMessageId + (step * Citizens) + citizen, step == 0 ? Begin : Entry(citizen, step)))).ToList();
        PushPlan.Encrypt(pushes, writer);
        Report.Machine();
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack);
        await server.WaitAsync(options.Port, Report.Get(options.Port));

        var (finished, mixedUp) = (0, 0);
        var clock = Stopwatch.StartNew();
        var result = LoadRun.Drive(options.Port, LoadRun.Share(pushes, options.Connections), TimeSpan.FromMinutes(10), (push, _, body) =>
        {
            if (push.MessageId < PushPlan.FirstMessageId + (Steps * Citizens)) return;
            var whole = string.Join('；', Enumerable.Range(1, Steps).Select(step => Entry(push.Follower, step)));
            Interlocked.Increment(ref writer.Open(body.ToArray()).Contains(whole, StringComparison.Ordinal) ? ref finished : ref mixedUp);
        });
        Report.Row("database", options.Database);
        Report.Row($"{Citizens:N0} dialogues of {Steps} steps at once", $"{clock.Elapsed.TotalSeconds:F1} s, {result.Rate:N0} messages a second, p50 {result.Percentile(0.5):F1} ms, p99 {result.Percentile(0.99):F1} ms");
        Report.Row("ended with all of their own entries", finished.ToString("N0"));
        Report.Row("mixed up or incomplete", (mixedUp + result.Failures).ToString("N0"));
        return finished == Citizens ? 0 : 1;
    }

    private static string Entry(int citizen, int step) => $"市民{citizen}的第{step}项";
}
