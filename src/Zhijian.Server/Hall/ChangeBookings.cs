using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Hall;

/// <param name="StartsAt">Names it when the booking is moved there.</param>
/// <param name="Time">In words, as the chat says it.</param>
public sealed record FreeSlotView(DateTimeOffset StartsAt, string Time, int Free);

/// <param name="StartsAt">Of the slot it is moved to.</param>
public sealed record MoveRequest(DateTimeOffset StartsAt);

/// <summary>A citizen moves or cancels a booking, takes a seat that is held or leaves a waitlist (预约变更); each may be sent twice without harm.</summary>
internal static class ChangeBookings
{
    private delegate Task<BookingResult> Wish(AgencyId agency, Guid conversation, Guid id, CancellationToken cancellation);

    public static void MapChanging(this IEndpointRouteBuilder bookings)
    {
        bookings.MapGet("{id:guid}/slots", SlotsAsync).WithName("listSlotsForBooking").ProducesProblem(StatusCodes.Status404NotFound);
        Changes(bookings.MapPost("{id:guid}/move", (Guid id, MoveRequest request, HttpContext http, OwnConversation own, CitizenBookings wishes) => DoAsync(
            id, http, own, (agency, conversation, booking, cancellation) => wishes.MoveAsync(agency, conversation, booking, request.StartsAt, cancellation))), "moveOwnBooking");
        Changes(bookings.MapPost("{id:guid}/cancel", (Guid id, HttpContext http, OwnConversation own, CitizenBookings wishes) => DoAsync(id, http, own, wishes.CancelAsync)), "cancelOwnBooking");
        Changes(bookings.MapPost("{id:guid}/confirm", (Guid id, HttpContext http, OwnConversation own, CitizenBookings wishes) => DoAsync(id, http, own, wishes.ConfirmAsync)), "confirmOwnSeat");
        Changes(bookings.MapPost("{id:guid}/leave", (Guid id, HttpContext http, OwnConversation own, CitizenBookings wishes) => DoAsync(id, http, own, wishes.LeaveWaitlistAsync)), "leaveWaitlist");
    }

    private static void Changes(RouteHandlerBuilder endpoint, string name) => endpoint.WithName(name)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<List<FreeSlotView>>, ProblemHttpResult>> SlotsAsync(Guid id, HttpContext http, OwnConversation own, CitizenBookings wishes) =>
        await own.FindAsync(http) is { } conversation && await wishes.FreeForAsync(http.User.CitizenAgency(), conversation.Value, id, http.RequestAborted) is { } free
            ? TypedResults.Ok(free.Select(each => new FreeSlotView(each.Slot.StartsAt, NoticeWords.Time(each.Slot), each.Free)).ToList())
            : Gone();

    private static async Task<Results<NoContent, ProblemHttpResult>> DoAsync(Guid id, HttpContext http, OwnConversation own, Wish wish) =>
        await own.FindAsync(http) is { } conversation ? AnswerTo(await wish(http.User.CitizenAgency(), conversation.Value, id, http.RequestAborted)) : Gone();

    private static Results<NoContent, ProblemHttpResult> AnswerTo(BookingResult result) => result switch
    {
        { Fate: BookingFate.Done } => TypedResults.NoContent(),
        { Fate: BookingFate.NotFound } => Gone(),
        { Fate: BookingFate.CheckedIn } => Problem.Conflict("booking_checked_in", "You have checked in already. Ask the staff in the hall."),
        { Fate: BookingFate.TooLate, Booking: null } => Problem.Conflict("seat_lost", "The time to confirm is over and the seat went to the next in line. Choose another time."),
        { Fate: BookingFate.TooLate } => Problem.Conflict("booking_too_late", "It begins too soon to be cancelled or moved here. If you cannot come, reply 人工 in the chat and say so."),
        { Verdict: SlotVerdict.OnceADay } => Problem.Conflict("booking_once_a_day", "You have a booking on that day; one a day is allowed. Cancel that one first, or choose another day."),
        { Verdict: SlotVerdict.Barred } => Problem.Conflict("booking_barred", "After several bookings to which nobody came you cannot book online for a while. Take a number in the hall."),
        { Fate: BookingFate.Refused } => Problem.Conflict("slot_taken", "The slot was taken or closed meanwhile; your booking stands as it was. Choose another."),
        _ => Problem.Because(StatusCodes.Status503ServiceUnavailable, "unavailable", "Too many people are booking at this moment. Try again in a minute; nothing was changed."),
    };

    private static ProblemHttpResult Gone() => Problem.NotFound("booking_not_found", "There is no such booking of yours any more: it was cancelled or is over. Reload the page.");
}
