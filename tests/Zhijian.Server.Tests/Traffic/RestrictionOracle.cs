using System.Globalization;
using System.Text.Json.Nodes;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Traffic.Restrictions;

namespace Zhijian.Server.Tests.Traffic;

/// <param name="Plate">Null when only the tail is known.</param>
internal sealed record AskedVehicle(string Tail, string? Plate, VehicleClass? Class);

/// <summary>
/// The restrictions told a second time, slowly and otherwise: from plate-rules.json and the holiday papers, not from the pack, and by trying every world that
/// what is not known allows. Restricted in all worlds is restricted, in none is free, in some depends.
/// </summary>
internal sealed class RestrictionOracle
{
    private readonly Dictionary<string, JsonNode> _papers =
        Load("tests", "Zhijian.Server.Tests", "Traffic", "plate-rules.json")["rules"]!.AsArray().ToDictionary(rule => (string)rule!["id"]!, rule => rule!);

    private readonly Dictionary<string, bool> _off = Load("src", "Zhijian.Server", "Platform", "Time", "holidays-cn.json")["years"]!.AsArray()
        .SelectMany(year => year!["days"]!.AsArray()).ToDictionary(day => (string)day!["date"]!, day => (bool)day!["off"]!);

    /// <summary>Parts of a paper that the pack has as rules of their own.</summary>
    private static readonly Dictionary<string, string> Papers = new()
    {
        ["wuhan-second-bridge-tunnel-2014-others"] = "wuhan-second-bridge-tunnel-2014",
        ["wuhan-tunnel-2014-seven-seats"] = "wuhan-second-bridge-tunnel-2014",
        ["beijing-tails-official"] = "beijing-tails",
        ["tianjin-tails-others"] = "tianjin-tails",
        ["hangzhou-peaks-others"] = "hangzhou-peaks",
    };

    public IEnumerable<string> PaperIds => _papers.Keys;

    public static string PaperOf(string rule) => Papers.GetValueOrDefault(rule, rule);

    public Outcome Ask(string rule, AskedVehicle asked, DateOnly date)
    {
        if (!IsInForce(rule, date)) return Outcome.NotInForce;
        var worlds =
            from runs in Runs(rule, date)
            from mine in IsMeant(rule, asked)
            from exempt in IsExempt(rule, asked)
            from barred in IsTailBarred(rule, asked, date)
            select runs && mine && !exempt && barred;
        return worlds.Distinct().ToList() switch { [var all] => all ? Outcome.Restricted : Outcome.Free, _ => Outcome.Depends };
    }

    private static JsonNode Load(params string[] path) => JsonNode.Parse(File.ReadAllText(Path.Combine([SourceTree.Root, .. path])))!;

    private static bool IsInForce(string rule, DateOnly date) => rule switch
    {
        "wuhan-bridges-2019" => date.Year >= 2019,
        "wuhan-bridges-2013" => date.Year < 2019,
        _ when rule.Contains("2014", StringComparison.Ordinal) => date.Year >= 2014,
        _ => true,
    };

    private bool[] Runs(string rule, DateOnly date)
    {
        bool[] either = [true, false];
        if (rule == "wuhan-tunnel-2014-seven-seats") return [true];
        var paper = _papers[PaperOf(rule)];
        var isWeekend = date.ToString("ddd", CultureInfo.InvariantCulture)[0] == 'S';
        var saysNothing = rule == "wuhan-bridges-2013";
        // The paper of February 2020 names Mondays that are worked as ever.
        if (!_off.TryGetValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var off) || (!off && !isWeekend)) return isWeekend ? saysNothing ? either : [false] : [true];
        var isUnsourced = paper["days"] is null && (string?)paper["makeup"] is null;
        if (off) return saysNothing || isUnsourced ? either : [false];
        return ((string?)paper["makeup"])?.Split(' ')[0] switch { "restricted" => [true], "not" => [false], _ => either };
    }

    private static bool[] IsMeant(string rule, AskedVehicle asked)
    {
        var isOnlyFor = rule switch { "wuhan-tunnel-2014-seven-seats" => VehicleClass.SevenSeats, "beijing-tails-official" => VehicleClass.Official, _ => (VehicleClass?)null };
        if (isOnlyFor is not null && asked.Plate?.EndsWith('挂') == true) return [false];
        if (isOnlyFor is { } only) return asked.Class is null ? [true, false] : [asked.Class == only];
        VehicleClass[] passenger = [VehicleClass.SmallCar, VehicleClass.Taxi, VehicleClass.Official, VehicleClass.SevenSeats];
        var isLimited = rule.StartsWith("wuhan-bridges-2019", StringComparison.Ordinal) || rule.StartsWith("wuhan-second", StringComparison.Ordinal) || rule == "chengdu-tails";
        var medium = rule == "wuhan-bridges-2019" && asked.Class == VehicleClass.MediumCar;
        if (isLimited && asked.Class is { } use && !passenger.Contains(use) && !medium) return [false];
        if (isLimited && asked.Plate?.EndsWith('挂') == true) return [false];
        return rule switch
        {
            "hangzhou-peaks" => Begins(asked.Plate, "浙A", meant: true),
            "hangzhou-peaks-others" => Begins(asked.Plate, "浙A", meant: false),
            "tianjin-tails-others" => Begins(asked.Plate, "津", meant: false),
            "wuhan-second-bridge-tunnel-2014-others" => Begins(asked.Plate, "鄂A", meant: false),
            _ => [true],
        };
    }

    private static bool[] Begins(string? plate, string local, bool meant) =>
        plate is null || plate[0] == '使' || plate.StartsWith("WJ", StringComparison.Ordinal) ? [true, false] : [plate.StartsWith(local, StringComparison.Ordinal) == meant];

    private static bool[] IsExempt(string rule, AskedVehicle asked)
    {
        if (asked.Class == VehicleClass.Taxi && (rule.StartsWith("wuhan-bridges-2019", StringComparison.Ordinal) || rule.StartsWith("wuhan-second", StringComparison.Ordinal) || rule == "beijing-tails")) return [true];
        if (rule == "beijing-tails" && asked.Class is VehicleClass.LargeCoach or VehicleClass.Emergency or VehicleClass.Works) return [rule == "beijing-tails"];
        if (rule == "beijing-tails" && asked.Plate?[0] == '使') return [true];
        var isNewEnergy = asked.Plate is { Length: 8 } plate && plate[0] != 'W' && !plate.StartsWith('使');
        if (!isNewEnergy) return [false];
        if (rule is "wuhan-bridges-2019" or "chengdu-tails") return [true];
        var letter = char.IsLetter(asked.Plate![2]) ? asked.Plate[2] : asked.Plate[^1];
        return rule.StartsWith("beijing", StringComparison.Ordinal) && "ABCDE".Contains(letter) ? [true] : [true, false];
    }

    private bool[] IsTailBarred(string rule, AskedVehicle asked, DateOnly date)
    {
        if (rule.EndsWith("-others", StringComparison.Ordinal) || rule == "wuhan-tunnel-2014-seven-seats") return IsSpecialUnclear(asked, [true]);
        var paper = _papers[PaperOf(rule)];
        var tails = Tails((string?)paper["letters"], asked).Distinct().ToList();
        bool[] found = (string)paper["kind"]! switch
        {
            "parity" => [.. tails.Select(tail => (tail % 2 == 1) != (date.Day % 2 == 1))],
            "date-digit-neighbours" => [.. tails.Select(tail => tail == (date.Day + 9) % 10 || tail == (date.Day + 1) % 10)],
            _ => Groups(PaperOf(rule) == "tianjin-tails" ? _papers["beijing-tails"] : paper, date) is { } group ? [.. tails.Select(group.Contains)] : [true, false],
        };
        // Which working day a make-up day stands for is written nowhere.
        if (rule == "hangzhou-peaks" && date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && rule == "hangzhou-peaks") found = [true, false];
        return IsSpecialUnclear(asked, [.. found.Distinct()]);
    }

    private static bool[] IsSpecialUnclear(AskedVehicle asked, bool[] found) => asked.Plate?.StartsWith("WJ", StringComparison.Ordinal) == true ? [true, false] : found;

    private static IEnumerable<int> Tails(string? letters, AskedVehicle asked)
    {
        if (char.IsDigit(asked.Tail[^1])) return [asked.Tail[^1] - '0'];
        if (letters == "0") return [0];
        var digits = asked.Tail.Where(char.IsDigit).ToList();
        return letters?.StartsWith("last digit", StringComparison.Ordinal) == true && digits.Count > 0 ? [digits[^1] - '0'] : Enumerable.Range(0, 10);
    }

    private static HashSet<int>? Groups(JsonNode paper, DateOnly date)
    {
        var weekday = (int)date.DayOfWeek - 1;
        if (weekday is < 0 or > 4) return null;
        if (paper["groups_mon_fri"] is { } fixedGroups) return [.. fixedGroups[weekday]!.AsArray().Select(digit => (int)digit!)];
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var phase = paper["phases"]!.AsArray().SingleOrDefault(one => string.CompareOrdinal((string)one!["from"]!, day) <= 0 && string.CompareOrdinal(day, (string)one["to"]!) <= 0);
        return phase is null ? null : [.. phase["mon_fri"]![weekday]!.AsArray().Select(digit => (int)digit!)];
    }
}
