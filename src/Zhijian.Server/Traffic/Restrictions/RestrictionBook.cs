using System.Collections.Concurrent;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>The rules of all agencies, worked out and in memory, as the message path needs them.</summary>
public sealed class RestrictionBook
{
    private readonly ConcurrentDictionary<AgencyId, RestrictionSheet> _sheets = new();

    internal RestrictionSheet? Find(AgencyId agency) => _sheets.GetValueOrDefault(agency);

    /// <summary>Rules that are known already are not worked out anew.</summary>
    public void Put(RestrictionRow row)
    {
        if (Find(row.AgencyId)?.Find(row.City) is { } known && known.LoadedAt == row.LoadedAt) return;
        var city = new CitySheet(row.Rules, row.Place, row.LoadedAt);
        _sheets.AddOrUpdate(row.AgencyId, _ => new RestrictionSheet([city]), (_, sheet) => sheet.With(city));
    }
}

/// <summary>The rules of one agency as one immutable snapshot.</summary>
/// <param name="Cities">In the order in which they are listed.</param>
internal sealed record RestrictionSheet(IReadOnlyList<CitySheet> Cities)
{
    public RestrictionSheet With(CitySheet city) =>
        new([.. Cities.Where(other => other.Rules.Code != city.Rules.Code).Append(city).OrderBy(one => one.Place).ThenBy(one => one.Rules.Code, StringComparer.Ordinal)]);

    public CitySheet? Find(string? code)
    {
        foreach (var city in Cities)
            if (city.Rules.Code == code) return city;
        return null;
    }
}

/// <summary>One city's rules, worked out, and what was said by them on the days people ask about.</summary>
internal sealed class CitySheet(CityRules rules, int place, DateTimeOffset loadedAt)
{
    public CityRules Rules { get; } = rules;

    public int Place { get; } = place;

    public DateTimeOffset LoadedAt { get; } = loadedAt;

    public IReadOnlyList<RuleCalendar> Calendars { get; } = [.. rules.Rules.Select(rule => new RuleCalendar(rule))];

    public RestrictionWords Words { get; } = new();

    public Verdict Judge(RuleCalendar calendar, in Vehicle vehicle, DateOnly date) => Crossing.Judge(calendar, Rules.Local, vehicle, date);
}
