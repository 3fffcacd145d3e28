using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Live;

/// <summary>
/// Tells the other servers on the same PostgreSQL what this one made known to its consoles or knows to be old (服务器间通知), by NOTIFY: kinds and ids, from which they read
/// what their own consoles may see. After the commit and beside the message path; see docs/decisions/0011. On SQLite there is no other server.
/// </summary>
public sealed partial class LivePeers(Database database, LiveFeed feed, TimeProvider time, ILogger<LivePeers> log) : BackgroundService
{
    /// <summary>How long after it was heard last another server counts as there.</summary>
    public static readonly TimeSpan PresentFor = TimeSpan.FromSeconds(30);

    /// <summary>What consoles hear when something may have passed untold; they read everything anew.</summary>
    public const string Missed = "missed";

    private const string Wire = "zhijian_live";
    private const int MostTogether = 500;

    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly string _name = RandomNumberGenerator.GetHexString(12);
    private readonly ConcurrentDictionary<string, Func<AgencyId, IReadOnlyList<JsonElement>, CancellationToken, Task>> _hearers = new();
    private readonly ConcurrentDictionary<string, (Action<AgencyId, JsonElement> Hear, Action Missed)> _always = new();
    private readonly Channel<PeerNote> _toSay = Channel.CreateBounded<PeerNote>(new BoundedChannelOptions(10_000) { SingleReader = true });
    private readonly Channel<string> _heard = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { SingleReader = true });
    private long _lastHeard;
    private int _untold;

    /// <summary>Whether it is of any use to tell something. Alone a server saves itself the work.</summary>
    public bool Any => Volatile.Read(ref _lastHeard) is not 0 and var at && time.GetElapsedTime(at) < PresentFor;

    /// <summary>Notes that wait to be sent.</summary>
    public int Waiting => _toSay.Reader.Count;

    /// <param name="data">Ids and little else: a NOTIFY holds 8,000 bytes.</param>
    public void Tell<T>(AgencyId agency, string kind, T data) where T : notnull
    {
        if (Any && !_toSay.Writer.TryWrite(new PeerNote(kind, agency.Value, data))) Interlocked.Exchange(ref _untold, 1);
    }

    /// <summary>For events without anything that only some may see: here at once, and as they are to the consoles of other servers.</summary>
    public void Publish<T>(AgencyId agency, string kind, T data) where T : notnull
    {
        feed.Publish(agency, kind, data);
        Tell(agency, PeerWire.Public + kind, data);
    }

    /// <summary>What is done about notes of other servers while a console is open here.</summary>
    public void On<T>(string kind, Func<AgencyId, IReadOnlyList<T>, CancellationToken, Task> hear) =>
        _hearers[kind] = (agency, notes, cancellation) => hear(agency, [.. notes.Select(note => note.Deserialize<T>(PeerWire.Json)!)], cancellation);

    /// <summary>What this server does about notes of others for itself, consoles or not.</summary>
    /// <param name="missed">When some may have passed unheard.</param>
    public void OnAlways<T>(string kind, Action<AgencyId, T> hear, Action missed) => _always[kind] = ((agency, note) => hear(agency, note.Deserialize<T>(PeerWire.Json)!), missed);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => database.Kind == DatabaseKind.Sqlite
        ? Task.CompletedTask
        : Task.WhenAll(ListenAsync(stoppingToken), SayAsync(stoppingToken), HearAsync(stoppingToken), BeatAsync(stoppingToken));

    private NpgsqlConnection Connect(bool forListening) => new(new NpgsqlConnectionStringBuilder(database.ConnectionString)
    {
        ApplicationName = "Zhijian live",
        Pooling = false,
        KeepAlive = forListening ? 15 : 0,
        // Who gets a note is connected now: nothing of it has to be on the disk.
        Options = "-c synchronous_commit=off",
    }.ToString());

    private async Task ListenAsync(CancellationToken cancellation)
    {
        var before = false;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await using var connection = Connect(forListening: true);
                await connection.OpenAsync(cancellation);
                connection.Notification += (_, note) => Take(note.Payload);
                await using (var listen = new NpgsqlCommand("LISTEN " + Wire, connection)) await listen.ExecuteNonQueryAsync(cancellation);
                if (before)
                {
                    SayMissed();
                    // Unheard, this server may have thought itself alone and told nobody.
                    Interlocked.Exchange(ref _untold, 1);
                }

                before = true;
                _toSay.Writer.TryWrite(PeerNote.Hello);
                while (!cancellation.IsCancellationRequested) await connection.WaitAsync(cancellation);
            }
            catch (Exception problem) when (!cancellation.IsCancellationRequested)
            {
                before = true;
                LogLost(problem);
                await RestAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                // The server stops.
            }
        }
    }

    private void Take(string payload)
    {
        if (!_heard.Writer.TryWrite(payload)) SayMissed();
    }

    private void SayMissed()
    {
        feed.PublishToAll(Missed, new object());
        foreach (var (_, missed) in _always.Values) missed();
    }

    private async Task SayAsync(CancellationToken cancellation)
    {
        NpgsqlConnection? connection = null;
        var batch = new List<PeerNote>();
        try
        {
            while (await _toSay.Reader.WaitToReadAsync(cancellation))
            {
                while (batch.Count < MostTogether && _toSay.Reader.TryRead(out var note)) batch.Add(note);
                try
                {
                    if (connection is null) await (connection = Connect(forListening: false)).OpenAsync(cancellation);
                    await using var notify = new NpgsqlCommand("SELECT pg_notify($1, payload) FROM unnest($2) AS payload", connection);
                    notify.Parameters.Add(new NpgsqlParameter { Value = Wire });
                    notify.Parameters.Add(new NpgsqlParameter { Value = PeerWire.Write(_name, batch, missed: Interlocked.Exchange(ref _untold, 0) == 1) });
                    await notify.ExecuteNonQueryAsync(cancellation);
                }
                catch (Exception problem) when (problem is not OperationCanceledException)
                {
                    Interlocked.Exchange(ref _untold, 1);
                    LogUntold(problem);
                    if (connection is not null) await connection.DisposeAsync();
                    connection = null;
                    await RestAsync(cancellation);
                }

                batch.Clear();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
        finally
        {
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    private async Task HearAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var payload in _heard.Reader.ReadAllAsync(cancellation))
            {
                try
                {
                    if (PeerWire.Read(payload) is { } letter && letter.From != _name) await HearAsync(letter, cancellation);
                }
                catch (Exception problem) when (problem is not OperationCanceledException)
                {
                    LogUnread(problem);
                    SayMissed();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task HearAsync(PeerLetter letter, CancellationToken cancellation)
    {
        // Who begins to listen has read before that, and who was silent for long was told nothing meanwhile: it learns that it missed something.
        if (letter.Notes.Any(note => note.Kind == PeerNote.Hello.Kind) || (Volatile.Read(ref _lastHeard) != 0 && !Any))
        {
            Interlocked.Exchange(ref _untold, 1);
            _toSay.Writer.TryWrite(PeerNote.Beat);
        }

        Volatile.Write(ref _lastHeard, time.GetTimestamp());
        if (letter.Missed) SayMissed();
        foreach (var note in letter.Notes)
            if (_always.TryGetValue(note.Kind, out var own)) own.Hear(new AgencyId(note.Agency), note.Data);
        if (!feed.HasListeners) return;
        foreach (var group in letter.Notes.GroupBy(note => (note.Kind, note.Agency)))
        {
            var agency = new AgencyId(group.Key.Agency);
            if (_hearers.TryGetValue(group.Key.Kind, out var hear)) await hear(agency, [.. group.Select(note => note.Data)], cancellation);
            else if (group.Key.Kind.StartsWith(PeerWire.Public, StringComparison.Ordinal))
                foreach (var note in group) feed.Publish(agency, group.Key.Kind[PeerWire.Public.Length..], note.Data);
        }
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(BeatEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation)) _toSay.Writer.TryWrite(PeerNote.Beat);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task RestAsync(CancellationToken cancellation)
    {
        await Task.Delay(TryAgainAfter, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Yield(); // not on the timer's thread
    }

    [LoggerMessage(LogLevel.Warning, "Other servers are not heard; consoles here read anew when they are again")]
    private partial void LogLost(Exception problem);

    [LoggerMessage(LogLevel.Warning, "Other servers could not be told; their consoles read anew when they can be")]
    private partial void LogUntold(Exception problem);

    [LoggerMessage(LogLevel.Warning, "What another server told could not be used; consoles here read anew")]
    private partial void LogUnread(Exception problem);
}
