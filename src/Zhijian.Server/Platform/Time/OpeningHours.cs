namespace Zhijian.Server.Platform.Time;

/// <summary>Days on which one agency is shut although the country works (临时闭馆).</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record Closure(DateOnly From, DateOnly To, string? Reason = null);

/// <summary>When people of an agency answer (办公时间), as data.</summary>
/// <param name="Periods">Of a day, such as <c>08:30-12:00</c>; in order, not overlapping.</param>
/// <param name="EveryDay">Whether weekends and holidays are worked too.</param>
public sealed record OpeningHours(IReadOnlyList<string> Periods, bool EveryDay, IReadOnlyList<Closure> Closures)
{
    /// <summary>Of an agency that said nothing: what most offices keep.</summary>
    public static OpeningHours Standard { get; } = new(["08:30-12:00", "14:30-17:30"], EveryDay: false, []);

    public bool Equals(OpeningHours? other) =>
        other is not null && EveryDay == other.EveryDay && Periods.SequenceEqual(other.Periods) && Closures.SequenceEqual(other.Closures);

    public override int GetHashCode() => HashCode.Combine(EveryDay, Periods.Count, Closures.Count);

    /// <summary>What keeps a calendar from being made of this; null when nothing does.</summary>
    public string? WhyNot()
    {
        if (Periods.Count == 0) return "needs at least one period such as \"08:30-12:00\"";
        var end = TimeSpan.Zero;
        foreach (var text in Periods)
        {
            if (OpeningPeriod.Parse(text) is not { } period) return $"“{text}” is no period of one day; write it as \"08:30-12:00\"";
            if (period.From < end) return $"“{text}” begins before the period in front of it has ended";
            end = period.To;
        }

        return Closures.FirstOrDefault(closure => closure.To < closure.From) is { } backwards ? $"a closure ends on {backwards.To:yyyy-MM-dd}, before it begins" : null;
    }
}
