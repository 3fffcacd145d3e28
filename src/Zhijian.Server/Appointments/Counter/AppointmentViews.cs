using Zhijian.Server.Appointments.Contracts;

namespace Zhijian.Server.Appointments.Counter;

/// <summary>What can be booked, as staff choose it.</summary>
/// <param name="Screen">Path of the page for the wall of the hall.</param>
public sealed record OfferView(string Key, string Title, string? EnglishTitle, string? Department, string Place, int SlotMinutes, int Capacity, bool HasWaitlist, string Screen);

/// <param name="Untold">A reminder or the like that WeChat did not let through.</param>
/// <param name="Name">All but the family name hidden.</param>
public sealed record BookingView(
    Guid Id, Guid ConversationId, string Offer, string Title, string Place, string Number, string Name, BookingState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset BookedAt,
    DateTimeOffset? EndedAt, string? EndedBy, string? EndReason, DateTimeOffset? CheckedInAt, int? Ticket, DateTimeOffset? CalledAt, string? Window, bool Untold);

/// <param name="Blocked">Why it is closed; null while it is open.</param>
/// <param name="Taken">Booked, or held for somebody on the waitlist.</param>
public sealed record SlotView(DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Capacity, int Taken, int Waiting, string? Blocked, IReadOnlyList<BookingView> Bookings);

/// <summary>One day at one counter.</summary>
/// <param name="Waiting">Citizens who are here and have not been called.</param>
public sealed record AppointmentDayView(OfferView Offer, DateOnly Day, bool IsWorkingDay, IReadOnlyList<SlotView> Slots, int Waiting);

/// <param name="OfferUntil">A seat is held for them until then; null while they are in line.</param>
public sealed record WaitView(Guid Id, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? OfferUntil);

/// <summary>What a citizen has and had, newest first.</summary>
public sealed record CitizenBookingsView(IReadOnlyList<BookingView> Bookings, IReadOnlyList<WaitView> Waits);

/// <summary>What the public screen shows: numbers and windows, nothing of anybody.</summary>
/// <param name="Next">Numbers that are called next, in order.</param>
/// <param name="Waiting">How many wait.</param>
public sealed record ScreenView(string Title, string Place, DateTimeOffset Now, IReadOnlyList<CalledTicket> Called, IReadOnlyList<int> Next, int Waiting);

public sealed record CalledTicket(int Ticket, string Window, DateTimeOffset CalledAt);
