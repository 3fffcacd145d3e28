using Zhijian.Server.Platform.Identifiers;

namespace Zhijian.Server.Traffic.Restrictions;

internal enum RestrictionQuestionKind
{
    None,
    NoVehicle,
    BadPlate,
    Vehicle,
}

/// <summary>What somebody asks about restrictions, found in their words. Pure.</summary>
internal readonly record struct RestrictionQuestion(RestrictionQuestionKind Kind, CitySheet? City, Vehicle Vehicle, IdentifierFault? Fault, bool IsBareTail)
{
    /// <summary>Who writes more than this tells a story, in which a plate stands by the way.</summary>
    private const int LongestText = 48;

    private static readonly string[] About = ["限行", "限号", "单双号", "尾号", "禁行", "TAIL", "MAYICROSS", "RESTRICT"];
    private static readonly string[] Able = ["能过", "能走", "能上", "能开", "能不能", "可以过", "可以走", "可以上", "可以开", "让过", "让走", "限不限"];
    private static readonly string[] Roads = ["桥", "隧道"];
    private static readonly string[] TailMarks = ["尾号", "TAIL"];

    public static RestrictionQuestion Read(string? text, RestrictionSheet sheet, string? region)
    {
        if (text is not { Length: > 0 and <= LongestText } || sheet.Cities.Count == 0) return default;
        var words = TypedText.Squeeze(text);
        if (words.Length == 0) return default;
        var city = CityOf(words, sheet, region);
        if (words is [(>= '0' and <= '9') or (>= 'A' and <= 'Z')]) return Of(city, Vehicle.OfTail(words), isBare: true);
        var isAbout = ContainsAny(words, About);
        if (isAbout && TailIn(words) is { Length: > 0 } tail) return Of(city, Vehicle.OfTail(tail), isBare: false);
        if (PlateIn(words) is { Length: > 0 } plate && (plate.Length == words.Length || isAbout || ContainsAny(words, Able)))
        {
            var read = NumberPlate.Parse(plate.ToString(), region);
            if (read.Value is { } known) return Of(city, Vehicle.Of(known), isBare: false);
            return new RestrictionQuestion(RestrictionQuestionKind.BadPlate, city, default, read.Fault, IsBareTail: false);
        }

        var isAsked = isAbout || (ContainsAny(words, Able) && (ContainsAny(words, Roads) || NamesScope(words, city)));
        return isAsked ? new RestrictionQuestion(RestrictionQuestionKind.NoVehicle, city, default, null, IsBareTail: false) : default;
    }

    private static RestrictionQuestion Of(CitySheet city, in Vehicle vehicle, bool isBare) => new(RestrictionQuestionKind.Vehicle, city, vehicle, null, isBare);

    /// <summary>The city that is named, else the agency's own, else the first.</summary>
    private static CitySheet CityOf(string words, RestrictionSheet sheet, string? region)
    {
        foreach (var city in sheet.Cities)
            if (words.Contains(city.Rules.Name, StringComparison.Ordinal)) return city;
        return sheet.Find(region) ?? sheet.Cities[0];
    }

    /// <summary>Digits and letters behind 尾号, with nothing but 是 or 为 in between.</summary>
    private static ReadOnlySpan<char> TailIn(string words)
    {
        foreach (var mark in TailMarks)
        {
            if (words.IndexOf(mark, StringComparison.Ordinal) is not (>= 0 and var at)) continue;
            at += mark.Length;
            while (at < words.Length && words[at] is '是' or '为' or '数' or '字' or ':') at++;
            if (RunAt(words, at) is { Length: >= 1 and <= 6 } run) return run;
        }

        return [];
    }

    /// <summary>A province sign with what follows it, else letters and digits of a plate whose province was left out.</summary>
    private static ReadOnlySpan<char> PlateIn(string words)
    {
        for (var at = 0; at < words.Length; at++)
            if (Provinces.IsSign(words[at]) && RunAt(words, at + 1) is { Length: >= 4 } run) return words.AsSpan(at, WithSuffix(words, at + 1 + run.Length) - at);
        for (var at = 0; at < words.Length; at++)
        {
            var run = RunAt(words, at);
            if (run.Length is 6 or 7 && run[0] >= 'A' && Digits(run) >= 3) return run;
            at += run.Length;
        }

        return [];
    }

    private static int WithSuffix(string words, int end) => end < words.Length && "警学挂领港澳试超".Contains(words[end], StringComparison.Ordinal) ? end + 1 : end;

    private static ReadOnlySpan<char> RunAt(string words, int from)
    {
        if (from >= words.Length) return [];
        var rest = words.AsSpan(from);
        var length = 0;
        while (length < rest.Length && rest[length] is (>= '0' and <= '9') or (>= 'A' and <= 'Z')) length++;
        return rest[..length];
    }

    private static int Digits(ReadOnlySpan<char> run)
    {
        var digits = 0;
        foreach (var letter in run) digits += letter <= '9' ? 1 : 0;
        return digits;
    }

    private static bool NamesScope(string words, CitySheet city)
    {
        foreach (var rule in city.Rules.Rules)
            foreach (var road in rule.Scope)
                if (words.Contains(road, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool ContainsAny(string words, string[] terms)
    {
        foreach (var term in terms)
            if (words.Contains(term, StringComparison.Ordinal)) return true;
        return false;
    }
}
