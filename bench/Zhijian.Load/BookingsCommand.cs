using System.Diagnostics;
using System.Globalization;

namespace Zhijian.Load;

/// <summary>Five thousand citizens stand at the summary and submit at once for five hundred seats: exactly so many are booked, and whoever retries books nothing more.</summary>
internal static class BookingsCommand
{
    private const int Citizens = 5_000;
    private const int Seats = 500;
    private const string Begin = "压力预约";
    private static readonly string[] Way = [Begin, "张三", "1"];

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        LoadPack.AddOffer(database.Pack, Begin, Seats);
        var writer = new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port);
        var way = Way.SelectMany((text, step) => Enumerable.Range(0, Citizens).Select(citizen => Of(citizen, step, text))).ToList();
        var submits = Enumerable.Range(0, Citizens).Select(citizen => Of(citizen, Way.Length, "提交")).ToList();
        PushPlan.Encrypt([.. way, .. submits], writer);
        Report.Machine();
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack);
        await server.WaitAsync(options.Port, Report.Get(options.Port));

        var asked = LoadRun.Drive(options.Port, LoadRun.Share(way, options.Connections), TimeSpan.FromMinutes(10));
        var (booked, full, other) = (0, 0, 0);
        void Read(Push push, int status, ReadOnlyMemory<byte> body)
        {
            var said = status == 200 ? writer.Open(body.ToArray()) : "";
            if (said.Contains("预约成功", StringComparison.Ordinal)) Interlocked.Increment(ref booked);
            else if (said.Contains("刚刚约满", StringComparison.Ordinal)) Interlocked.Increment(ref full);
            else Interlocked.Increment(ref other);
        }

        var clock = Stopwatch.StartNew();
        var rush = LoadRun.Drive(options.Port, LoadRun.Share(submits, options.Connections), TimeSpan.FromMinutes(10), Read);
        var took = clock.Elapsed;
        var first = (booked, full, other);
        var again = LoadRun.Drive(options.Port, LoadRun.Share(submits, options.Connections), TimeSpan.FromMinutes(10), Read);
        var (rows, taken) = await CountAsync(database);

        Report.Row("database", options.Database);
        Report.Row($"{Citizens:N0} citizens to the summary, three messages each", $"{asked.Elapsed.TotalSeconds:F1} s, {asked.Rate:N0} messages a second");
        Report.Row($"all submit at once for {Seats:N0} seats", $"{took.TotalSeconds:F2} s, {rush.Rate:N0} a second, p50 {rush.Percentile(0.5):F1} ms, p99 {rush.Percentile(0.99):F1} ms");
        Report.Row("told booked, told full, told anything else", $"{first.booked:N0}, {first.full:N0}, {first.other:N0}");
        Report.Row("every message sent again", $"{again.Rate:N0} a second; the same answers: {(booked, full, other) == (2 * first.booked, 2 * first.full, 2 * first.other)}");
        Report.Row("bookings and seats taken in the database", $"{rows:N0}, {taken:N0}");
        var exact = first == (Seats, Citizens - Seats, 0) && rows == Seats && taken == Seats && rush.Failures + again.Failures == 0;
        Report.Row($"target (exactly {Seats:N0}, no oversell)", exact ? "reached" : "missed");
        return exact ? 0 : 1;
    }

    private static Push Of(int citizen, int step, string text) => new(citizen, PushPlan.FirstMessageId + (step * Citizens) + citizen, text);

    private static async Task<(long Rows, long Taken)> CountAsync(LoadDatabase database)
    {
        var (rows, taken) = (0L, 0L);
        await database.ReadAsync("""SELECT COUNT(*) FROM "Bookings" WHERE "State" = 0""", row => rows = Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture));
        await database.ReadAsync("""SELECT SUM("Taken") FROM "AppointmentSlots" """, row => taken = Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture));
        return (rows, taken);
    }
}
