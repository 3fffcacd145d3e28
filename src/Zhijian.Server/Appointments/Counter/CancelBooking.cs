using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Appointments.Counter;

/// <param name="Reason">Told to the citizen.</param>
public sealed record CancelReason([property: Required, StringLength(100, MinimumLength = 2)] string Reason);

/// <summary>An officer cancels a booking; the citizen is told why.</summary>
internal static class CancelBooking
{
    public static void MapCancelling(this IEndpointRouteBuilder appointments) => appointments.MapPost("bookings/{id:guid}/cancel", HandleAsync)
        .WithName("cancelAppointment").RequireAuthorization(Policies.AnswerCitizens).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, CancelReason request, AppointmentDays days, SlotReader slots, StatementWriter writer, AuditLog audit, LivePeers live, TimeProvider time, HttpContext http)
    {
        if (await days.FindAsync(id, http.RequestAborted) is not { } row || slots.DraftOf(row) is not { } draft)
            return Problem.NotFound("appointment_not_found", "There is no such booking in your departments. Reload the day.");
        if (!await writer.TryWriteAsync([.. Statements(draft, http.User.DisplayName(), request.Reason.Trim(), time.GetUtcNow())], http.RequestAborted))
            return Problem.Conflict("appointment_changed", "The booking was cancelled, moved or checked in meanwhile. Reload the day.");
        await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.AppointmentCancelled, $"booking:{draft.Number}", request.Reason.Trim(), http.RequestAborted);
        live.Publish(draft.Agency, AppointmentNews.Kind, new AppointmentNews());
        return TypedResults.NoContent();
    }

    public static IEnumerable<Statement> Statements(BookingDraft draft, string by, string reason, DateTimeOffset now) =>
    [
        .. BookingWrites.Cancel(draft, now, by, reason),
        NoticeWrites.Write(draft.Agency, draft.Conversation, draft.Id, NoticeKind.Cancelled, NoticeWords.Cancelled(draft, reason), now, draft.Slot.EndsAt),
    ];
}
