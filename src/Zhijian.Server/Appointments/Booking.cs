using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Appointments;

/// <summary>An offer as it is published now.</summary>
public sealed class OfferRow : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required string Key { get; init; }

    public required AppointmentOffer Offer { get; set; }

    /// <summary>Nobody books it any more; what is booked stays.</summary>
    public bool IsWithdrawn { get; set; }
}

/// <summary>
/// The count of one slot (号源). The row comes with the first booking; the one conditional change of <see cref="Taken"/> is what keeps a slot from being
/// given away twice.
/// </summary>
public sealed record AppointmentSlot : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required string Offer { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Seats that are booked, or held for somebody on the waitlist.</summary>
    public int Taken { get; init; }

    /// <summary>Citizens on the waitlist who were offered none yet.</summary>
    public int Waiting { get; init; }

    /// <summary>When an officer closed it (停号).</summary>
    public DateTimeOffset? BlockedAt { get; init; }

    public string? BlockedReason { get; init; }
}

/// <summary>One citizen's seat in a slot (预约). Its id is that of the service run or the request that made it, so the same one again makes none.</summary>
public sealed record Booking : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>Key of the offer.</summary>
    public required string Offer { get; init; }

    /// <summary>In Beijing.</summary>
    public required DateOnly Day { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Who has not checked in by then has not come.</summary>
    public required DateTimeOffset ArriveBy { get; init; }

    public required Guid ConversationId { get; init; }

    public required string Number { get; init; }

    public required string Code { get; init; }

    /// <summary>Name of the citizen, sealed.</summary>
    public string SealedName { get; init; } = "";

    public BookingState State { get; init; }

    /// <summary>The day, where an offer gives each citizen one a day and this is it; unique with offer and citizen.</summary>
    public DateOnly? OnceOn { get; init; }

    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>When it was cancelled, or counted as not come.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The officer who cancelled it; null when the citizen did, or nobody.</summary>
    public string? EndedBy { get; init; }

    public string? EndReason { get; init; }

    public DateTimeOffset? CheckedInAt { get; init; }

    /// <summary>Queue number of the day, from 1 (排队号).</summary>
    public int? Ticket { get; init; }

    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>Where it was called to, such as 3号窗口.</summary>
    public string? Window { get; init; }
}

/// <summary>A citizen who waits for a seat in a full slot (候补); first come, first offered.</summary>
public sealed record WaitEntry : IAgencyOwned
{
    /// <summary>Becomes the id of the booking.</summary>
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required string Offer { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required Guid ConversationId { get; init; }

    public string SealedName { get; init; } = "";

    public WaitState State { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    public DateTimeOffset? OfferUntil { get; init; }
}

/// <summary>Something a citizen is to be told about a booking, once (预约通知). Written with what it tells of, said by a turn of the conversation.</summary>
public sealed record BookingNotice : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Id of the booking, or of the place on the waitlist.</summary>
    public required Guid Subject { get; init; }

    public required NoticeKind Kind { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>After this it says nothing of use any more.</summary>
    public required DateTimeOffset Until { get; init; }

    public NoticeState State { get; init; }

    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>How often it could not be made ready; <see cref="TryAt"/> is when it is tried again.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? TryAt { get; init; }
}
