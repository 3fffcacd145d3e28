using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Appointments.Counter;

/// <param name="StartsAt">The slot; null is the whole day.</param>
/// <param name="Reason">Null opens it again.</param>
/// <param name="CancelsBookings">What is booked in it is cancelled and the line ended, and the citizens are told this reason.</param>
public sealed record BlockRequest(DateOnly Day, DateTimeOffset? StartsAt, [property: StringLength(100, MinimumLength = 2)] string? Reason, bool CancelsBookings = false);

/// <param name="Cancelled">Bookings that were cancelled with it.</param>
public sealed record BlockedView(int Slots, int Cancelled);

/// <summary>
/// Closes a slot or a whole day, or opens it again (停号). Nobody can book what is closed, and a seat that is held for somebody on the waitlist is given up; what is booked, and who is in line, stays
/// unless it is cancelled with it.
/// </summary>
internal static class BlockSlots
{
    public static void MapBlocking(this IEndpointRouteBuilder appointments) => appointments.MapPost("offers/{key}/block", HandleAsync)
        .WithName("blockAppointmentSlots").RequireAuthorization(Policies.LeadDesk).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<BlockedView>, ProblemHttpResult>> HandleAsync(
        string key, BlockRequest request, AppointmentDays days, SlotReader slots, StatementWriter writer, AuditLog audit, LivePeers live, TimeProvider time, HttpContext http)
    {
        var (agency, now, reason) = (http.User.AgencyId(), time.GetUtcNow(), request.Reason?.Trim());
        if (days.Find(agency, key) is not { } offer) return Problem.NotFound(ReadAppointments.NoOffer, "There is no such offer in your departments. Reload the page.");
        var times = (await SlotsAsync(days, agency, offer, request, http)).ConvertAll(slot => slot.StartsAt);
        if (times.Count == 0) return Problem.NotFound("appointment_no_slot", "No slot of this offer begins then. Reload the day and choose one of its slots.");
        await SettleAsync(writer, () => Task.FromResult<IReadOnlyList<Statement>>(times.ConvertAll(startsAt => Block(agency, offer, startsAt, reason, now))), http);
        var cancelled = 0;
        if (reason is not null)
        {
            // Closed from here on, so nobody joins the line or is offered a seat any more. A seat that is held is none that is booked: it goes in any case.
            await SettleAsync(writer, async () =>
            [
                .. (await days.WaitsAsync(offer, request.Day, request.StartsAt, http.RequestAborted)).Where(row => request.CancelsBookings || row.State == WaitState.Offered)
                    .Where(row => slots.DraftOf(row) is not null).SelectMany(row => WaitWrites.Close(slots.DraftOf(row)!, row.State == WaitState.Offered, reason, now)),
            ], http);
            if (request.CancelsBookings)
                foreach (var view in (await SlotsAsync(days, agency, offer, request, http)).SelectMany(slot => slot.Bookings))
                    if (view.State == BookingState.Booked && await days.FindAsync(view.Id, http.RequestAborted) is { } row && slots.DraftOf(row) is { } draft
                        && await writer.TryWriteAsync([.. CancelBooking.Statements(draft, http.User.DisplayName(), reason, now)], http.RequestAborted)) cancelled++;
        }

        await audit.WriteAsync(
            AuditActor.Of(http.User), reason is null ? AuditAction.AppointmentSlotsOpened : AuditAction.AppointmentSlotsClosed, $"appointment-offer:{key}",
            $"{request.Day:yyyy-MM-dd}, {times.Count} slots, {cancelled} bookings cancelled{(reason is null ? "" : "; " + reason)}", http.RequestAborted);
        live.Publish(agency, AppointmentNews.Kind, new AppointmentNews());
        return TypedResults.Ok(new BlockedView(times.Count, cancelled));
    }

    /// <summary>Of the day as staff see it: also what was booked before the hours changed.</summary>
    private static async Task<List<SlotView>> SlotsAsync(AppointmentDays days, AgencyId agency, AppointmentOffer offer, BlockRequest request, HttpContext http) =>
        [.. (await days.ReadAsync(agency, offer, request.Day, http.RequestAborted)).Slots.Where(slot => request.StartsAt is null || slot.StartsAt == request.StartsAt)];

    private static async Task SettleAsync(StatementWriter writer, Func<Task<IReadOnlyList<Statement>>> decide, HttpContext http)
    {
        if (!await writer.SettleAsync(decide, http.RequestAborted)) throw new InvalidOperationException("The slots changed again and again while they were closed or opened.");
    }

    private static Statement Block(AgencyId agency, AppointmentOffer offer, DateTimeOffset startsAt, string? reason, DateTimeOffset now) => new(
        """
        INSERT INTO "AppointmentSlots" ("AgencyId", "Offer", "StartsAt", "Taken", "Waiting", "BlockedAt", "BlockedReason") VALUES (@p0, @p1, @p2, 0, 0, @p3, @p4)
        ON CONFLICT ("AgencyId", "Offer", "StartsAt") DO UPDATE SET "BlockedAt" = @p3, "BlockedReason" = @p4
        """,
        [agency.Value, offer.Key, startsAt.ToUniversalTime(), reason is null ? null : now.ToUniversalTime(), reason]);
}
