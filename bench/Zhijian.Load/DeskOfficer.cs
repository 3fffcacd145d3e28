using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Zhijian.Load;

/// <summary>An officer with an open console: replies some seconds after something was given to them, and closes some seconds later.</summary>
internal sealed class DeskOfficer(HttpClient client, int seed) : IDisposable
{
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private readonly List<Task> _work = [];
    private readonly CancellationTokenSource _stopping = new();
    private Task? _listening;
    private int _open;

    /// <summary>Given to this officer as they heard it.</summary>
    public int Heard { get; private set; }

    public int MostOpen { get; private set; }

    public int Failed { get; private set; }

    public static HttpClient Client(int port) =>
        new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri("http://127.0.0.1:" + port), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Opens the console and says that they are on duty.</summary>
    public async Task BeginAsync()
    {
        var stream = await client.GetStreamAsync("/api/live");
        _listening = ListenAsync(stream);
        (await client.PutAsJsonAsync("/api/duty", new { onDuty = true })).EnsureSuccessStatusCode();
    }

    /// <summary>Ends what was begun, then goes.</summary>
    public async Task EndAsync()
    {
        while (true)
        {
            Task[] open;
            lock (_gate) open = [.. _work.Where(task => !task.IsCompleted)];
            if (open.Length == 0) break;
            await Task.WhenAll(open);
        }

        await _stopping.CancelAsync();
        await _listening!;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        client.Dispose();
    }

    private async Task ListenAsync(Stream stream)
    {
        try
        {
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(_stopping.Token))
                if (item.EventType == "assigned") Take(JsonDocument.Parse(item.Data).RootElement.GetProperty("conversationId").GetGuid());
        }
        catch (OperationCanceledException)
        {
            // They have gone.
        }
    }

    private void Take(Guid conversation)
    {
        lock (_gate)
        {
            Heard++;
            MostOpen = Math.Max(MostOpen, ++_open);
            _work.Add(ServeAsync(conversation, TimeSpan.FromSeconds(_random.Next(5, 20)), TimeSpan.FromSeconds(_random.Next(5, 20))));
        }
    }

    private async Task ServeAsync(Guid conversation, TimeSpan read, TimeSpan close)
    {
        await Task.Delay(read);
        var replied = await client.PostAsJsonAsync($"/api/conversations/{conversation}/replies", new { text = "您好，已为您登记。", clientKey = conversation.ToString("N") });
        await Task.Delay(close);
        var closed = await client.PostAsync($"/api/conversations/{conversation}/close", null);
        lock (_gate)
        {
            _open--;
            if (!replied.IsSuccessStatusCode || !closed.IsSuccessStatusCode) Failed++;
        }
    }
}
