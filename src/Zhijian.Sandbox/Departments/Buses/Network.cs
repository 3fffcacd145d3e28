namespace Zhijian.Sandbox.Departments.Buses;

/// <param name="Place">In WGS-84.</param>
public sealed record BusStop(string Id, string Name, Point Place);

/// <param name="First">Departure of the first bus, in Beijing; the last leaves at <paramref name="Last"/>.</param>
/// <param name="Stops">Ids in their order.</param>
public sealed record BusLine(string Id, string Name, string First, string Last, int EveryMinutes, long FareFen, IReadOnlyList<string> Stops);

/// <summary>Something worth seeing (景点).</summary>
/// <param name="Opens">In Beijing, every day.</param>
/// <param name="Stop">The bus stop nearby.</param>
public sealed record Sight(string Id, string Name, string Address, string Opens, string Closes, long TicketFen, string Hint, Point Place, string Stop);

/// <summary>
/// Stops, lines and sights around Hancheng (公交和景点) for demonstration. The sights are real, their coordinates rough; lines, times, fares and opening hours are invented.
/// </summary>
public static class Network
{
    public static IReadOnlyList<BusStop> Stops { get; } =
    [
        new("railway", "火车站", new(35.4735, 110.4290)), new("coach", "汽车站", new(35.4810, 110.4370)), new("hospital", "市人民医院", new(35.4790, 110.4440)),
        new("square", "司马迁广场", new(35.4770, 110.4480)), new("government", "市政府", new(35.4850, 110.4420)), new("school", "象山中学", new(35.4720, 110.4400)),
        new("north-gate", "古城北门", new(35.4700, 110.4460)), new("confucius", "文庙", new(35.4672, 110.4472)), new("south-gate", "古城南门", new(35.4630, 110.4450)),
        new("juyuan", "澽水公园", new(35.4610, 110.4510)), new("sucun", "苏东", new(35.4480, 110.4600)), new("zhichuan", "芝川镇", new(35.4020, 110.4830)),
        new("tomb", "司马迁祠", new(35.3915, 110.4900)), new("xizhuang", "西庄镇", new(35.5200, 110.4680)), new("dangjia", "党家村", new(35.5280, 110.4950)),
        new("liangdai", "梁带村", new(35.5130, 110.5250)), new("zanhe", "昝村镇", new(35.5080, 110.5000)), new("longmen", "龙门镇", new(35.6050, 110.5650)),
        new("puzhao", "普照寺", new(35.5440, 110.4510)), new("dayu", "大禹庙", new(35.5320, 110.4870)),
    ];

    public static IReadOnlyList<BusLine> Lines { get; } =
    [
        new("1", "1路", "06:30", "20:00", 8, 100, ["railway", "coach", "hospital", "square", "north-gate", "confucius", "south-gate"]),
        new("2", "2路", "06:40", "19:30", 12, 100, ["coach", "government", "hospital", "school", "south-gate", "juyuan"]),
        new("3", "3路", "06:50", "19:00", 15, 100, ["railway", "school", "north-gate", "square", "government"]),
        new("101", "101路", "07:00", "18:30", 30, 300, ["coach", "square", "sucun", "zhichuan", "tomb"]),
        new("102", "102路", "07:00", "18:00", 30, 300, ["coach", "government", "xizhuang", "dayu", "dangjia"]),
        new("103", "103路", "07:20", "18:00", 40, 400, ["coach", "square", "zanhe", "liangdai"]),
        new("105", "105路", "07:10", "17:40", 60, 400, ["coach", "xizhuang", "puzhao"]),
        new("106", "106路", "07:00", "18:00", 30, 500, ["railway", "coach", "xizhuang", "longmen"]),
    ];

    public static IReadOnlyList<Sight> Sights { get; } =
    [
        new("sima-qian", "司马迁祠", "芝川镇东南", "08:00", "18:00", 7_000, "登上99级台阶到祠前，老人和小孩注意脚下。", new(35.3896, 110.4920), "tomb"),
        new("dangjia", "党家村古民居", "西庄镇党家村", "08:00", "18:00", 5_000, "村里还住着人，请放低声音。", new(35.5290, 110.4960), "dangjia"),
        new("old-town", "韩城古城", "金城街道", "00:00", "24:00", 0, "街区不收门票，晚上有灯。", new(35.4664, 110.4470), "confucius"),
        new("confucius", "韩城文庙（市博物馆）", "古城学巷", "08:30", "17:30", 5_000, "和城隍庙、东营庙离得近，可以一起看。", new(35.4672, 110.4480), "confucius"),
        new("liangdai", "梁带村芮国遗址博物馆", "昝村镇梁带村", "09:00", "17:00", 6_000, "周一闭馆以馆方公告为准。", new(35.5140, 110.5270), "liangdai"),
        new("puzhao", "普照寺", "昝村镇吴村", "08:00", "17:30", 3_000, "元代建筑，殿内不能用闪光灯。", new(35.5445, 110.4515), "puzhao"),
        new("dayu", "大禹庙", "周原村", "08:30", "17:30", 2_000, "离党家村不远。", new(35.5322, 110.4875), "dayu"),
    ];

    public static BusStop Stop(string id) => Stops.First(stop => stop.Id == id);

    public static IEnumerable<BusLine> LinesAt(string stop) => Lines.Where(line => line.Stops.Contains(stop));

    /// <summary>By the number of a line (3, 3路), or by a stop or sight it leads to.</summary>
    public static IEnumerable<BusLine> Find(string words)
    {
        var asked = words.Trim();
        if (asked.Length == 0) return [];
        if (Lines.Where(line => line.Id == asked || line.Name == asked).ToList() is { Count: > 0 } named) return named;
        var stops = Stops.Where(stop => IsLike(stop.Name, asked)).Select(stop => stop.Id).Concat(Sights.Where(sight => IsLike(sight.Name, asked)).Select(sight => sight.Stop)).ToHashSet(StringComparer.Ordinal);
        return Lines.Where(line => line.Stops.Any(stops.Contains));
    }

    private static bool IsLike(string name, string asked) => asked.Length >= 2 && (name.Contains(asked, StringComparison.Ordinal) || asked.Contains(name, StringComparison.Ordinal));
}
