using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Appointments.Contracts;

namespace Zhijian.Server.Hall;

public enum OwnBookingState
{
    Booked,

    /// <summary>Checked in or called: the citizen is at the counter.</summary>
    Arrived,

    /// <summary>In line for a seat.</summary>
    Waiting,

    /// <summary>A seat is held until they confirm.</summary>
    Held,
}

/// <summary>A booking or a place on a waitlist.</summary>
/// <param name="Time">In words, as the chat says it.</param>
/// <param name="Code">Checks in at the counter; null on a waitlist.</param>
/// <param name="Picture">The code as a QR picture, in the form of an address of its own (data:).</param>
/// <param name="HeldUntil">Until when a seat is held; null when none is.</param>
/// <param name="CancelBy">Until when it may be cancelled or moved; null of a waitlist and when they have arrived.</param>
/// <param name="CanChange">It may be cancelled or moved now.</param>
public sealed record OwnBookingView(
    Guid Id, string Title, string? EnglishTitle, string Place, string Time, DateTimeOffset StartsAt, string Number, string? Code, string? Picture, OwnBookingState State,
    DateTimeOffset? HeldUntil, DateTimeOffset? CancelBy, bool CanChange)
{
    internal static OwnBookingView Of(OwnBooking booking, DateTimeOffset now) => Of(booking.Draft, booking.State == BookingState.Booked ? OwnBookingState.Booked : OwnBookingState.Arrived) with
    {
        Code = booking.Draft.Code,
        Picture = $"data:{BookingPicture.ContentType};base64,{Convert.ToBase64String(BookingPicture.Png(booking.Draft.Code))}",
        CancelBy = booking.State == BookingState.Booked ? booking.CancelBy : null,
        CanChange = booking.State == BookingState.Booked && now <= booking.CancelBy,
    };

    internal static OwnBookingView Of(OwnWait wait) => Of(wait.Draft, wait.OfferUntil is null ? OwnBookingState.Waiting : OwnBookingState.Held) with { HeldUntil = wait.OfferUntil };

    private static OwnBookingView Of(BookingDraft draft, OwnBookingState state) => new(
        draft.Id, draft.Offer.Title, draft.Offer.EnglishTitle, draft.Offer.Place, NoticeWords.Time(draft.Slot), draft.Slot.StartsAt, draft.Number, null, null, state, null, null, CanChange: false);
}

/// <summary>What a citizen has booked (我的预约).</summary>
internal static class ReadBookings
{
    public static void MapReading(this IEndpointRouteBuilder bookings) => bookings.MapGet("", ListAsync).WithName("listOwnBookings");

    private static async Task<Ok<List<OwnBookingView>>> ListAsync(HttpContext http, OwnConversation own, CitizenBookings bookings, TimeProvider time)
    {
        if (await own.FindAsync(http) is not { } conversation) return TypedResults.Ok(new List<OwnBookingView>());
        var (mine, now) = (await bookings.MineAsync(conversation.Value, http.RequestAborted), time.GetUtcNow());
        return TypedResults.Ok(mine.Bookings.Select(booking => OwnBookingView.Of(booking, now)).Concat(mine.Waits.Select(OwnBookingView.Of)).ToList());
    }
}
