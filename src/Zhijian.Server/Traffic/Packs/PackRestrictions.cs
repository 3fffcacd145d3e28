using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Traffic.Restrictions;

namespace Zhijian.Server.Traffic.Packs;

/// <summary>The rules of one city from a file of a pack.</summary>
internal static partial class PackRestrictions
{
    public static CityRules Read(PackMap map, HashSet<string> ids)
    {
        var code = map.RequiredText("city", 6);
        if (code.Length > 0 && !CodeForm().IsMatch(code)) map.Complain("city", "must be a division code of six digits, in quotes");
        var local = map.Texts("local");
        var rules = map.Maps("rules").Select(rule => ReadRule(rule, ids, local.Count > 0)).ToList();
        if (rules.Count == 0) map.Complain("rules: at least one rule is needed");
        return new CityRules(code, map.RequiredText("name", 64), map.RequiredText("englishName", 64), local, rules);
    }

    private static RestrictionRule ReadRule(PackMap map, HashSet<string> ids, bool knowsLocal)
    {
        var id = map.RequiredText("id", 64);
        if (id.Length > 0 && !IdForm().IsMatch(id)) map.Complain("id", "must be small letters, digits and hyphens");
        if (id.Length > 0 && !ids.Add(id)) map.Complain("id", $"“{id}” stands already in this pack");
        if (!map.Has("kind")) map.Complain("kind: is missing");
        var rule = new RestrictionRule
        {
            Id = id,
            Scope = map.Texts("scope"),
            Kind = map.Choice<RestrictionKind>("kind") ?? RestrictionKind.FullBan,
            Phases = PackPhases.Read(map),
            From = Day(map, "from", last: false),
            To = Day(map, "to", last: true),
            IsEnded = map.Flag("ended"),
            Windows = Windows(map),
            Weekends = map.Choice<OnSuchDays>("weekends") ?? OnSuchDays.Unknown,
            Holidays = map.Choice<OnSuchDays>("holidays") ?? OnSuchDays.Unknown,
            MakeUpDays = map.Choice<OnSuchDays>("makeUpDays") ?? OnSuchDays.Unknown,
            Letters = map.Choice<TailLetters>("letters") ?? TailLetters.Unknown,
            NewEnergy = map.Choice<NewEnergyTreatment>("newEnergy") ?? NewEnergyTreatment.Unknown,
            Plates = map.Choice<PlatesMeant>("plates") ?? PlatesMeant.All,
            Vehicles = map.Choices<VehicleClass>("vehicles"),
            ExemptVehicles = map.Choices<VehicleClass>("exemptVehicles"),
            ExemptsEmbassies = map.Flag("exemptsEmbassies"),
            Exemptions = map.Texts("exemptions"),
            Fine = map.Integer("fine", 1, 2000),
            Basis = map.Text("basis", 256),
            Note = map.Text("note", 1024),
            IsConfirmed = map.Flag("confirmed"),
            Unconfirmed = map.Choices<DoubtfulField>("unconfirmed"),
        };
        Check(map, rule, knowsLocal);
        return rule;
    }

    private static void Check(PackMap map, RestrictionRule rule, bool knowsLocal)
    {
        if (rule.Scope.Count == 0) map.Complain("scope: name at least one road or area");
        if (!map.Has("confirmed")) map.Complain("confirmed: say true or false; citizens are told what is not confirmed");
        if (rule.IsConfirmed && rule.Basis is null) map.Complain("basis: a confirmed rule names the notice it rests on");
        if (rule.Kind == RestrictionKind.WeekdayGroups && rule.Phases.Count == 0) map.Complain("groups: a rule by weekday needs groups or phases");
        if (rule.Kind != RestrictionKind.WeekdayGroups && rule.Phases.Count > 0) map.Complain("groups: only a rule of the kind weekdayGroups has groups");
        if (rule.Kind == RestrictionKind.WeekdayGroups && rule.Weekends == OnSuchDays.Runs) map.Complain("weekends", "a rule by weekday has no groups for Saturday and Sunday");
        if (rule.To < rule.From) map.Complain("to", "the rule ends before it begins");
        if (rule.Plates != PlatesMeant.All && !knowsLocal) map.Complain("plates", "the file must say at its head which plates are local, such as local: [鄂A]");
    }

    /// <summary>A notice of which only the year or the month is known counts from its first day and until its last.</summary>
    private static DateOnly? Day(PackMap map, string field, bool last)
    {
        if (map.Text(field, 10) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return last ? month.AddMonths(1).AddDays(-1) : month;
        if (DateOnly.TryParseExact(text + "-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)) return last ? year.AddYears(1).AddDays(-1) : year;
        map.Complain(field, $"must be a day, a month or a year such as \"2026-10-01\", \"2026-10\" or \"2026\", not “{text}”");
        return null;
    }

    private static IReadOnlyList<string> Windows(PackMap map)
    {
        var windows = map.Texts("windows");
        foreach (var window in windows.Where(window => OpeningPeriod.Parse(window) is null)) map.Complain("windows", $"“{window}” is no period of one day; write it as \"07:00-22:00\"");
        return windows;
    }

    [GeneratedRegex("^[0-9]{6}$", RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex IdForm();
}
