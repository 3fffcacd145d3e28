using System.Collections.Concurrent;

namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>
/// What was said by one city's rules, kept by all that it depends on: the day and what the rules look at in a plate. A city has some hundred such
/// answers a day, however many ask.
/// </summary>
internal sealed class RestrictionWords
{
    /// <summary>More than two days of every sort of plate; then old days are thrown away.</summary>
    private const int Most = 4096;

    private readonly ConcurrentDictionary<long, (string Chinese, string English)> _said = new();

    /// <returns>The texts without the vehicle's name in front.</returns>
    public (string Chinese, string English) Of(CitySheet city, in Vehicle vehicle, DateOnly today)
    {
        var key = KeyOf(city.Rules, vehicle, today);
        if (_said.TryGetValue(key, out var said)) return said;
        if (_said.Count >= Most) _said.Clear();
        return _said[key] = RestrictionPhrases.Answer(city, vehicle, today);
    }

    private static long KeyOf(CityRules rules, in Vehicle vehicle, DateOnly today)
    {
        var key = ((long)today.DayNumber << 4) | (long)(vehicle.Digit + 1 ?? 0);
        key = (key << 1) | (vehicle.EndsWithLetter ? 1L : 0);
        key = (key << 4) | (long)((int?)vehicle.Class + 1 ?? 0);
        key = (key << 2) | (long)vehicle.Energy;
        key = (key << 4) | (long)((int?)vehicle.Plate?.Kind + 1 ?? 0);
        return (key << 1) | (vehicle.Plate is { } plate && Crossing.IsLocal(rules.Local, plate) ? 1L : 0);
    }
}
