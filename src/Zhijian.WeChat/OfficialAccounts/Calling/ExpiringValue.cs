namespace Zhijian.WeChat.OfficialAccounts.Calling;

/// <summary>
/// Something fetched that holds for a while. However many callers ask at once, one request fetches it for all of them. Shortly before
/// it expires it is renewed while the old one still serves: nobody waits for that, and a failure then harms nobody.
/// </summary>
internal sealed class ExpiringValue(Func<Task<ExpiringValue.Fetched>> fetch, TimeProvider time)
{
    /// <summary>As long as WeChat renews a token ahead of its end.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private Fetched? current;
    private Task<Fetched>? inFlight;

    /// <param name="ct">Ends the caller's waiting, not the request that others may be waiting for too.</param>
    public async ValueTask<Fetched> GetAsync(CancellationToken ct)
    {
        Task<Fetched> fetching;
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (current is { } held && now < held.ExpiresAt)
            {
                if (now >= held.ExpiresAt - Shorter(Margin, held.Lifetime / 10)) Start();
                return held;
            }
            fetching = Start();
        }
        return await fetching.WaitAsync(ct);
    }

    /// <summary>Forgets the value, unless another caller has replaced it already.</summary>
    public void Forget(string value)
    {
        lock (gate)
        {
            if (string.Equals(current?.Value, value, StringComparison.Ordinal)) current = null;
        }
    }

    /// <summary>Call it under the lock.</summary>
    private Task<Fetched> Start()
    {
        if (inFlight is not null) return inFlight;
        inFlight = FetchAsync();
        // A renewal that nobody waits for may fail without anybody looking.
        _ = inFlight.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return inFlight;
    }

    private async Task<Fetched> FetchAsync()
    {
        await Task.Yield(); // leaves the lock
        try
        {
            var fetched = await fetch();
            lock (gate) current = fetched;
            return fetched;
        }
        finally
        {
            lock (gate) inFlight = null;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    public sealed record Fetched(string Value, DateTimeOffset ExpiresAt, TimeSpan Lifetime);
}
