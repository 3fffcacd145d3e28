using System.Collections.Concurrent;

namespace Zhijian.Sandbox.Departments.Water;

/// <summary>Where water is off, or will be (停水).</summary>
/// <param name="Kind">planned or urgent.</param>
/// <param name="State">announced or running.</param>
public sealed record OutageView(string Id, string Area, string AreaName, string Roads, string Kind, string Reason, DateTimeOffset From, DateTimeOffset Until, string State);

/// <summary>What a tester announces.</summary>
public sealed record OutageNotice(string? Area, string? Roads, string? Reason, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>Two planned outages a day, computed, and whatever somebody announced.</summary>
public sealed class OutageBook : IDepartmentMemory
{
    private const int ADay = 2;
    private const int DaysAhead = 4;
    private const int Subjects = 400_000;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly string[] Reasons = ["老旧管网改造", "阀门更换", "水箱清洗", "管道接驳施工", "路面施工管线迁改"];
    private static readonly string[] Roads = ["荣乐路沿线", "人民北路沿线", "文诚路至思贤路之间", "谷阳北路沿线", "中山中路沿线", "新松江路南侧小区", "泗陈公路沿线", "九新公路沿线"];
    private readonly ConcurrentDictionary<string, OutageView> announced = new(StringComparer.Ordinal);
    private int last;

    /// <returns>All that are not over, the next first.</returns>
    public IReadOnlyList<OutageView> At(DateTimeOffset now, string? area)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(Beijing).DateTime);
        var planned = Enumerable.Range(-1, DaysAhead + 1).SelectMany(day => Enumerable.Range(0, ADay).Select(number => Planned(today.AddDays(day), number)));
        return [.. planned.Concat(announced.Values).Where(one => one.Until > now && (area is null or "" || one.Area == area)).Select(one => one with { State = one.From <= now ? "running" : "announced" }).OrderBy(one => one.From).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>A burst pipe, say.</summary>
    public OutageView Announce(OutageNotice notice, Area area)
    {
        var id = $"U{Interlocked.Increment(ref last):d4}";
        return announced[id] = new OutageView(id, area.Key, area.Name, notice.Roads!, "urgent", notice.Reason!, notice.From!.Value, notice.Until!.Value, "announced");
    }

    public void Clear() => announced.Clear();

    private static OutageView Planned(DateOnly day, int number)
    {
        var subject = Subjects + (day.DayNumber * ADay) + number;
        var area = Customers.Areas[Chance.Of(subject, 80, Customers.Areas.Count)];
        var from = new DateTimeOffset(day.ToDateTime(new TimeOnly(8 + Chance.Of(subject, 81, 3), 30)), Beijing);
        return new OutageView(
            $"P{day:yyyyMMdd}{number}", area.Key, area.Name, Roads[Chance.Of(subject, 82, Roads.Length)], "planned", Reasons[Chance.Of(subject, 83, Reasons.Length)], from, from.AddHours(4 + Chance.Of(subject, 84, 5)), "announced");
    }
}
