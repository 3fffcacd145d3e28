namespace Zhijian.WeChat.OfficialAccounts.Calling;

/// <summary>
/// Something fetched that holds for a while. However many callers ask at once, one request fetches it for all of them; it is fetched
/// again shortly before it expires.
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
        Fetched? held;
        lock (gate)
        {
            held = current;
            if (held is not null && time.GetUtcNow() < held.ExpiresAt - Shorter(Margin, held.Lifetime / 10)) return held;
            fetching = inFlight ??= FetchAsync();
        }
        try
        {
            return await fetching.WaitAsync(ct);
        }
        catch (WeChatException) when (held is not null && time.GetUtcNow() < held.ExpiresAt)
        {
            return held; // renewal ahead of time failed; the old one still holds
        }
    }

    /// <summary>Forgets the value, unless another caller has replaced it already.</summary>
    public void Forget(string value)
    {
        lock (gate)
        {
            if (string.Equals(current?.Value, value, StringComparison.Ordinal)) current = null;
        }
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
