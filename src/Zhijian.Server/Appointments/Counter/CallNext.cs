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
public sealed record CallRequest([property: Required, StringLength(20, MinimumLength = 1)] string Window);

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
        await writer.TryWriteAsync([Finish(agency, offer.Key, today, window)], http.RequestAborted);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var next = await db.Set<Booking>().AsNoTracking().Where(row => row.Offer == offer.Key && row.Day == today && row.State == BookingState.CheckedIn)
                .OrderBy(row => row.StartsAt).ThenBy(row => row.Ticket).FirstOrDefaultAsync(http.RequestAborted);
            // Another window may call the same number at the same moment; then this one takes the number after it.
            if (next is not null && !await writer.TryWriteAsync([Call(next.Id, window, now)], http.RequestAborted)) continue;
            live.Publish(agency, AppointmentNews.Kind, new AppointmentNews());
            if (next is null) return TypedResults.Ok(new CalledView(null, null));
            var called = next with { State = BookingState.Called, CalledAt = now, Window = window };
            return TypedResults.Ok(new CalledView(await days.ViewAsync(called, http.RequestAborted), days.NameOf(called)));
        }

        return Problem.Conflict("appointment_call_busy", "Other windows are calling just now. Call again.");
    }

    private static Statement Finish(AgencyId agency, string offer, DateOnly day, string window) => new(
        """UPDATE "Bookings" SET "State" = 3 WHERE "AgencyId" = @p0 AND "Offer" = @p1 AND "Day" = @p2 AND "Window" = @p3 AND "State" = 2""", [agency.Value, offer, day, window]);

    private static Statement Call(Guid booking, string window, DateTimeOffset now) => new(
        """UPDATE "Bookings" SET "State" = 2, "CalledAt" = @p1, "Window" = @p2 WHERE "Id" = @p0 AND "State" = 1""", [booking, now.ToUniversalTime(), window], MustChange: true);
}
