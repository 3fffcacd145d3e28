using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Zhijian.Sandbox.Clock;

namespace Zhijian.Sandbox.Events;

/// <summary>The live feed of phones: server-sent events.</summary>
public static class EventModule
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapEvents(this RouteGroupBuilder control) => control
        .MapGet("/events", (World world, HttpContext http, IHostApplicationLifetime lifetime, string? personId) =>
            TypedResults.ServerSentEvents(Feed(world, personId, lifetime.ApplicationStopping, http.RequestAborted)))
        .WithTags("Events").WithSummary("message, chat, sms, traffic, clock, person, account, reset and missed events; starts with clock, which also keeps the connection alive; after missed (the watcher was too slow) lists are to be read again");

    // A watching phone must not hold up the end of the sandbox.
    private static async IAsyncEnumerable<SseItem<object>> Feed(World world, string? personId, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var cancellation = ending.Token;
        using var watcher = world.Events.Watch(personId);
        yield return Clock(world);
        while (!cancellation.IsCancellationRequested)
        {
            if (!await MoreAsync(watcher, cancellation)) yield return Clock(world);
            foreach (var happened in watcher.Take()) yield return new(happened.Data, happened.Name);
        }
    }

    /// <returns>False when nothing happened for a while.</returns>
    private static async Task<bool> MoreAsync(EventHub.Watcher watcher, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Heartbeat);
        try
        {
            return await watcher.WhenAnyAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return false;
        }
    }

    private static SseItem<object> Clock(World world) => new(ClockView.Of(world.Clock), "clock");
}
