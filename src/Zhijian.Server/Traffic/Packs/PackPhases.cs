using System.Globalization;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Traffic.Restrictions;

namespace Zhijian.Server.Traffic.Packs;

/// <summary>Groups of tails by weekday: <c>groups</c> when they never turn, else <c>phases</c> with the turns of the rotation.</summary>
internal static class PackPhases
{
    private const int WorkingDaysAWeek = 5;

    public static IReadOnlyList<TailPhase> Read(PackMap rule)
    {
        if (rule.Has("groups") && rule.Has("phases")) rule.Complain("groups", "give either groups or phases");
        if (rule.Has("groups")) return [new TailPhase(null, null, Groups(rule))];
        var phases = new List<TailPhase>();
        foreach (var map in rule.Maps("phases"))
        {
            var phase = new TailPhase(Day(map, "from"), Day(map, "to"), Groups(map));
            if (phase.To < phase.From) map.Complain("to", "the phase ends before it begins");
            if (phases is [.., var before] && phase.From <= before.To) map.Complain("from", "the phase begins before the one in front of it has ended");
            phases.Add(phase);
        }

        return phases;
    }

    private static IReadOnlyList<string> Groups(PackMap map)
    {
        var groups = map.Texts("groups");
        if (groups.Count != WorkingDaysAWeek) map.Complain("groups", $"needs five groups, Monday to Friday, such as [\"16\", \"27\", \"38\", \"49\", \"50\"]; it has {groups.Count}");
        foreach (var group in groups)
            if (!TypedText.IsDigits(group) || group.Distinct().Count() != group.Length) map.Complain("groups", $"“{group}” must be different digits, such as \"16\"");
        return groups;
    }

    private static DateOnly? Day(PackMap map, string field)
    {
        var text = map.RequiredText(field, 10);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (text.Length > 0) map.Complain(field, $"must be a day such as \"2026-09-28\", not “{text}”");
        return null;
    }
}
