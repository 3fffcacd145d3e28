using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Traffic.Restrictions;

/// <param name="Home">Code of the agency's own city; null when it has no rules of its own.</param>
/// <param name="HolidaysKnownUntil">Last year whose official arrangement of holidays is in.</param>
public sealed record RestrictionsView(string? Home, IReadOnlyList<CityRules> Cities, int HolidaysKnownUntil);

/// <param name="Barred">The tails the rule bars on this day if it runs, such as 13579; null when they are not known.</param>
/// <param name="Outcome">For the vehicle asked about; null when none was.</param>
public sealed record RuleOnDayView(string Rule, Outcome? Outcome, Ground? Ground, bool IsDoubtful, string? Barred, bool Runs);

public sealed record RestrictionDayView(DateOnly Date, DayKind Kind, bool IsKnown, IReadOnlyList<RuleOnDayView> Rules);

/// <param name="Vehicle">How the plate or tail was read; null when none was given or it could not be.</param>
/// <param name="Fault">Why the plate could not be read.</param>
/// <param name="Doubt">What is unusual about it.</param>
public sealed record RestrictionMonthView(
    string City, string Month, DateOnly Today, string? Vehicle, IdentifierFault? Fault, IdentifierFault? Doubt, IReadOnlyList<RestrictionDayView> Days);

/// <summary>The rules as an operator sees them, and what they make of a vehicle day by day.</summary>
internal static class ReadRestrictions
{
    public static Ok<RestrictionsView> AllAsync(RestrictionBook book, AgencyDirectory agencies, ClaimsPrincipal person)
    {
        var sheet = book.Find(person.AgencyId());
        var home = sheet?.Find(agencies.Find(person.AgencyId())?.Region)?.Rules.Code;
        return TypedResults.Ok(new RestrictionsView(home, [.. (sheet?.Cities ?? []).Select(city => city.Rules)], WorkingDays.National.LastKnownYear));
    }

    /// <param name="month">Such as 2026-11.</param>
    /// <param name="plate">A plate, a tail digit or a letter; without it only what the rules bar is told.</param>
    public static Results<Ok<RestrictionMonthView>, ProblemHttpResult> MonthAsync(
        string city, string month, string? plate, VehicleClass? vehicle, RestrictionBook book, TimeProvider time, ClaimsPrincipal person)
    {
        if (book.Find(person.AgencyId())?.Find(city) is not { } sheet) return Problem.NotFound("city_unknown", "There are no rules of this city; choose another.");
        if (!DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < 2000 or > 2099)
            return Problem.Invalid("month_invalid", "Write the month as 2026-11, from 2000 to 2099.");
        var read = string.IsNullOrWhiteSpace(plate) ? default : VehicleText.Read(plate, sheet.Rules.Code);
        var asked = read.Value is { } known ? known with { Class = vehicle } : (Vehicle?)null;
        var days = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays).Select(day => DayOf(sheet, day, asked));
        return TypedResults.Ok(new RestrictionMonthView(city, month, time.GetUtcNow().DayInBeijing(), asked is { } shown ? VehicleText.Write(shown) : null, read.Fault, read.Doubt, [.. days]));
    }

    private static RestrictionDayView DayOf(CitySheet city, DateOnly date, Vehicle? vehicle) =>
        new(date, WorkingDays.National.KindOf(date), WorkingDays.National.IsKnown(date.Year), [.. city.Calendars.Select(calendar => RuleOn(city, calendar, date, vehicle))]);

    private static RuleOnDayView RuleOn(CitySheet city, RuleCalendar calendar, DateOnly date, Vehicle? vehicle)
    {
        var day = calendar.On(date);
        var verdict = vehicle is { } asked ? city.Judge(calendar, asked, date) : (Verdict?)null;
        var barred = day.State switch
        {
            RuleDayState.UnknownGroup => null,
            _ => string.Concat(Enumerable.Range(0, 10).Where(day.Bars)),
        };
        return new RuleOnDayView(
            calendar.Rule.Id, verdict?.Outcome, verdict?.Ground, verdict?.IsDoubtful ?? !calendar.Rule.IsConfirmed, barred,
            day.State is RuleDayState.Runs or RuleDayState.MayRun or RuleDayState.UnknownGroup);
    }
}
