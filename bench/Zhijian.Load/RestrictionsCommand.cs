namespace Zhijian.Load;

/// <summary>"May I cross today?" through the whole callback path, beside plain questions in the same run; then the queries of a day at once.</summary>
internal static class RestrictionsCommand
{
    private const int WarmUp = 30_000;
    private const int QueriesOfADay = 300_000;
    private const double LeastRatio = 0.6;
    private static readonly TimeSpan Day = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        LoadPack.AddRestrictions(database.Pack);
        var questions = PushPlan.Make(WarmUp + 30_000 * options.Seconds, options.Followers);
        // Ids go on where those of the questions end: a message is told by its id.
        var queries = PushPlan.Make(WarmUp + QueriesOfADay, options.Followers, seed: 20130905).Select((push, number) => new Push(push.Follower, questions[^1].MessageId + 1 + number, Ask(number))).ToList();
        var writer = new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port);
        PushPlan.Encrypt(questions.Concat(queries), writer);
        Report.Machine();
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack);
        await server.WaitAsync(options.Port, Report.Get(options.Port));

        LoadRun.Drive(options.Port, LoadRun.Share(questions.Take(WarmUp), options.Connections), TimeSpan.FromMinutes(1));
        var plain = LoadRun.Drive(options.Port, LoadRun.Share(questions.Skip(WarmUp), options.Connections), TimeSpan.FromSeconds(options.Seconds));
        var unanswered = 0;
        LoadRun.Drive(options.Port, LoadRun.Share(queries.Take(WarmUp), options.Connections), TimeSpan.FromMinutes(1), (_, _, body) =>
        {
            if (!writer.Open(body.ToArray()).Contains("，武汉：", StringComparison.Ordinal)) Interlocked.Increment(ref unanswered);
        });
        var day = LoadRun.Drive(options.Port, LoadRun.Share(queries.Skip(WarmUp), options.Connections), TimeSpan.FromMinutes(10));

        var ratio = day.Rate / plain.Rate;
        Report.Row("database", options.Database);
        Report.Row("plain questions, with the restrictions loaded", $"{plain.Rate:N0}/s, p99 {plain.Percentile(0.99):F1} ms");
        Report.Row("restriction queries", $"{day.Rate:N0}/s ({ratio:P0} of the plain questions), p99 {day.Percentile(0.99):F1} ms");
        Report.Row($"{QueriesOfADay:N0} queries", $"{day.Elapsed.TotalSeconds:F1} s, {day.Failures} not answered with 200, of {WarmUp:N0} read {unanswered} without an answer");
        var reached = ratio >= LeastRatio && day.Elapsed <= Day && day.Failures == 0 && unanswered == 0;
        Report.Row($"target ({LeastRatio:P0} of the plain questions, {Day.TotalSeconds:F0} s)", reached ? "reached" : "missed");
        return reached ? 0 : 1;
    }

    private static string Ask(int number) => (number % 4) switch
    {
        0 => $"尾号{number / 4 % 10}",
        1 => $"鄂A{10_000 + (number % 90_000)}",
        2 => $"鄂AD{10_000 + (number % 90_000)}",
        _ => $"今天尾号{number / 4 % 10}能过长江大桥吗",
    };
}
