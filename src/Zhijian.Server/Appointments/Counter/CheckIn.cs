using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Counter;

/// <param name="Code">As the scanner read it or somebody typed it.</param>
/// <param name="EvenIfLate">The officer takes somebody who came too late, or too early, all the same.</param>
public sealed record CheckInRequest([property: Required, StringLength(40)] string Code, bool EvenIfLate = false);

/// <param name="Name">In full, to be compared with the identity card.</param>
public sealed record CheckedInView(BookingView Booking, string Name);

/// <summary>The citizen is at the counter (报到): the code is scanned and gives the queue number of the day. The same code again gives the same number.</summary>
internal static class CheckIn
{
    /// <summary>Two counters that take the same next number; one of them tries again.</summary>
    private const int Attempts = 8;

    public static void MapCheckIn(this IEndpointRouteBuilder appointments) => appointments.MapPost("check-in", HandleAsync)
        .WithName("checkInAppointment").RequireAuthorization(Policies.AnswerCitizens).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<CheckedInView>, ProblemHttpResult>> HandleAsync(
        CheckInRequest request, AppointmentDays days, StatementWriter writer, OfferBook offers, AuditLog audit, LivePeers live, TimeProvider time, HttpContext http)
    {
        if (BookingCode.Read(request.Code) is not { } code || await days.FindByCodeAsync(code, http.RequestAborted) is not { } row)
            return Problem.NotFound("appointment_code_unknown", "There is no booking with this code in your departments. Check the code, or look for the citizen in the day's list.");
        var now = time.GetUtcNow();
        if (row.State is BookingState.CheckedIn or BookingState.Called or BookingState.Served) return TypedResults.Ok(new CheckedInView(await days.ViewAsync(row, http.RequestAborted), days.NameOf(row)));
        if (WhyNot(row, offers.Find(row.AgencyId, row.Offer)?.ArriveBefore ?? 0, request.EvenIfLate, now) is { } refusal) return refusal;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (!await writer.TryWriteAsync([Arrive(row, now)], http.RequestAborted)) continue;
            await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.AppointmentCheckedIn, $"booking:{row.Number}", request.EvenIfLate ? "outside the arrival window" : null, http.RequestAborted);
            live.Publish(row.AgencyId, AppointmentNews.Kind, new AppointmentNews());
            var arrived = (await days.FindAsync(row.Id, http.RequestAborted))!;
            return TypedResults.Ok(new CheckedInView(await days.ViewAsync(arrived, http.RequestAborted), days.NameOf(arrived)));
        }

        return Problem.Conflict("appointment_changed", "The booking changed meanwhile. Scan the code again.");
    }

    private static ProblemHttpResult? WhyNot(Booking row, int before, bool evenIfLate, DateTimeOffset now)
    {
        if (row.State == BookingState.Cancelled) return Problem.Conflict("appointment_cancelled", "This booking was cancelled.");
        if (row.Day != now.DayInBeijing()) return Problem.Conflict("appointment_other_day", $"This booking is for {row.Day:yyyy-MM-dd}, {row.StartsAt.InBeijing():HH:mm}.");
        if (evenIfLate) return null;
        if (row.State == BookingState.NoShow || now > row.ArriveBy) return Problem.Conflict("appointment_too_late", $"The arrival window ended at {row.ArriveBy.InBeijing():HH:mm}. Take the citizen all the same only where seats are left.");
        return now < row.StartsAt.AddMinutes(-before)
            ? Problem.Conflict("appointment_too_early", $"Check-in begins at {row.StartsAt.AddMinutes(-before).InBeijing():HH:mm}.")
            : null;
    }

    /// <summary>The next number of the day; that two are never the same is the index's.</summary>
    private static Statement Arrive(Booking row, DateTimeOffset now) => new(
        """
        UPDATE "Bookings" SET "State" = 1, "CheckedInAt" = @p1, "EndedAt" = NULL,
            "Ticket" = (SELECT COALESCE(MAX(o."Ticket"), 0) + 1 FROM "Bookings" AS o WHERE o."AgencyId" = @p2 AND o."Offer" = @p3 AND o."Day" = @p4)
        WHERE "Id" = @p0 AND "State" IN (0, 4)
        """,
        [row.Id, now.ToUniversalTime(), row.AgencyId.Value, row.Offer, row.Day], MustChange: true);
}
