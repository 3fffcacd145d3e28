using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Agencies;

/// <param name="IsSet">False when the agency never said when it is open; the periods are then what most offices keep, and citizens are told nothing of them.</param>
/// <param name="HolidaysKnownUntil">Last year whose official arrangement of holidays is in; later due times miss make-up days.</param>
public sealed record HoursView(IReadOnlyList<string> Periods, bool EveryDay, IReadOnlyList<Closure> Closures, bool IsSet, int HolidaysKnownUntil)
{
    internal static HoursView Of(WorkingCalendar? calendar)
    {
        var hours = calendar?.Hours ?? OpeningHours.Standard;
        return new HoursView(hours.Periods, hours.EveryDay, hours.Closures, calendar is not null, WorkingDays.National.LastKnownYear);
    }
}

/// <summary>Shows and changes when an agency is open (办公时间). A change holds for what is promised and told from now on.</summary>
internal static class EditHours
{
    public static Ok<HoursView> Show(AgencyCalendars calendars, HttpContext http) => TypedResults.Ok(HoursView.Of(calendars.Find(http.User.AgencyId())));

    public static async Task<Results<Ok<HoursView>, ProblemHttpResult>> ChangeAsync(HoursForm form, ZhijianDb db, AuditLog audit, AgencyCalendars calendars, HttpContext http)
    {
        if (form.Check() is { Count: > 0 } faults) return Problem.Invalid("hours_invalid", faults);
        var id = http.User.AgencyId();
        var agency = await db.Set<Agency>().SingleAsync(row => row.Id == id, http.RequestAborted);
        var before = agency.Hours;
        agency.Hours = form.ToHours();
        audit.Note(AuditActor.Of(http.User), AuditAction.OpeningHoursChanged, "hours", $"{Describe(agency.Hours)}; before: {(before is null ? "never said" : Describe(before))}");
        await db.SaveChangesAsync(http.RequestAborted);
        calendars.Put(id, agency.Hours);
        return TypedResults.Ok(HoursView.Of(calendars.Find(id)));
    }

    private static string Describe(OpeningHours hours) => string.Join(
        ", ", [.. hours.Periods, hours.EveryDay ? "every day" : "working days", .. hours.Closures.Select(closure => $"closed {closure.From:yyyy-MM-dd} to {closure.To:yyyy-MM-dd}")]);
}
