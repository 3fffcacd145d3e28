using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Zhijian.Load;

/// <summary>How long an officer waits for a search in everything that was ever said.</summary>
internal static class SearchCommand
{
    private const int Times = 40;
    private const double Limit = 200;

    /// <summary>Conversations there are; the messages of each are said again and again.</summary>
    private const int Followers = 5_000;

    /// <summary>Different messages.</summary>
    private const int Different = 50_000;

    /// <summary>Words from everywhere to nowhere.</summary>
    private static readonly (string Kind, string Words)[] Searches =
    [
        ("a word in one message of fifty", "身份证"),
        ("a whole question, asked often", "居民身份证丢了怎么补办"),
        ("two words that stand together in few", "驾驶证 在哪里办"),
        ("a number said by one citizen", "9870042"),
        ("a word nobody ever said", "鲸鱼搁浅"),
        ("pairs that are everywhere, never side by side", "证怎么办公"),
        ("two frequent words that never meet", "天气 居住证"),
        ("one character", "犬"),
    ];

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        Report.Machine();
        await SayAsync(options, database);
        await DeskStaff.CreateAsync(database, "officer", "officer");
        var messages = await RepeatAsync(options, database);
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack, DeskStage.Settings(options));
        await server.WaitAsync(options.Port, Report.Get(options.Port));
        SayNumber(options);
        Report.Row("database", $"{options.Database}, {messages:N0} messages of {Followers:N0} citizens, each with its reply");
        await IndexAsync(database, messages);
        using var officer = await DeskStaff.SignInAsync(options.Port, "officer");
        var worst = 0.0;
        foreach (var (kind, words) in Searches) worst = Math.Max(worst, await MeasureAsync(officer, kind, words));
        Report.Row("memory of the server", $"{server.Memory().Now:F0} MiB");
        Report.Row($"target (95th percentile {Limit} ms)", worst <= Limit ? "reached" : "missed");
        return worst <= Limit ? 0 : 1;
    }

    /// <summary>Citizens write to the real server.</summary>
    private static async Task SayAsync(LoadOptions options, LoadDatabase database)
    {
        var pushes = PushPlan.Make(Different, Followers);
        PushPlan.Encrypt(pushes, new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port));
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack);
        await server.WaitAsync(options.Port, Report.Get(options.Port));
        LoadRun.Drive(options.Port, LoadRun.Share(pushes, options.Connections), TimeSpan.FromMinutes(5));
    }

    /// <summary>One citizen writes a number nobody else has.</summary>
    private static void SayNumber(LoadOptions options)
    {
        var push = new Push(follower: 0, PushPlan.FirstMessageId - 1, "我的受理编号是9870042，办好了吗");
        PushPlan.Encrypt([push], new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port));
        using var connection = new Connection(options.Port);
        if (connection.Exchange(push.Request!).Status != 200) throw new InvalidOperationException("The citizen was not heard.");
    }

    /// <summary>The same messages again and again, as if the citizens had said them in turn for years.</summary>
    /// <returns>Messages there are then.</returns>
    private static async Task<long> RepeatAsync(LoadOptions options, LoadDatabase database)
    {
        var (columns, last) = (new List<string>(), 0L);
        await database.ReadAsync("""SELECT * FROM "Messages" ORDER BY "Id" DESC LIMIT 1""", row =>
        {
            columns.AddRange(Enumerable.Range(0, row.FieldCount).Select(row.GetName));
            last = row.GetInt64(columns.IndexOf("Id"));
        });
        columns.Remove("Id");
        var said = columns.Select(column => column switch
        {
            "Seq" => $"\"Seq\" + {Different} * @p0",
            // Retries are long over.
            "DeduplicationKey" => "NULL",
            _ => $"\"{column}\"",
        });
        var sql = $"""
            INSERT INTO "Messages" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", said)} FROM "Messages" WHERE "Id" <= {last} ORDER BY "Id"
            """;
        for (var round = 1; round < options.Messages / Different; round++)
            await database.WriteAsync(connection => LoadDatabase.RunAsync(connection, sql, round));
        var count = 0L;
        await database.ReadAsync("""SELECT COUNT(*) FROM "Messages" """, row => count = row.GetInt64(0));
        // The hourly figures have a bench of their own.
        await database.WriteAsync(connection => LoadDatabase.RunAsync(connection, """UPDATE "FigurePositions" SET "UpTo" = (SELECT MAX("Id") FROM "Messages")"""));
        return count;
    }

    /// <summary>The server brings the messages into the search by itself.</summary>
    private static async Task IndexAsync(LoadDatabase database, long messages)
    {
        var (clock, upTo, newest) = (Stopwatch.StartNew(), 0L, 1L);
        while (upTo < newest)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await database.ReadAsync("""SELECT (SELECT "UpTo" FROM "MessageSearchState"), (SELECT MAX("Id") FROM "Messages")""", row => (upTo, newest) = (row.GetInt64(0), row.GetInt64(1)));
        }

        Report.Row("brought into the search by the server itself", $"{clock.Elapsed.TotalSeconds:F0} s, {messages / clock.Elapsed.TotalSeconds:N0} messages a second");
    }

    /// <returns>The 95th percentile.</returns>
    private static async Task<double> MeasureAsync(HttpClient officer, string kind, string words)
    {
        var (latencies, hits) = (new Latencies(), 0);
        for (var time = 0; time < Times; time++)
        {
            var before = Stopwatch.GetTimestamp();
            var found = JsonNode.Parse(await officer.GetStringAsync("/api/messages/search?limit=20&query=" + Uri.EscapeDataString(words)))!;
            latencies.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            hits = found["items"]!.AsArray().Count;
        }

        Report.Row($"{kind}: {words} ({hits} on the first page)", latencies.ToString());
        return latencies.Percentile(0.95);
    }
}
