using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>A seat somebody asks for.</summary>
/// <param name="Id">Of the booking: the same one again books nothing.</param>
/// <param name="SealedName">Name of the citizen as the secret box sealed it; empty when it was not asked.</param>
public sealed record BookingDraft(Guid Id, AgencyId Agency, AppointmentOffer Offer, Guid Conversation, SlotTime Slot, string SealedName)
{
    public string Number => BookingCode.NumberOf(Id);

    public string Code => BookingCode.Of(Id);

    public DateTimeOffset ArriveBy(DateTimeOffset now)
    {
        var by = Slot.StartsAt.AddMinutes(Offer.ArriveAfter);
        // Who got a seat while the slot runs already, from the waitlist, comes while it lasts.
        return by > now ? by : Slot.EndsAt;
    }
}
