namespace Zhijian.Sandbox.Traffic;

/// <summary>The developer drawer: every push, call and event with its XML or JSON, timing and signature.</summary>
public static class TrafficModule
{
    private const int MostListed = 1_000;

    public static void MapTraffic(this RouteGroupBuilder control) => control
        .MapGet("/traffic", (World world, long? after, string? appId, int? limit) => TypedResults.Ok(world.Traffic.After(after ?? 0, appId, Math.Clamp(limit ?? 200, 1, MostListed))))
        .WithTags("Traffic").WithSummary("The newest records with an id above `after`, oldest first");
}
