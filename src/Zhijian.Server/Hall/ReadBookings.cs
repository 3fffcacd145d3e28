using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Appointments.Contracts;

namespace Zhijian.Server.Hall;

/// <summary>A booking or a place on a waitlist.</summary>
/// <param name="Time">In words, as the chat says it.</param>
/// <param name="Code">Checks in at the counter; null on a waitlist.</param>
/// <param name="Picture">The code as a QR picture, in the form of an address of its own (data:).</param>
/// <param name="OfferUntil">Until when a seat is held; null while in line and when it is booked.</param>
public sealed record OwnBookingView(
    string Title, string? EnglishTitle, string Place, string Time, DateTimeOffset StartsAt, string Number, string? Code, string? Picture, bool Waits, DateTimeOffset? OfferUntil, DateTimeOffset? CancelBy);

/// <summary>What a citizen has booked (我的预约).</summary>
internal static class ReadBookings
{
    public static void MapBookings(this IEndpointRouteBuilder routes) => routes.MapGet("bookings", ListAsync).WithName("listOwnBookings");

    private static async Task<Ok<List<OwnBookingView>>> ListAsync(HttpContext http, OwnConversation own, SlotReader slots)
    {
        if (await own.FindAsync(http) is not { } conversation) return TypedResults.Ok(new List<OwnBookingView>());
        var ahead = await slots.OwnAsync(conversation.Value, http.RequestAborted);
        return TypedResults.Ok(ahead.Bookings.Select(booking => Of(booking.Draft) with
        {
            Code = booking.Draft.Code,
            Picture = $"data:{BookingPicture.ContentType};base64,{Convert.ToBase64String(BookingPicture.Png(booking.Draft.Code))}",
            CancelBy = booking.State == BookingState.Booked ? booking.CancelBy : null,
        }).Concat(ahead.Waits.Select(wait => Of(wait.Draft) with { Waits = true, OfferUntil = wait.OfferUntil })).ToList());
    }

    private static OwnBookingView Of(BookingDraft draft) =>
        new(draft.Offer.Title, draft.Offer.EnglishTitle, draft.Offer.Place, NoticeWords.Time(draft.Slot), draft.Slot.StartsAt, draft.Number, null, null, false, null, null);
}
