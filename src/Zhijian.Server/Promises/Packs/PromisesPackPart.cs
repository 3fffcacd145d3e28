using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Promises.Packs;

/// <summary>Promises from a pack.</summary>
internal sealed class PromisesPackPart : IPackPart
{
    public int Order => 15;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        var departments = pack.Root.Maps("departments").Select(map => map.Text("key")).ToHashSet(StringComparer.Ordinal);
        var rules = new List<PromiseRule>();
        foreach (var map in pack.Root.Maps("promises"))
        {
            var rule = new PromiseRule(map.RequiredText("name", 128), map.Text("department", 64), Term(map, "within") ?? "", Term(map, "warnBefore"), Term(map, "escalateAfter"));
            if (!map.Has("within")) map.Complain("within: is missing");
            if (rule.Department is { } department && !departments.Contains(department)) map.Complain("department", $"there is no department “{department}”");
            if (rules.Exists(other => other.Department == rule.Department)) map.Complain("this is promised already; each department has one promise, and all others together one");
            rules.Add(rule);
        }

        return async (load, cancellation) =>
        {
            if (!load.IsNews("promises", rules)) return;
            var row = await load.Db.Set<PromiseRules>().SingleOrDefaultAsync(known => known.AgencyId == load.Agency, cancellation);
            if (row is null) load.Db.Add(row = new PromiseRules { AgencyId = load.Agency });
            row.Rules = rules;
        };
    }

    private static string? Term(PackMap map, string field)
    {
        if (map.Text(field, 64) is not { } text) return null;
        if (PromiseTerm.Parse(text) is null) map.Complain(field, $"must be such as 48h, 30m, 4 working hours, 2 working days or {PromiseTerm.SameWorkingDay}, not “{text}”");
        return text;
    }
}
