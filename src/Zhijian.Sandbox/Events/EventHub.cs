using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Zhijian.Sandbox.Events;

/// <param name="Name">message · chat · sms · traffic · clock · person · account · reset</param>
public sealed record SandboxEvent(string Name, object Data);

/// <summary>Hands what happens to the phones that watch. A watcher too slow loses the oldest events and reads the lists again.</summary>
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
            watcher.Channel.Writer.TryWrite(made ??= new(name, data()));
        }
    }

    /// <param name="personId">Only events of this person and of everybody; null takes all.</param>
    public Watcher Watch(string? personId)
    {
        var watcher = new Watcher(personId, Channel.CreateBounded<SandboxEvent>(new BoundedChannelOptions(Buffer) { FullMode = BoundedChannelFullMode.DropOldest }), this);
        watchers[watcher] = true;
        return watcher;
    }

    public sealed class Watcher(string? personId, Channel<SandboxEvent> channel, EventHub hub) : IDisposable
    {
        public string? PersonId { get; } = personId;

        public Channel<SandboxEvent> Channel { get; } = channel;

        public void Dispose() => hub.watchers.TryRemove(this, out _);
    }
}
