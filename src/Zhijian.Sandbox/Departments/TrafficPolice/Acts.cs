using System.Text.Json;

namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <summary>Something that is forbidden on the road (违法行为).</summary>
/// <param name="Fine">In fen.</param>
public sealed record Act(string Code, string Name, int Points, long Fine);

/// <summary>
/// The acts that cameras record, from traffic-violations.json: points of the regulation of 2021, codes of before 2022 where newer ones are not confirmed, amounts
/// of another city's law. Good enough to look real; nobody pays by it.
/// </summary>
public static class Acts
{
    private const string UnknownCode = "0000";

    /// <summary>Commonest first.</summary>
    public static IReadOnlyList<Act> All { get; } = Load();

    /// <summary>Most of what is recorded is one of the first few.</summary>
    public static Act Of(int subject, int purpose)
    {
        var usual = Chance.Of(subject, purpose, 4) > 0;
        return All[Chance.Of(subject, purpose + 1, usual ? 8 : All.Count)];
    }

    private static List<Act> Load()
    {
        using var stream = typeof(Acts).Assembly.GetManifestResourceStream("traffic-violations.json")!;
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("fine_beijing").ValueKind == JsonValueKind.Number).Select(item => new Act(
            item.GetProperty("code_2022").GetString() ?? item.GetProperty("code_before_2022").GetString() ?? UnknownCode, Chinese(item.GetProperty("name").GetString()!),
            item.GetProperty("points_2022").GetInt32(), item.GetProperty("fine_beijing").GetInt32() * 100L)).ToList();
    }

    /// <summary>The file explains some names in English behind them.</summary>
    private static string Chinese(string name)
    {
        var place = name.Contains("motorway or", StringComparison.Ordinal) && !name.Contains("not on", StringComparison.Ordinal) ? "（高速公路、城市快速路）" : "";
        return name.Split([" (", ", "], StringSplitOptions.None)[0] + place;
    }
}
