using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Threading.Channels;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Live;

/// <param name="Kind">Name of the event on the wire.</param>
/// <param name="Data">Serialised as JSON by whoever sends it on; immutable, as several listeners read it.</param>
public sealed record LiveEvent(AgencyId AgencyId, string Kind, object Data);

/// <summary>
/// Tells open consoles what just happened (实时推送), inside this process; <see cref="LivePeers"/> tells the other servers. Nothing is kept: a console reads its lists first and listens
/// from then on. A listener that falls behind is cut off; it connects anew and reads anew, so it never shows a gap.
/// </summary>
public sealed class LiveFeed
{
    private readonly ConcurrentDictionary<LiveListener, bool> _listeners = [];

    /// <summary>Lets a busy publisher skip building events nobody hears.</summary>
    public bool HasListeners => !_listeners.IsEmpty;

    public void Publish(AgencyId agency, string kind, object data)
    {
        if (_listeners.IsEmpty) return;
        var published = new LiveEvent(agency, kind, data);
        foreach (var (listener, _) in _listeners) listener.Offer(published);
    }

    /// <summary>To every open console of every agency.</summary>
    public void PublishToAll(string kind, object data)
    {
        foreach (var (listener, _) in _listeners) listener.Offer(kind, data);
    }

    /// <summary>Events of these agencies from now on, until the listener is disposed.</summary>
    public LiveListener Listen(params IEnumerable<AgencyId> agencies)
    {
        var listener = new LiveListener(agencies.ToFrozenSet(), gone => _listeners.TryRemove(gone, out _));
        _listeners[listener] = true;
        return listener;
    }
}

/// <summary>One open console.</summary>
public sealed class LiveListener : IDisposable
{
    /// <summary>What a console may be behind: some seconds of a busy account.</summary>
    public const int Capacity = 1_000;

    private readonly FrozenSet<AgencyId> _agencies;
    private readonly Action<LiveListener> _leave;
    private readonly Channel<LiveEvent> _events = Channel.CreateBounded<LiveEvent>(Capacity);

    internal LiveListener(FrozenSet<AgencyId> agencies, Action<LiveListener> leave)
    {
        _agencies = agencies;
        _leave = leave;
    }

    /// <summary>Ends when the listener is disposed or has fallen behind.</summary>
    public IAsyncEnumerable<LiveEvent> ReadAllAsync(CancellationToken cancellation) => _events.Reader.ReadAllAsync(cancellation);

    public void Dispose()
    {
        _leave(this);
        _events.Writer.TryComplete();
    }

    internal void Offer(string kind, object data)
    {
        foreach (var agency in _agencies) Offer(new LiveEvent(agency, kind, data));
    }

    internal void Offer(LiveEvent published)
    {
        if (_agencies.Contains(published.AgencyId) && !_events.Writer.TryWrite(published)) Dispose();
    }
}
