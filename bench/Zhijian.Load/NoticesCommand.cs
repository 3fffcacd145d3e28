using System.Collections.Concurrent;
using System.Diagnostics;

namespace Zhijian.Load;

/// <summary>A department pushes one event and everybody who subscribed is told, while one citizen after another asks something.</summary>
internal static class NoticesCommand
{
    private const int Subscribers = 20_000;
    private const string Begin = "压力订阅";
    private static readonly string[] Way = [Begin, "1", "提交"];

    /// <summary>Whoever is told twice is told so soon after the first time.</summary>
    private static readonly TimeSpan AfterTheLast = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        LoadPack.AddConnector(database.Pack, EventsCommand.Key, EventsCommand.Secret);
        LoadPack.AddNotices(database.Pack, Begin);
        var way = Way.SelectMany((text, step) => Enumerable.Range(0, Subscribers).Select(citizen => new Push(citizen, PushPlan.FirstMessageId - (Way.Length * Subscribers) + (step * Subscribers) + citizen, text))).ToList();
        var questions = PushPlan.Make(options.Messages, Subscribers);
        PushPlan.Encrypt([.. way, .. questions], new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port));
        var (told, all) = (new ConcurrentDictionary<string, int>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var weChat = await WeChatSink.StartAsync(options.Port + 2, openId =>
        {
            if (told.AddOrUpdate(openId, 1, (_, times) => times + 1) == 1 && told.Count == Subscribers) all.TrySetResult();
        });
        Report.Machine();
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack, "--WeChat:ApiBaseUrl", $"http://127.0.0.1:{options.Port + 2}");
        await server.WaitAsync(options.Port, Report.Get(options.Port));
        var subscribed = LoadRun.Drive(options.Port, LoadRun.Share(way, options.Connections), TimeSpan.FromMinutes(10));
        var before = LoadRun.OneByOne(options.Port, questions.Take(2_000), () => true);

        var clock = Stopwatch.StartNew();
        using (var department = new Connection(options.Port))
            if (department.Exchange(EventsCommand.Signed(0, [0], options.Port, TimeProvider.System.GetUtcNow())).Status != 200) throw new InvalidOperationException("The event was not taken.");
        var asking = Task.Run(() => LoadRun.OneByOne(options.Port, questions.Skip(2_000), () => clock.IsRunning));
        await all.Task.WaitAsync(TimeSpan.FromMinutes(20));
        clock.Stop();
        var meanwhile = await asking;
        await Task.Delay(AfterTheLast);

        Report.Row("database", options.Database);
        Report.Row($"{Subscribers:N0} subscribe, three messages each", $"{subscribed.Elapsed.TotalSeconds:F1} s, {subscribed.Rate:N0} messages a second");
        Report.Row("all of them told of one event", $"{clock.Elapsed.TotalSeconds:F1} s, {Subscribers / clock.Elapsed.TotalSeconds:N0} a second");
        Report.Row("told more than once", $"{told.Values.Count(times => times > 1):N0}");
        Report.Row("one citizen after another, before", $"p50 {before.Percentile(0.5):F1} ms, p99 {before.Percentile(0.99):F1} ms");
        Report.Row("one citizen after another, meanwhile",
            $"p50 {meanwhile.Percentile(0.5):F1} ms, p99 {meanwhile.Percentile(0.99):F1} ms, max {meanwhile.Percentile(1):F0} ms, {meanwhile.Failures} of {meanwhile.Exchanges:N0} not answered with 200");
        return told.Values.All(times => times == 1) && subscribed.Failures + meanwhile.Failures == 0 ? 0 : 1;
    }
}
