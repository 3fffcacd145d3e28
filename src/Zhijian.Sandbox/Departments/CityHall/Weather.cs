namespace Zhijian.Sandbox.Departments.CityHall;

/// <param name="Sky">sunny, cloudy, overcast, lightRain, rain, haze or snow.</param>
public sealed record DayForecast(DateOnly Day, string Sky, int Low, int High);

/// <param name="Aqi">Air quality index; <paramref name="Air"/> is its grade: excellent, good, light, moderate, heavy.</param>
/// <param name="Warning">In words; 无 when none is in force.</param>
public sealed record WeatherView(string District, string DistrictName, DateTimeOffset At, string Sky, int Temperature, int Humidity, string Wind, int Aqi, string Air, string Warning, IReadOnlyList<DayForecast> Days);

/// <summary>The weather of Xi'an's districts (天气), made up by day and hour: the same whenever it is asked, warmer in summer and at noon.</summary>
public static class Weather
{
    private const int Subjects = 500_000;
    private static readonly int[] Lows = [-4, -1, 4, 10, 15, 20, 22, 21, 16, 10, 3, -2];
    private static readonly int[] Highs = [5, 8, 15, 21, 27, 32, 33, 31, 26, 19, 12, 6];
    private static readonly string[] WinterSkies = ["sunny", "sunny", "cloudy", "overcast", "haze", "snow"];
    private static readonly string[] SummerSkies = ["sunny", "sunny", "cloudy", "overcast", "lightRain", "rain"];
    private static readonly string[] Winds = ["东北风2级", "东北风3级", "西南风2级", "西北风3级", "东风2级"];

    public static IReadOnlyDictionary<string, string> Districts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["xincheng"] = "新城区",
        ["beilin"] = "碑林区",
        ["lianhu"] = "莲湖区",
        ["baqiao"] = "灞桥区",
        ["weiyang"] = "未央区",
        ["yanta"] = "雁塔区",
        ["yanliang"] = "阎良区",
        ["lintong"] = "临潼区",
        ["changan"] = "长安区",
        ["gaoling"] = "高陵区",
        ["huyi"] = "鄠邑区",
    };

    public static WeatherView Of(string district, DateTimeOffset now)
    {
        var beijing = now.ToOffset(TimeSpan.FromHours(8));
        var (today, place) = (DateOnly.FromDateTime(beijing.DateTime), Districts.Keys.ToList().IndexOf(district));
        var first = Day(today);
        // Coldest at five in the morning, warmest at three in the afternoon.
        var warmth = (1 - Math.Cos((beijing.Hour - 5) * Math.PI / 10)) / 2;
        var aqi = (first.Sky == "haze" ? 160 : 45) + Chance.Of(Subjects + today.DayNumber, 90 + place, 50);
        return new WeatherView(
            district, Districts[district], new DateTimeOffset(beijing.Date.AddHours(beijing.Hour), beijing.Offset), first.Sky, first.Low + (int)Math.Round((first.High - first.Low) * Math.Clamp(warmth, 0, 1)),
            35 + Chance.Of(Subjects + today.DayNumber, 120 + place, 45), Winds[Chance.Of(Subjects + today.DayNumber, 140, Winds.Length)], aqi, GradeOf(aqi), WarningOf(first), [first, Day(today.AddDays(1)), Day(today.AddDays(2))]);
    }

    private static DayForecast Day(DateOnly day)
    {
        var (subject, skies) = (Subjects + day.DayNumber, day.Month is >= 11 or <= 2 ? WinterSkies : SummerSkies);
        var (low, high) = (Lows[day.Month - 1] - 2 + Chance.Of(subject, 150, 5), Highs[day.Month - 1] - 3 + Chance.Of(subject, 151, 7));
        return new DayForecast(day, skies[Chance.Of(subject, 152, skies.Length)], low, Math.Max(low + 2, high));
    }

    private static string GradeOf(int aqi) => aqi switch { <= 50 => "excellent", <= 100 => "good", <= 150 => "light", <= 200 => "moderate", _ => "heavy" };

    private static string WarningOf(DayForecast day) => day switch
    {
        { High: >= 35 } => "高温黄色预警",
        { Sky: "haze" } => "霾黄色预警",
        { Sky: "snow" } => "道路结冰黄色预警",
        _ => "无",
    };
}
