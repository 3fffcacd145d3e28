using System.Diagnostics;

namespace Zhijian.Load;

/// <summary>
/// Citizens who ask for a person arrive evenly, officers with open consoles are given them by turn, reply and close; then every one of them is looked for
/// in the database. On SQLite with one server, on PostgreSQL with two processes on one database.
/// </summary>
internal static class AssignCommand
{
    private const int MostOpen = 8;

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        int[] ports = options.Database == "postgres" ? [options.Port, options.Port + 1] : [options.Port];
        await using var weChat = await WeChatSink.StartAsync(options.Port + 2);
        Report.Machine();
        var servers = new List<ServerProcess>();
        try
        {
            foreach (var port in ports)
            {
                servers.Add(ServerProcess.StartZhijian(
                    port, database.ConnectionString, database.Pack, "--WeChat:ApiBaseUrl", "http://127.0.0.1:" + (options.Port + 2), "--Session:AllowHttp", "true",
                    "--SignIn:PerMinute", "1000", "--SignIn:AdministratorsNeedSecondFactor", "false"));
                await servers[^1].WaitAsync(port, Report.Get(port));
            }

            var officers = await DeskStaff.HireAsync(database, ports, options.Officers, MostOpen);
            foreach (var officer in officers) await officer.BeginAsync();
            var (arrived, refused) = await ArriveAsync(options, ports);
            foreach (var officer in officers) await officer.EndAsync();
            return await TellAsync(options, database, officers, ports.Length, arrived, refused);
        }
        finally
        {
            foreach (var server in servers) server.Dispose();
        }
    }

    /// <summary>One follower after the other, at each server in turn, whatever the servers do meanwhile.</summary>
    private static async Task<(int Arrived, int Refused)> ArriveAsync(LoadOptions options, int[] ports)
    {
        var writer = new PushWriter(TimeProvider.System, "127.0.0.1");
        var connections = ports.Select(port => new Connection(port)).ToList();
        var every = TimeSpan.FromMinutes(1) / options.Arrivals;
        var total = options.Arrivals * options.Minutes;
        var refused = 0;
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < total; number++)
        {
            if ((every * number) - clock.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
            var push = new Push(number, 24_700_000_000_000_000 + number, "人工");
            if (connections[number % connections.Count].Exchange(writer.Write(push)).Status != 200) refused++;
        }

        foreach (var connection in connections) connection.Dispose();
        // What arrived last is given out before anybody goes.
        await Task.Delay(TimeSpan.FromSeconds(10));
        return (total, refused);
    }

    private static async Task<int> TellAsync(LoadOptions options, LoadDatabase database, List<DeskOfficer> officers, int servers, int arrived, int refused)
    {
        var found = await AssignVerification.RunAsync(database);
        var (heard, most, failed) = (officers.Sum(officer => officer.Heard), officers.Max(officer => officer.MostOpen), officers.Sum(officer => officer.Failed));
        Report.Row("database, servers", $"{options.Database}, {servers}");
        Report.Row("arrived", $"{arrived:N0} in {options.Minutes} minutes, {options.Officers} officers, at most {MostOpen} open for each");
        Report.Row("given out, still waiting", $"{found.Assigned:N0}, {found.Waiting:N0}");
        Report.Row("lost (neither given out nor waiting, or never stored)", (found.Lost + arrived - found.Sessions).ToString());
        Report.Row("given out twice in one session", found.Twice.ToString());
        Report.Row("taken back from absent officers", found.Returned.ToString());
        Report.Row("heard over live streams, acts refused", $"{heard:N0}, {failed}");
        Report.Row("most open at one officer", most.ToString());
        Report.Row("from the message to the giving", $"p50 {found.Percentile(0.5):N0} ms, p95 {found.Percentile(0.95):N0} ms, longest {found.Percentile(1):N0} ms");
        var reached = found is { Lost: 0, Twice: 0 } && found.Sessions == arrived && refused == 0 && failed == 0 && heard == found.Assigned && most <= MostOpen;
        Report.Row("target (none lost, none given out twice, nobody over the limit)", reached ? "reached" : "missed");
        foreach (var officer in officers) officer.Dispose();
        return reached ? 0 : 1;
    }
}
