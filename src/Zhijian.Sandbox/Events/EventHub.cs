using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Zhijian.Sandbox.Events;

/// <param name="Name">message · chat · sms · traffic · clock · person · account · reset · missed</param>
public sealed record SandboxEvent(string Name, object Data);

/// <summary>Hands what happens to the phones that watch. A watcher too slow loses the oldest events; it is told so when it has caught up, and reads the lists again.</summary>
public sealed class EventHub
{
    private const int Buffer = 1_000;
    private readonly ConcurrentDictionary<Watcher, bool> watchers = new();

    public bool IsWatched => !watchers.IsEmpty;

    /// <param name="personId">Whose phone this concerns; null concerns everybody.</param>
    /// <param name="data">Made only when somebody watches.</param>
    public void Publish(string name, string? personId, Func<object> data)
    {
        if (!IsWatched) return;
        SandboxEvent? made = null;
        foreach (var (watcher, _) in watchers)
        {
            if (personId is not null && watcher.PersonId is not null && watcher.PersonId != personId) continue;
            watcher.Offer(made ??= new(name, data()));
        }
    }

    /// <param name="personId">Only events of this person and of everybody; null takes all.</param>
    public Watcher Watch(string? personId)
    {
        var watcher = new Watcher(personId, this);
        watchers[watcher] = true;
        return watcher;
    }

    public sealed class Watcher : IDisposable
    {
        private static readonly SandboxEvent Missed = new("missed", new { });
        private readonly EventHub hub;
        private readonly Channel<SandboxEvent> events;
        private int lost;

        internal Watcher(string? personId, EventHub hub)
        {
            PersonId = personId;
            this.hub = hub;
            events = Channel.CreateBounded<SandboxEvent>(new BoundedChannelOptions(Buffer) { FullMode = BoundedChannelFullMode.DropOldest }, _ => Volatile.Write(ref lost, 1));
        }

        public string? PersonId { get; }

        public ValueTask<bool> WhenAnyAsync(CancellationToken cancellation) => events.Reader.WaitToReadAsync(cancellation);

        /// <summary>Whatever has happened since; at its end, if so, that something before it was lost.</summary>
        public IEnumerable<SandboxEvent> Take()
        {
            while (events.Reader.TryRead(out var happened)) yield return happened;
            if (Interlocked.Exchange(ref lost, 0) == 1) yield return Missed;
        }

        public void Dispose() => hub.watchers.TryRemove(this, out _);

        internal void Offer(SandboxEvent happened) => events.Writer.TryWrite(happened);
    }
}
