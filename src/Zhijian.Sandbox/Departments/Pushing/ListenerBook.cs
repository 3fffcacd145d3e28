using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Zhijian.Sandbox.Departments.Pushing;

/// <summary>Who wants to be told what departments do, in memory; telling them waits for nobody.</summary>
public sealed partial class ListenerBook(World world, EventCourier courier, IHostApplicationLifetime lifetime, IOptions<JsonOptions> json, ILogger<ListenerBook> log) : IDepartmentMemory
{
    public const int MostListeners = 100;
    private readonly Lock gate = new();
    private readonly Dictionary<(string Department, string Name), Listener> listeners = [];
    private readonly JsonSerializerOptions options = json.Value.SerializerOptions;

    public IReadOnlyList<Listener> Of(string department)
    {
        lock (gate) return [.. listeners.Values.Where(listener => listener.Department == department).OrderBy(listener => listener.Name, StringComparer.Ordinal)];
    }

    /// <summary>One that is there keeps what waits for it.</summary>
    /// <returns>Null when there are too many.</returns>
    public Listener? Put(string department, string name, ListenerTarget target)
    {
        lock (gate)
        {
            if (listeners.TryGetValue((department, name), out var known))
            {
                known.MoveTo(target);
                return known;
            }

            if (listeners.Count >= MostListeners) return null;
            var listener = listeners[(department, name)] = new Listener(department, name, target, world.Options.MaxPendingEvents, LogDropped, lifetime.ApplicationStopping);
            _ = courier.ServeAsync(listener);
            return listener;
        }
    }

    /// <returns>False when nobody of this name listens.</returns>
    public bool Remove(string department, string name)
    {
        lock (gate)
        {
            if (!listeners.Remove((department, name), out var listener)) return false;
            listener.Dispose();
            return true;
        }
    }

    /// <param name="concerns">Whom; without it everybody who listens to this department.</param>
    public void Tell(string department, string type, object data, Func<ListenerTarget, bool>? concerns = null)
    {
        lock (gate)
        {
            var told = listeners.Values.Where(listener => listener.Department == department && concerns?.Invoke(listener.Target) != false).ToList();
            if (told.Count == 0) return;
            var happened = DepartmentEvent.Of(department, type, world.Now, data, options);
            foreach (var listener in told) listener.Add(happened);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            foreach (var listener in listeners.Values) listener.Dispose();
            listeners.Clear();
        }
    }

    private void LogDropped(Listener listener) => LogDropped(listener.Department, listener.Name, world.Options.MaxPendingEvents);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An event of {Department} for {Listener} is lost: more than {Most} wait, and the oldest goes")]
    private partial void LogDropped(string department, string listener, int most);
}
