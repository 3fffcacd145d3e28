using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Counter;

/// <param name="Window">Such as 3号窗口.</param>
/// <param name="Seen">The number that whoever calls saw last at this window, 0 when none: if another one has been called to it since, that one is told once more instead of being passed over. Null calls in any case.</param>
public sealed record CallRequest([property: Required, StringLength(20, MinimumLength = 1)] string Window, int? Seen = null);

/// <param name="Booking">Null when nobody waits.</param>
public sealed record CalledView(BookingView? Booking, string? Name);

/// <summary>Calls the next number to a window (叫号): by the time of the booking, then by arrival. Whoever was at the window before is done.</summary>
internal static class CallNext
{
    private const int Attempts = 20;

    public static void MapCalling(this IEndpointRouteBuilder appointments) => appointments.MapPost("offers/{key}/call", HandleAsync)
        .WithName("callNextAppointment").RequireAuthorization(Policies.AnswerCitizens).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<CalledView>, ProblemHttpResult>> HandleAsync(
        string key, CallRequest request, AppointmentDays days, ZhijianDb db, StatementWriter writer, LivePeers live, TimeProvider time, HttpContext http)
    {
        var (agency, now, window) = (http.User.AgencyId(), time.GetUtcNow(), request.Window.Trim());
        if (days.Find(agency, key) is not { } offer) return Problem.NotFound(ReadAppointments.NoOffer, "There is no such offer in your departments. Reload the page.");
        var today = now.DayInBeijing();
        var ofToday = db.Set<Booking>().AsNoTracking().Where(row => row.Offer == offer.Key && row.Day == today);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var here = await ofToday.Where(row => row.State == BookingState.Called && row.Window == window).OrderByDescending(row => row.CalledAt).FirstOrDefaultAsync(http.RequestAborted);
            // The answer that told of it was lost: nobody has seen the citizen yet.
            if (here is not null && request.Seen is { } seen && here.Ticket != seen) return TypedResults.Ok(await ViewAsync(days, here, http.RequestAborted));
            var next = await ofToday.Where(row => row.State == BookingState.CheckedIn).OrderBy(row => row.StartsAt).ThenBy(row => row.Ticket).FirstOrDefaultAsync(http.RequestAborted);
            List<Statement> steps = [];
            if (here is not null) steps.Add(Finish(agency, offer.Key, today, window));
            if (next is not null) steps.Add(Call(next.Id, window, now));
            // Another window may call the same number at the same moment; then this one takes the number after it.
            if (steps.Count > 0 && !await writer.TryWriteAsync(steps, http.RequestAborted)) continue;
            live.Publish(agency, AppointmentNews.Kind, new AppointmentNews());
            return TypedResults.Ok(next is null ? new CalledView(null, null) : await ViewAsync(days, next with { State = BookingState.Called, CalledAt = now, Window = window }, http.RequestAborted));
        }

        return Problem.Conflict("appointment_call_busy", "Other windows are calling just now. Call again.");
    }

    private static async Task<CalledView> ViewAsync(AppointmentDays days, Booking called, CancellationToken cancellation) => new(await days.ViewAsync(called, cancellation), days.NameOf(called));

    /// <summary>Changes nothing when the same window called at the same moment; then it is read once more who is there.</summary>
    private static Statement Finish(AgencyId agency, string offer, DateOnly day, string window) => new(
        """UPDATE "Bookings" SET "State" = 3 WHERE "AgencyId" = @p0 AND "Offer" = @p1 AND "Day" = @p2 AND "Window" = @p3 AND "State" = 2""", [agency.Value, offer, day, window], MustChange: true);

    private static Statement Call(Guid booking, string window, DateTimeOffset now) => new(
        """UPDATE "Bookings" SET "State" = 2, "CalledAt" = @p1, "Window" = @p2 WHERE "Id" = @p0 AND "State" = 1""", [booking, now.ToUniversalTime(), window], MustChange: true);
}
