using System.Globalization;

namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <param name="Kind">works, event or advice.</param>
/// <param name="From">First day on which it holds.</param>
public sealed record PublicNoticeView(string Id, string Title, string Kind, DateOnly PublishedOn, DateOnly From, DateOnly Until, string Text);

/// <summary>What the traffic police make known to everybody (交管通告): one a week, computed, about the roads of the city, and said to be invented.</summary>
public static class PublicNotices
{
    private const int Weeks = 6;
    private const int DaysOfWeek = 7;
    private const int DaysAhead = 3;
    private const string Invented = "（本通告为演示数据）";
    private static readonly string[] Reasons = ["路面大修", "燃气管道改造", "桥梁伸缩缝更换", "雨水箱涵施工"];

    /// <returns>The newest first.</returns>
    public static IReadOnlyList<PublicNoticeView> At(City city, DateOnly today) => [.. Enumerable.Range(0, Weeks).Select(back => Of(city, (today.DayNumber / DaysOfWeek) - back)).Where(notice => notice.PublishedOn <= today)];

    /// <returns>Null when it is not among those that are shown.</returns>
    public static PublicNoticeView? Find(string id, DateOnly today) => Cities.All.SelectMany(city => At(city, today)).FirstOrDefault(notice => notice.Id == id);

    private static PublicNoticeView Of(City city, int week)
    {
        var subject = Cities.FirstOf(city) + week;
        var road = city.Roads[Chance.Of(subject, 90, city.Roads.Count)].Name;
        var published = DateOnly.FromDayNumber(week * DaysOfWeek);
        var from = published.AddDays(DaysAhead);
        var until = from.AddDays(Chance.Of(subject, 91, 4) * DaysOfWeek);
        var (kind, title, text) = Chance.Of(subject, 92, 3) switch
        {
            0 => ("works", $"关于{road}施工期间交通管理的通告", $"因{Reasons[Chance.Of(subject, 93, Reasons.Length)]}，{Days(from, until)}每天23时至次日5时，{road}施工路段占用部分车道。请按现场标志和交警指挥通行。"),
            1 => ("event", $"关于群众体育活动期间{road}交通管制的通告", $"因举办群众体育活动，{Day(from)}6时至12时，{road}活动路段禁止机动车通行，公交线路临时绕行。请提前安排出行。"),
            _ => ("advice", $"{road}早晚高峰出行提示", $"{Days(from, until)}{road}早晚高峰车流较大，请错峰出行或者乘坐公共交通；通过时保持车距，不随意变道。"),
        };
        return new PublicNoticeView($"{city.Division}-{week.ToString(CultureInfo.InvariantCulture)}", title, kind, published, from, until, text + Invented);
    }

    private static string Days(DateOnly from, DateOnly until) => from == until ? Day(from) : $"{Day(from)}至{Day(until)}";

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
