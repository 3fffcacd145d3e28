using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Zhijian.Load;

/// <summary>Events that a department pushes, signed and durable before they are acknowledged; one in ten is told twice. Read back from the database.</summary>
internal static class EventsCommand
{
    private const int InEach = 100;
    private const double LeastRate = 10_000;
    private const string Address = "/api/connectors/load/police/events";
    public const string Key = "load";
    public const string Secret = "a-secret-for-measuring";

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        LoadPack.AddConnector(database.Pack, Key, Secret);
        Report.Machine();
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack);
        await server.WaitAsync(options.Port, Report.Get(options.Port));
        var now = TimeProvider.System.GetUtcNow();
        var count = options.Messages / InEach;
        var requests = Enumerable.Range(0, count).Select(number => new Push(number, number, "") { Request = Request(number, options.Port, now) }).ToList();

        var warm = LoadRun.Drive(options.Port, LoadRun.Share(requests.Take(count / 10), options.Connections), TimeSpan.FromMinutes(1));
        var result = LoadRun.Drive(options.Port, LoadRun.Share(requests.Skip(count / 10), options.Connections), TimeSpan.FromMinutes(5));
        var refused = warm.Failures + result.Failures;
        var rate = result.Rate * InEach;
        var (told, stored) = (Distinct(count), await CountAsync(database));

        Report.Row("database", options.Database);
        Report.Row($"events, {InEach} in a request", $"{rate:N0}/s, p99 {result.Percentile(0.99):F1} ms");
        Report.Row("requests not answered with 200", $"{refused}");
        Report.Row("different events told, stored", $"{told:N0}, {stored:N0}");
        var reached = rate >= LeastRate && refused == 0 && told == stored;
        Report.Row($"target ({LeastRate:N0}/s, each once)", reached ? "reached" : "missed");
        return reached ? 0 : 1;
    }

    private static async Task<long> CountAsync(LoadDatabase database)
    {
        var count = 0L;
        await database.ReadAsync("""SELECT COUNT(*) FROM "ConnectorEvents" """, row => count = row.GetInt64(0));
        return count;
    }

    /// <summary>The first tenth of each request repeats the request before.</summary>
    private static int Distinct(int requests) => (requests * InEach) - ((requests - 1) * InEach / 10);

    private static byte[] Request(int number, int port, DateTimeOffset now) =>
        Signed(number, Enumerable.Range(number * (InEach - (InEach / 10)), InEach), port, now);

    /// <summary>One request, by its number, that tells of these events.</summary>
    public static byte[] Signed(int number, IEnumerable<int> events, int port, DateTimeOffset now)
    {
        var body = "[" + string.Join(',', events.Select(id => $$$"""{"id":"event-{{{id}}}","type":"road.changed","at":"2026-11-22T10:32:00+08:00","data":{"id":"tunnel","level":"jam","speed":{{{id % 60}}}}}""")) + "]";
        var (timestamp, nonce) = (now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), $"nonce-{number:d16}");
        var text = $"POST\n{Address}\n\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}\n{timestamp}\n{nonce}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));
        return Encoding.UTF8.GetBytes(
            $"POST {Address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
            + $"X-Zhijian-Key: {Key}\r\nX-Zhijian-Timestamp: {timestamp}\r\nX-Zhijian-Nonce: {nonce}\r\nX-Zhijian-Signature: {signature}\r\n\r\n{body}");
    }
}
