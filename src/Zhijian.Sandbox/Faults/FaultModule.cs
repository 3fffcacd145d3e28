using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.Faults;

/// <summary>What goes wrong on purpose.</summary>
public static class FaultModule
{
    public static void MapFaults(this RouteGroupBuilder control)
    {
        var faults = control.MapGroup("/faults").WithTags("Faults");
        faults.MapGet("", (World world) => TypedResults.Ok(world.Faults.All));
        faults.MapPut("", Put).WithSummary("Puts these faults in the place of all others; `seed` makes chance repeatable");
        faults.MapDelete("", (World world) =>
        {
            world.Faults.Replace([], FaultPlan.StandardSeed);
            return TypedResults.NoContent();
        });
    }

    private static Results<Ok<IReadOnlyList<Fault>>, ProblemHttpResult> Put(List<Fault> faults, World world, int? seed)
    {
        var mistake = faults.Select((fault, at) => fault.Mistake() is { } text ? $"Fault {at}: {text}." : null).FirstOrDefault(text => text is not null);
        return mistake is null ? TypedResults.Ok(world.Faults.Replace(faults, seed ?? FaultPlan.StandardSeed)) : Problem.Invalid("fault_invalid", mistake);
    }
}
