using System.Globalization;

namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <summary>A recorded violation of a vehicle.</summary>
/// <param name="Decision">Number of the decision; null before there is one.</param>
/// <param name="DueOn">Last day to pay without a surcharge.</param>
public sealed record Violation(string Id, int Vehicle, DateTimeOffset Time, string Place, string Agency, Act Act, string? Decision, DateOnly? DueOn, bool IsPaid)
{
    public DateOnly Day => DateOnly.FromDateTime(Time.DateTime);

    /// <summary>Points count from the decision on.</summary>
    public bool Handled => Decision is not null;

    /// <summary>Three per cent a day, never more than the fine.</summary>
    public long SurchargeOn(DateOnly today) => DueOn is { } due && !IsPaid && today > due ? Math.Min(Act.Fine, Act.Fine * 3 * (today.DayNumber - due.DayNumber) / 100) : 0;
}

/// <summary>The violations of a vehicle, computed: the same at every time but that more lie in the past.</summary>
public static class Violations
{
    private const int Days = 900;
    private const int DaysToPay = 15;
    private static readonly DateOnly First = new(2025, 6, 1);
    private static readonly int[] Counts = [0, 0, 0, 1, 1, 2, 3, 5];

    /// <returns>All until today, newest first.</returns>
    public static IReadOnlyList<Violation> Of(int vehicle, DateOnly today) =>
        [.. Enumerable.Range(0, Counts[Chance.Of(vehicle, 30, Counts.Length)]).Select(number => Make(vehicle, number, today)).Where(one => one.Day <= today).OrderByDescending(one => one.Time)];

    public static Violation? Find(string id, DateOnly today) =>
        VehicleIn(id) is { } vehicle ? Of(vehicle, today).FirstOrDefault(one => one.Id == id) : null;

    public static Violation? FindDecision(string number, DateOnly today) =>
        VehicleIn(number) is { } vehicle ? Of(vehicle, today).FirstOrDefault(one => one.Decision == number) : null;

    /// <summary>Numbers begin with the first five digits of the city, one for what they number, and the vehicle.</summary>
    private static int? VehicleIn(string number) =>
        number.Length == 16 && Cities.All.FirstOrDefault(city => number.StartsWith(city.Division[..5], StringComparison.Ordinal)) is { } city
        && int.TryParse(number.AsSpan(6, 5), NumberStyles.None, CultureInfo.InvariantCulture, out var vehicle)
            ? Cities.FirstOf(city) + vehicle
            : null;

    private static Violation Make(int vehicle, int number, DateOnly today)
    {
        var (subject, city) = ((vehicle * 8) + number, Cities.Of(vehicle));
        var day = First.AddDays(Chance.Of(subject, 31, Days));
        var time = new DateTimeOffset(day.ToDateTime(new TimeOnly(6 + Chance.Of(subject, 32, 16), Chance.Of(subject, 33, 60), Chance.Of(subject, 34, 60))), TimeSpan.FromHours(8));
        var decidedOn = day.AddDays(12 + Chance.Of(subject, 35, 20));
        // One in four waits until somebody comes; what is decided is mostly paid.
        var decided = Chance.Of(subject, 36, 4) > 0 && decidedOn <= today;
        var due = decidedOn.AddDays(DaysToPay);
        return new Violation(
            $"{city.Division}{vehicle % Register.Size:d5}{number}{Chance.Of(subject, 37, 9_000) + 1_000}", vehicle, time, city.Places[Chance.Of(subject, 38, city.Places.Count)],
            city.Agencies[Chance.Of(subject, 39, city.Agencies.Count)],
            Acts.Of(subject, 40), decided ? $"{city.Division[..5]}1{vehicle % Register.Size:d5}{number}{Chance.Of(subject, 42, 9_000) + 1_000}" : null, decided ? due : null, decided && Chance.Of(subject, 43, 3) > 0 && due <= today);
    }
}
