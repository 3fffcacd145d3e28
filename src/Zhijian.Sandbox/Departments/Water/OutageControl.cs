using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.Departments.Pushing;

namespace Zhijian.Sandbox.Departments.Water;

/// <summary>Where a tester turns the water off and on; whoever listens is told.</summary>
public static class OutageControl
{
    public static void MapOutageControl(this RouteGroupBuilder water)
    {
        water.MapGet("/areas", () => TypedResults.Ok(Customers.Areas));
        var outages = water.MapGroup("/outages");
        outages.MapGet("", (OutageBook book, World world) => TypedResults.Ok(OutagesView.Of(book.At(world.Now, null))));
        outages.MapPost("", Announce).WithSummary("Water is off somewhere, or will be; pushes outage.announced");
        outages.MapPut("/{id}", Change).WithSummary("It takes longer, say; pushes outage.changed");
        outages.MapDelete("/{id}", End).WithSummary("Water is back, or stays on; pushes outage.changed with the state over");
    }

    private static IResult Announce(OutageNotice notice, OutageBook book, ListenerBook listeners, World world)
    {
        if (Customers.Areas.FirstOrDefault(area => area.Key == notice.Area) is not { } area) return Problem.Invalid("area_unknown", $"area must be one of {string.Join(", ", Customers.Areas.Select(one => one.Key))}.");
        if (notice.Kind is { } kind && !OutageBook.IsKind(kind)) return Problem.Invalid("kind_invalid", "kind must be planned or urgent, or missing for urgent.");
        if (notice is not { Roads.Length: > 0, Reason.Length: > 0, From: not null, Until: not null } || notice.Until <= notice.From) return Problem.Invalid("outage_incomplete", "roads, reason, from and a later until are needed.");
        return Tell(listeners, "outage.announced", book.Announce(notice, area, world.Now));
    }

    private static IResult Change(string id, OutageChange change, OutageBook book, ListenerBook listeners, World world)
    {
        if (book.Find(id, world.Now) is not { } one) return Unknown();
        if (change is { Roads.Length: 0 } or { Reason.Length: 0 } || change.Until <= one.From) return Problem.Invalid("outage_incomplete", "What is changed may not be empty, and until must be later than from.");
        return Tell(listeners, "outage.changed", book.Change(one, change, world.Now));
    }

    private static IResult End(string id, OutageBook book, ListenerBook listeners, World world) =>
        book.Find(id, world.Now) is { } one ? Tell(listeners, "outage.changed", book.End(one, world.Now)) : Unknown();

    private static Ok<OutageView> Tell(ListenerBook listeners, string type, OutageView outage)
    {
        listeners.Tell("water", type, outage);
        return TypedResults.Ok(outage);
    }

    private static ProblemHttpResult Unknown() => Problem.NotFound("outage_unknown", "There is no such outage, or it is over; GET …/outages lists them.");
}
