using System.Collections.Concurrent;

namespace Zhijian.Sandbox.Departments.Water;

/// <summary>Where water is off, or will be (停水).</summary>
/// <param name="Kind">planned or urgent.</param>
/// <param name="State">announced, running or over.</param>
public sealed record OutageView(string Id, string Area, string AreaName, string Roads, string Kind, string Reason, DateTimeOffset From, DateTimeOffset Until, string State);

/// <summary>What a tester announces.</summary>
/// <param name="Kind">planned or urgent; urgent without it.</param>
public sealed record OutageNotice(string? Area, string? Roads, string? Reason, DateTimeOffset? From, DateTimeOffset? Until, string? Kind = null);

/// <summary>What of an outage is different from now on.</summary>
public sealed record OutageChange(string? Roads, string? Reason, DateTimeOffset? Until);

/// <summary>Two planned outages a day, computed, and whatever somebody announced or changed.</summary>
public sealed class OutageBook : IDepartmentMemory
{
    private const int ADay = 2;
    private const int DaysAhead = 4;
    private const int Subjects = 400_000;
    private const string Over = "over";
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly string[] Reasons = ["老旧管网改造", "阀门更换", "水箱清洗", "管道接驳施工", "路面施工管线迁改"];
    private static readonly string[] Roads = ["荣乐路沿线", "人民北路沿线", "文诚路至思贤路之间", "谷阳北路沿线", "中山中路沿线", "新松江路南侧小区", "泗陈公路沿线", "九新公路沿线"];
    private readonly ConcurrentDictionary<string, OutageView> told = new(StringComparer.Ordinal);

    // From the real time on, so that a restarted sandbox never gives an id that others have seen already.
    private long last = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public static bool IsKind(string kind) => kind is "planned" or "urgent";

    /// <returns>All that are not over, the next first.</returns>
    public IReadOnlyList<OutageView> At(DateTimeOffset now, string? area) =>
        [.. Planned(now).Where(one => !told.ContainsKey(one.Id)).Concat(told.Values).Select(one => At(one, now)).Where(one => one.State != Over && (area is null or "" || one.Area == area)).OrderBy(one => one.From).ThenBy(one => one.Id, StringComparer.Ordinal)];

    /// <returns>Null when it is not known, or over.</returns>
    public OutageView? Find(string id, DateTimeOffset now) => At(now, null).FirstOrDefault(one => one.Id == id);

    /// <summary>A burst pipe, say.</summary>
    public OutageView Announce(OutageNotice notice, Area area, DateTimeOffset now)
    {
        var id = $"U{Interlocked.Increment(ref last)}";
        return At(told[id] = new OutageView(id, area.Key, area.Name, notice.Roads!, notice.Kind ?? "urgent", notice.Reason!, notice.From!.Value, notice.Until!.Value, "announced"), now);
    }

    public OutageView Change(OutageView one, OutageChange change, DateTimeOffset now) =>
        At(told[one.Id] = one with { Roads = change.Roads ?? one.Roads, Reason = change.Reason ?? one.Reason, Until = change.Until ?? one.Until }, now);

    /// <summary>Water is back, or was never off.</summary>
    public OutageView End(OutageView one, DateTimeOffset now) => told[one.Id] = one with { Until = one.From < now ? now : one.Until, State = Over };

    public void Clear() => told.Clear();

    private static OutageView At(OutageView one, DateTimeOffset now) => one with { State = one.State == Over || one.Until <= now ? Over : one.From <= now ? "running" : "announced" };

    private static IEnumerable<OutageView> Planned(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(Beijing).DateTime);
        return Enumerable.Range(-1, DaysAhead + 1).SelectMany(day => Enumerable.Range(0, ADay).Select(number => Planned(today.AddDays(day), number)));
    }

    private static OutageView Planned(DateOnly day, int number)
    {
        var subject = Subjects + (day.DayNumber * ADay) + number;
        var area = Customers.Areas[Chance.Of(subject, 80, Customers.Areas.Count)];
        var from = new DateTimeOffset(day.ToDateTime(new TimeOnly(8 + Chance.Of(subject, 81, 3), 30)), Beijing);
        return new OutageView(
            $"P{day:yyyyMMdd}{number}", area.Key, area.Name, Roads[Chance.Of(subject, 82, Roads.Length)], "planned", Reasons[Chance.Of(subject, 83, Reasons.Length)], from, from.AddHours(4 + Chance.Of(subject, 84, 5)), "announced");
    }
}
