namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <param name="Level">smooth, slow or jam.</param>
public sealed record RoadView(string Id, string Name, string Kind, string Level, int Speed, DateTimeOffset At);

/// <summary>How the trunk roads, bridges and tunnels stand (路况): computed by ten minutes, worse in the rush hours; what somebody set goes before.</summary>
public sealed class Roads : IDepartmentMemory
{
    private const int Minutes = 10;
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> set = new(StringComparer.Ordinal);

    public static bool IsLevel(string? level) => level is "smooth" or "slow" or "jam";

    public IReadOnlyList<RoadView> At(City city, DateTimeOffset now)
    {
        var beijing = now.ToOffset(TimeSpan.FromHours(8));
        var slot = beijing.Date.AddMinutes(Math.Floor(beijing.TimeOfDay.TotalMinutes / Minutes) * Minutes);
        var at = new DateTimeOffset(slot, TimeSpan.FromHours(8));
        var first = Cities.FirstOf(city);
        lock (gate) return [.. city.Roads.Select((road, number) => Of(road, first + number, at))];
    }

    /// <returns>False when there is no such road.</returns>
    public bool Set(string id, string? level)
    {
        if (!Cities.All.Any(city => city.Roads.Any(road => road.Id == id))) return false;
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

    private RoadView Of(RoadName road, int number, DateTimeOffset at)
    {
        var rush = at.Hour is 7 or 8 or 17 or 18 && at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var luck = Chance.Of(number, (int)(at.ToUnixTimeSeconds() / 600), 100);
        var level = set.GetValueOrDefault(road.Id) ?? (luck < (rush ? 30 : 5) ? "jam" : luck < (rush ? 70 : 25) ? "slow" : "smooth");
        var speed = level switch { "jam" => 8, "slow" => 22, _ => 45 } + (luck % 7);
        return new RoadView(road.Id, road.Name, road.Kind, level, speed, at);
    }
}
