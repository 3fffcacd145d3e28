using System.Diagnostics;

namespace Zhijian.Load;

/// <summary>A full desk: thousands of open conversations, officers with open event streams who look, open and reply while citizens write, and a supervisor who watches.</summary>
internal static class DeskCommand
{
    private const double MostToOpen = 100;
    private const int PushesASecond = 20;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Database);
        await using var weChat = await WeChatSink.StartAsync(options.Port + 1);
        await DeskStage.SetAsync(options, database);
        Report.Machine();
        using var server = ServerProcess.StartZhijian(options.Port, database.ConnectionString, database.Pack, DeskStage.Settings(options));
        await server.WaitAsync(options.Port, Report.Get(options.Port));

        var officers = new List<DeskClient>();
        for (var number = 0; number < options.Consoles; number++) officers.Add(await DeskClient.SignInAsync(options.Port, DeskStage.OfficerName(number)));
        var supervisor = await DeskClient.SignInAsync(options.Port, DeskStage.Supervisor);
        await WorkAsync(options, officers, supervisor, new DeskFigures(), WarmUp);

        var figures = new DeskFigures();
        var (processor, clock) = (server.ProcessorTime, Stopwatch.StartNew());
        await WorkAsync(options, officers, supervisor, figures, TimeSpan.FromSeconds(options.Seconds));
        var busy = (server.ProcessorTime - processor) / clock.Elapsed;
        foreach (var client in officers.Append(supervisor)) client.Dispose();
        return Tell(options, figures, busy, server.Memory().Peak);
    }

    private static async Task WorkAsync(LoadOptions options, List<DeskClient> officers, DeskClient supervisor, DeskFigures figures, TimeSpan time)
    {
        using var end = new CancellationTokenSource();
        foreach (var client in officers.Append(supervisor)) client.MeasureInto(figures);
        var opened = officers.ConvertAll(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var listening = officers.Zip(opened, (officer, open) => officer.ListenAsync(open, end.Token)).ToList();
        await Task.WhenAll(opened.Select(open => open.Task));
        end.CancelAfter(time);
        var citizens = new Thread(() => Write(options, figures, end.Token));
        citizens.Start();
        await Task.WhenAll([.. officers.Select((officer, number) => officer.WorkAsync(number, end.Token)), supervisor.WatchAsync(end.Token), .. officers.Select(officer => officer.CountAsync(end.Token)), .. listening]);
        citizens.Join();
    }

    /// <summary>Citizens in open conversations go on writing; what they write carries a number by which the consoles' events are told apart.</summary>
    private static void Write(LoadOptions options, DeskFigures figures, CancellationToken end)
    {
        var (random, writer, clock) = (new Random(7), new PushWriter(TimeProvider.System, "127.0.0.1:" + options.Port), Stopwatch.StartNew());
        using var connection = new Connection(options.Port);
        for (var sent = 0; !end.IsCancellationRequested; sent++)
        {
            var due = TimeSpan.FromSeconds((double)sent / PushesASecond);
            if (due > clock.Elapsed) Thread.Sleep(due - clock.Elapsed);
            var (mark, id) = DeskFigures.NextMark();
            var push = new Push(random.Next(options.Conversations), id, $"今天天气真好，广场上人多吗 {mark}");
            var request = writer.Write(push);
            figures.Sent(mark);
            if (connection.Exchange(request).Status != 200) figures.Fail();
            figures.Callbacks.Add(figures.Since(mark));
        }
    }

    private static int Tell(LoadOptions options, DeskFigures figures, double busy, double memory)
    {
        Report.Row("database", $"{options.Database}, {options.Conversations:N0} open conversations of {DeskStage.MessagesEach} messages, {options.Consoles} officers");
        Report.Row("during", $"{options.Seconds} s: {figures.Callbacks.Count:N0} callbacks, {figures.Opening.Count:N0} conversations opened, {figures.Replies.Count:N0} replies, {figures.Events.Count:N0} events told apart");
        foreach (var (name, latencies) in figures.All) Report.Row(name, latencies.ToString());
        Report.Row("events that reached no stream", figures.Unheard(options.Consoles).ToString("N0"));
        Report.Row("refused or failed", figures.Failures.ToString());
        Report.Row("processor of the server", $"{busy:P0} of one core");
        Report.Row("memory of the server, peak", $"{memory:F0} MiB");
        var reached = figures.Opening.Percentile(0.95) <= MostToOpen && figures.Failures == 0 && figures.Unheard(options.Consoles) == 0;
        Report.Row($"target (opening p95 ≤ {MostToOpen} ms, nothing failed or unheard)", reached ? "reached" : "missed");
        return reached ? 0 : 1;
    }
}
