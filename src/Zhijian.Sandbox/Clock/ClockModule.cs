using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.Clock;

/// <param name="Now">Virtual time.</param>
/// <param name="OffsetSeconds">How far it is ahead of real time.</param>
public sealed record ClockView(DateTimeOffset Now, double OffsetSeconds)
{
    public static ClockView Of(SandboxClock clock) => new(clock.GetUtcNow(), clock.Offset.TotalSeconds);
}

public sealed record AdvanceRequest(double Seconds);

/// <summary>The virtual clock.</summary>
public static class ClockModule
{
    private const double MostSeconds = 366 * 24 * 3600;

    public static void MapClock(this RouteGroupBuilder control)
    {
        var clock = control.MapGroup("/clock").WithTags("Clock");
        clock.MapGet("", (World world) => TypedResults.Ok(ClockView.Of(world.Clock)));
        clock.MapPost("/advance", Advance).WithSummary("Moves the clock forward, at most a year at a time");
        clock.MapPost("/reset", (World world) =>
        {
            world.Clock.ReturnToRealTime();
            return TypedResults.Ok(Tell(world));
        });
    }

    private static Results<Ok<ClockView>, ProblemHttpResult> Advance(AdvanceRequest request, World world)
    {
        if (request.Seconds is not (>= 0 and <= MostSeconds)) return Problem.Invalid("seconds_invalid", $"seconds must lie between 0 and {MostSeconds}: the clock never runs backwards.");
        world.Clock.Advance(TimeSpan.FromSeconds(request.Seconds));
        return TypedResults.Ok(Tell(world));
    }

    private static ClockView Tell(World world)
    {
        var view = ClockView.Of(world.Clock);
        world.Events.Publish("clock", null, () => view);
        return view;
    }
}
