namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <param name="Level">smooth, slow or jam.</param>
public sealed record RoadView(string Id, string Name, string Kind, string Level, int Speed, DateTimeOffset At);

/// <summary>How the trunk roads, bridges and tunnels stand (路况): computed by ten minutes, worse in the rush hours; what somebody set goes before.</summary>
public sealed class Roads
{
    private const int Minutes = 10;
    private static readonly (string Id, string Name, string Kind)[] All =
    [
        ("yangtze-bridge-1", "武汉长江大桥", "bridge"), ("yangtze-bridge-2", "武汉长江二桥", "bridge"), ("yingwuzhou", "鹦鹉洲长江大桥", "bridge"), ("baishazhou", "白沙洲大桥", "bridge"),
        ("erqi", "二七长江大桥", "bridge"), ("tianxingzhou", "天兴洲大桥", "bridge"), ("tunnel", "武汉长江隧道", "tunnel"), ("jianghan-bridge", "江汉桥", "bridge"), ("qingchuan", "晴川桥", "bridge"),
        ("yuehu", "月湖桥", "bridge"), ("ring-2", "二环线", "road"), ("ring-3", "三环线", "road"), ("jiefang", "解放大道", "road"), ("fazhan", "发展大道", "road"), ("zhongshan", "中山大道", "road"),
        ("hanyang", "汉阳大道", "road"), ("wuluo", "武珞路", "road"), ("luoyu", "珞喻路", "road"), ("heping", "和平大道", "road"), ("xiongchu", "雄楚大道", "road"), ("dongfeng", "东风大道", "road"),
    ];
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> set = new(StringComparer.Ordinal);

    public static bool IsLevel(string? level) => level is "smooth" or "slow" or "jam";

    public IReadOnlyList<RoadView> At(DateTimeOffset now)
    {
        var beijing = now.ToOffset(TimeSpan.FromHours(8));
        var slot = beijing.Date.AddMinutes(Math.Floor(beijing.TimeOfDay.TotalMinutes / Minutes) * Minutes);
        var at = new DateTimeOffset(slot, TimeSpan.FromHours(8));
        lock (gate) return [.. All.Select((road, number) => Of(road, number, at))];
    }

    /// <returns>False when there is no such road.</returns>
    public bool Set(string id, string? level)
    {
        if (!All.Any(road => road.Id == id)) return false;
        lock (gate)
        {
            if (level is null) set.Remove(id);
            else set[id] = level;
        }
        return true;
    }

    public void Clear()
    {
        lock (gate) set.Clear();
    }

    private RoadView Of((string Id, string Name, string Kind) road, int number, DateTimeOffset at)
    {
        var rush = at.Hour is 7 or 8 or 17 or 18 && at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var luck = Chance.Of(number, (int)(at.ToUnixTimeSeconds() / 600), 100);
        var level = set.GetValueOrDefault(road.Id) ?? (luck < (rush ? 30 : 5) ? "jam" : luck < (rush ? 70 : 25) ? "slow" : "smooth");
        var speed = level switch { "jam" => 8, "slow" => 22, _ => 45 } + (luck % 7);
        return new RoadView(road.Id, road.Name, road.Kind, level, speed, at);
    }
}
