using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Desk.Assignment;

/// <summary>How waiting citizens come to officers, from a pack.</summary>
internal sealed class AssignmentPackPart : IPackPart
{
    public int Order => 20;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        if (pack.Root.Map("assignment") is not { } map) return static (_, _) => Task.CompletedTask;
        var view = new AssignmentView(map.Choice<AssignmentMode>("mode") ?? AssignmentMode.Pull, map.Integer("mostOpen", 1, AssignmentRules.LargestMost) ?? AssignmentRules.UsualMost);
        return async (load, cancellation) =>
        {
            if (!load.IsNews("assignment", view)) return;
            var rules = await load.Db.Set<AssignmentRules>().SingleOrDefaultAsync(known => known.AgencyId == load.Agency, cancellation);
            if (rules is null) load.Db.Add(rules = new AssignmentRules { AgencyId = load.Agency });
            (rules.Mode, rules.MostOpen) = (view.Mode, view.MostOpen);
        };
    }
}
