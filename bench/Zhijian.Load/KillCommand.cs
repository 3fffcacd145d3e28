using System.Net.Sockets;

namespace Zhijian.Load;

/// <summary>kill -9 in the middle of the load, restart, and everything not acknowledged is sent again, as WeChat does.</summary>
internal static class KillCommand
{
    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        var writer = new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port);
        var pushes = PushPlan.Make(options.Messages, options.Followers);
        PushPlan.Encrypt(pushes, writer);
        Report.Machine();

        var random = new Random(options.Kills);
        var resent = 0;
        for (var kill = 0; kill <= options.Kills; kill++)
        {
            var open = pushes.Where(push => push.Answer is null).ToList();
            if (open.Count == 0) break;
            resent += kill == 0 ? 0 : open.Count(push => push.Tries > 0);
            using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack);
            await server.WaitAsync(options.Port, Report.Get(options.Port));
            var shares = LoadRun.Share(open, options.Connections);
            using var stopping = kill < options.Kills ? KillAfter(server, TimeSpan.FromMilliseconds(random.Next(300, 1500))) : null;
            DriveUntilBroken(options.Port, shares);
        }

        var found = await Verification.RunAsync(database, pushes);
        var unanswered = pushes.Count(push => push.Answer is null);
        Report.Row("database", options.Database);
        Report.Row("messages, followers, kills", $"{options.Messages:N0}, {options.Followers:N0}, {options.Kills}");
        Report.Row("sent again after a kill", $"{resent:N0}");
        Report.Row("never answered", unanswered.ToString());
        found.Print();
        var reached = found.IsPerfect && unanswered == 0 && found.Stored == options.Messages;
        Report.Row("target (every message stored once, one reply each)", reached ? "reached" : "missed");
        return reached ? 0 : 1;
    }

    private static Timer KillAfter(ServerProcess server, TimeSpan delay) => new(_ => server.Kill(), null, delay, Timeout.InfiniteTimeSpan);

    /// <summary>A connection stops at its first broken exchange; that message counts as not acknowledged.</summary>
    private static void DriveUntilBroken(int port, IReadOnlyList<Push>[] shares)
    {
        var threads = shares.Select(share => new Thread(() =>
        {
            try
            {
                using var connection = new Connection(port);
                foreach (var push in share)
                {
                    push.Tries++;
                    var (status, body) = connection.Exchange(push.Request!);
                    if (status == 200) push.Answer = body.ToArray();
                }
            }
            catch (SocketException)
            {
                // The server is dead; what is left is sent to the next one.
            }
        }, 256 * 1024)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }
}
