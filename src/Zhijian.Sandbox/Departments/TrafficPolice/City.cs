namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <summary>In what one city's traffic police differ from another's; everything else is computed in the same way.</summary>
/// <param name="Division">Division code of the city.</param>
/// <param name="Prefix">How its plates begin.</param>
/// <param name="People">Each of them has a licence and a vehicle.</param>
/// <param name="Places">Where cameras stand.</param>
/// <param name="Agencies">Who records violations.</param>
/// <param name="Roads">As the city's sketch names them.</param>
/// <param name="Centres">Where fast claims are settled.</param>
public sealed record City(
    string Division, string Prefix, Population People, IReadOnlyList<string> Places, IReadOnlyList<string> Agencies, IReadOnlyList<RoadName> Roads, IReadOnlyList<CentreView> Centres);

/// <param name="Kind">road, bridge or tunnel.</param>
public sealed record RoadName(string Id, string Name, string Kind);

/// <summary>The cities whose traffic police work with this back office.</summary>
public static class Cities
{
    private static readonly City Wuhan = new(
        "420100", "鄂A", new Population(0, "420102", "420103", "420104", "420105", "420106", "420107", "420111", "420112"),
        [
            "武珞路大东门路口", "珞喻路广埠屯路口", "解放大道航空路路口", "中山大道武胜路路口", "徐东大街友谊大道路口", "长江大桥汉阳桥头", "雄楚大道楚平路口", "发展大道常青路口",
            "和平大道建设二路口", "三环线白沙洲大桥北段", "二环线水东段", "汉阳大道钟家村路口", "东风大道神龙大道路口", "长江隧道汉口入口",
        ],
        ["武昌区交通大队", "江岸区交通大队", "江汉区交通大队", "洪山区交通大队", "汉阳区交通大队", "桥梁隧道交通大队"],
        [
            new("yangtze-bridge-1", "武汉长江大桥", "bridge"), new("yangtze-bridge-2", "武汉长江二桥", "bridge"), new("yingwuzhou", "鹦鹉洲长江大桥", "bridge"), new("baishazhou", "白沙洲大桥", "bridge"),
            new("erqi", "二七长江大桥", "bridge"), new("tianxingzhou", "天兴洲大桥", "bridge"), new("tunnel", "武汉长江隧道", "tunnel"), new("jianghan-bridge", "江汉桥", "bridge"), new("qingchuan", "晴川桥", "bridge"),
            new("yuehu", "月湖桥", "bridge"), new("ring-2", "二环线", "road"), new("ring-3", "三环线", "road"), new("jiefang", "解放大道", "road"), new("fazhan", "发展大道", "road"),
            new("zhongshan", "中山大道", "road"), new("hanyang", "汉阳大道", "road"), new("wuluo", "武珞路", "road"), new("luoyu", "珞喻路", "road"), new("heping", "和平大道", "road"),
            new("xiongchu", "雄楚大道", "road"), new("dongfeng", "东风大道", "road"),
        ],
        [
            new("wuchang", "武昌快速理赔服务中心", "武昌区武珞路（沙箱地址）", "027-0000-0001", "08:30-17:30", true, 30.536, 114.337),
            new("hankou", "汉口快速理赔服务中心", "江汉区发展大道（沙箱地址）", "027-0000-0002", "08:30-17:30", true, 30.612, 114.262),
            new("hanyang", "汉阳快速理赔服务中心", "汉阳区汉阳大道（沙箱地址）", "027-0000-0003", "08:30-17:30", true, 30.553, 114.235),
            new("qingshan", "青山快速理赔服务点", "青山区和平大道（沙箱地址）", "027-0000-0004", "09:00-17:00", true, 30.628, 114.385),
            new("optics-valley", "光谷快速理赔服务点", "洪山区珞喻路（沙箱地址）", "027-0000-0005", "09:00-17:00", true, 30.506, 114.397),
        ]);

    private static readonly City Xian = new(
        "610100", "陕A", new Population(Register.Size, "610102", "610103", "610104", "610111", "610112", "610113", "610114", "610115"),
        [
            "南二环太白立交", "长安路小寨十字", "未央路龙首村十字", "雁塔路大雁塔南广场", "友谊路文艺路口", "科技路高新路口", "朱雀大街南二环口", "北二环未央立交", "东二环金花路口", "西二环桃园路口",
            "环城南路文昌门口", "长乐路康复路口", "大庆路桃园路口", "咸宁路兴庆路口",
        ],
        ["碑林交警大队", "雁塔交警大队", "莲湖交警大队", "未央交警大队", "新城交警大队", "高新交警大队"],
        [
            new("ring-2-south", "南二环", "road"), new("ring-2-north", "北二环", "road"), new("ring-2-east", "东二环", "road"), new("ring-2-west", "西二环", "road"), new("ring-3", "三环路", "road"),
            new("wall-south", "环城南路", "road"), new("wall-north", "环城北路", "road"), new("changan", "长安路", "road"), new("weiyang", "未央路", "road"), new("yanta", "雁塔路", "road"),
            new("taibai", "太白路", "road"), new("zhuque", "朱雀大街", "road"), new("youyi", "友谊路", "road"), new("keji", "科技路", "road"), new("xianning", "咸宁路", "road"),
            new("changle", "长乐路", "road"), new("daqing", "大庆路", "road"),
        ],
        [
            new("beilin", "碑林快速理赔服务点", "碑林区友谊路（沙箱地址）", "029-0000-0001", "08:30-17:30", true, 34.242, 108.945),
            new("yanta", "雁塔快速理赔服务点", "雁塔区长安路（沙箱地址）", "029-0000-0002", "08:30-17:30", true, 34.214, 108.946),
            new("weiyang", "未央快速理赔服务点", "未央区未央路（沙箱地址）", "029-0000-0003", "09:00-17:00", true, 34.309, 108.946),
            new("gaoxin", "高新快速理赔服务点", "高新区科技路（沙箱地址）", "029-0000-0004", "09:00-17:00", true, 34.232, 108.895),
        ]);

    public static IReadOnlyList<City> All { get; } = [Wuhan, Xian];

    /// <summary>Of a driver or vehicle.</summary>
    public static City Of(int number) => All[number / Register.Size];

    /// <summary>By division code; the first when none is named.</summary>
    public static City? Find(string? division) => division is null or "" ? All[0] : All.FirstOrDefault(city => city.Division == division);

    /// <returns>From where on the numbers of a city's drivers and vehicles run.</returns>
    public static int FirstOf(City city) => All.TakeWhile(other => other != city).Count() * Register.Size;

    public static City? OfPlate(string? plate) => All.FirstOrDefault(city => plate?.StartsWith(city.Prefix, StringComparison.Ordinal) == true);
}
