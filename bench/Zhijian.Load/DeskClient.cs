using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Zhijian.Load;

/// <summary>A console somebody works at.</summary>
internal sealed class DeskClient : IDisposable
{
    private readonly HttpClient _http;
    private DeskFigures _figures = new();

    private DeskClient(HttpClient http) => _http = http;

    /// <summary>What is measured from now on goes there.</summary>
    public void MeasureInto(DeskFigures figures) => _figures = figures;

    public static async Task<DeskClient> SignInAsync(int port, string userName) => new(await DeskStaff.SignInAsync(port, userName));

    /// <summary>The event stream, open until the end.</summary>
    public async Task ListenAsync(TaskCompletionSource opened, CancellationToken end)
    {
        try
        {
            await using var stream = await _http.GetStreamAsync("/api/live", end);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(end))
            {
                opened.TrySetResult();
                if (item.EventType == "message") _figures.Heard(item.Data);
            }

            if (!end.IsCancellationRequested) _figures.Fail();
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    /// <summary>Looks at a list, opens one of it, replies every other time, thinks; again.</summary>
    public async Task WorkAsync(int number, CancellationToken end)
    {
        var random = new Random(number);
        try
        {
            await Task.Delay(random.Next(3_000), end);
            while (true)
            {
                var state = random.Next(3) switch { 0 => "waiting", 1 => "open", _ => "all" };
                var list = await MeasureAsync(_figures.Lists, () => _http.GetAsync($"/api/conversations?state={state}&limit=50", end));
                var items = JsonNode.Parse(list)!["items"]!.AsArray();
                await Task.Delay(random.Next(500, 1_000), end);
                await OpenAsync((string)items[random.Next(items.Count)]!["id"]!, reply: random.Next(2) == 0, random, end);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    /// <summary>While citizens write, a console asks once a second how many wait.</summary>
    public async Task CountAsync(CancellationToken end)
    {
        try
        {
            while (true)
            {
                await Task.Delay(1_000, end);
                await MeasureAsync(_figures.Counts, () => _http.GetAsync("/api/conversations?state=all&limit=1", end));
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    /// <summary>The supervisor's page asks for its live part once a second while things happen, for the rest now and then.</summary>
    public async Task WatchAsync(CancellationToken end)
    {
        try
        {
            for (var round = 0; ; round++)
            {
                await MeasureAsync(_figures.Overview, () => _http.GetAsync("/api/supervision/now", end));
                if (round % 5 == 0)
                    foreach (var part in new[] { "hours", "days", "asked" }) await MeasureAsync(_figures.Series, () => _http.GetAsync("/api/supervision/" + part, end));
                await Task.Delay(1_000, end);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task OpenAsync(string id, bool reply, Random random, CancellationToken end)
    {
        var before = Stopwatch.GetTimestamp();
        var parts = await Task.WhenAll(
            _http.GetStringAsync($"/api/conversations/{id}", end), _http.GetStringAsync($"/api/conversations/{id}/messages", end), _http.GetStringAsync($"/api/promises/of/{id}", end));
        _figures.Opening.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        if (parts.Any(part => part.Length == 0)) _figures.Fail();
        using (await _http.PostAsync($"/api/conversations/{id}/read", null, end))
        {
        }

        await Task.Delay(random.Next(500, 1_500), end);
        if (reply)
            await MeasureAsync(_figures.Replies, () => _http.PostAsJsonAsync(
                $"/api/conversations/{id}/replies", new { text = "您好，请带身份证到窗口办理。", clientKey = "bench-" + Guid.CreateVersion7(), besideHolder = true }, end));
    }

    private async Task<string> MeasureAsync(Latencies latencies, Func<Task<HttpResponseMessage>> ask)
    {
        var before = Stopwatch.GetTimestamp();
        using var answer = await ask();
        var body = await answer.Content.ReadAsStringAsync();
        latencies.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        if (!answer.IsSuccessStatusCode) _figures.Fail();
        return body;
    }
}
