using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>What came of a citizen's wish.</summary>
public enum BookingFate
{
    Done,

    /// <summary>The slot cannot be had; <see cref="BookingResult.Verdict"/> says why.</summary>
    Refused,

    /// <summary>There is no such booking of this citizen, or its offer was withdrawn.</summary>
    NotFound,

    /// <summary>Too close to its beginning, or the time to confirm is over.</summary>
    TooLate,

    /// <summary>The citizen is at the counter already.</summary>
    CheckedIn,

    /// <summary>Others were faster again and again; the same request may be sent once more.</summary>
    Busy,
}

/// <param name="Booking">As it stands now; null unless done and still there.</param>
public sealed record BookingResult(BookingFate Fate, BookingDraft? Booking = null, SlotVerdict? Verdict = null);

/// <summary>
/// What one citizen does with their bookings outside a chat (预约自助): move, cancel, answer for the waitlist. The caller has made sure who the citizen is: the conversation
/// is theirs. Every wish may be repeated without harm, because its second time finds nothing left to do.
/// </summary>
public sealed class CitizenBookings(SlotReader slots, StatementWriter writer, LivePeers live, TimeProvider time)
{
    public Task<OwnBookings> MineAsync(Guid conversation, CancellationToken cancellation) => slots.OwnAsync(conversation, cancellation);

    /// <summary>Where a booking can be moved to, with the seats left in each.</summary>
    /// <returns>Null when there is no such booking of this citizen, or its offer was withdrawn.</returns>
    public async Task<IReadOnlyList<(SlotTime Slot, int Free)>?> FreeForAsync(AgencyId agency, Guid conversation, Guid booking, CancellationToken cancellation) =>
        await FindAsync(conversation, booking, cancellation) is { } own && await BoardAsync(agency, own, cancellation) is { } board
            ? [.. board.Free().Where(slot => slot != own.Draft.Slot).Select(slot => (slot, board.FreeSeats(slot)))]
            : null;

    public Task<BookingResult> CancelAsync(AgencyId agency, Guid conversation, Guid booking, CancellationToken cancellation) => TryAsync(agency, async () =>
    {
        if (await FindAsync(conversation, booking, cancellation) is not { } own) return (new BookingResult(BookingFate.NotFound), []);
        return Hindrance(own) is { } fate ? (new BookingResult(fate, own.Draft), []) : (new BookingResult(BookingFate.Done), [.. BookingWrites.Cancel(own.Draft, time.GetUtcNow(), by: null, reason: null)]);
    }, cancellation);

    public Task<BookingResult> MoveAsync(AgencyId agency, Guid conversation, Guid booking, DateTimeOffset startsAt, CancellationToken cancellation) => TryAsync(agency, async () =>
    {
        if (await FindAsync(conversation, booking, cancellation) is not { } own || await BoardAsync(agency, own, cancellation) is not { } board) return (new BookingResult(BookingFate.NotFound), []);
        if (own.Draft.Slot.StartsAt == startsAt) return (new BookingResult(BookingFate.Done, own.Draft), []);
        if (Hindrance(own) is { } fate) return (new BookingResult(fate, own.Draft), []);
        var verdict = board.Check(startsAt);
        if (verdict != SlotVerdict.Free) return (new BookingResult(BookingFate.Refused, own.Draft, verdict), []);
        var to = new SlotTime(startsAt, startsAt.AddMinutes(board.Offer.SlotMinutes));
        return (new BookingResult(BookingFate.Done, own.Draft with { Slot = to }), [.. BookingWrites.Move(own.Draft, to, time.GetUtcNow())]);
    }, cancellation);

    /// <summary>Takes the seat that is held for the citizen.</summary>
    public Task<BookingResult> ConfirmAsync(AgencyId agency, Guid conversation, Guid wait, CancellationToken cancellation) => TryAsync(agency, async () =>
    {
        var mine = await MineAsync(conversation, cancellation);
        if (mine.Bookings.FirstOrDefault(booking => booking.Draft.Id == wait) is { } taken) return (new BookingResult(BookingFate.Done, taken.Draft), []);
        if (mine.Waits.FirstOrDefault(each => each.Draft.Id == wait) is not { OfferUntil: { } until } offered) return (new BookingResult(BookingFate.NotFound), []);
        if (until <= time.GetUtcNow()) return (new BookingResult(BookingFate.TooLate), []);
        return mine.HasOnDayOf(offered)
            ? (new BookingResult(BookingFate.Refused, Verdict: SlotVerdict.OnceADay), [])
            : (new BookingResult(BookingFate.Done, offered.Draft), [.. WaitWrites.Confirm(offered.Draft, time.GetUtcNow())]);
    }, cancellation);

    public Task<BookingResult> LeaveWaitlistAsync(AgencyId agency, Guid conversation, Guid wait, CancellationToken cancellation) => TryAsync(agency, async () =>
        (await MineAsync(conversation, cancellation)).Waits.FirstOrDefault(each => each.Draft.Id == wait) is { } own
            ? (new BookingResult(BookingFate.Done), [.. WaitWrites.Leave(own.Draft, own.OfferUntil is not null)])
            : (new BookingResult(BookingFate.NotFound), []), cancellation);

    private async Task<OwnBooking?> FindAsync(Guid conversation, Guid booking, CancellationToken cancellation) =>
        (await MineAsync(conversation, cancellation)).Bookings.FirstOrDefault(own => own.Draft.Id == booking);

    private async Task<SlotBoard?> BoardAsync(AgencyId agency, OwnBooking own, CancellationToken cancellation) =>
        (await slots.BoardsAsync(agency, own.Draft.Conversation, [own.Draft.Offer.Key], cancellation)).GetValueOrDefault(own.Draft.Offer.Key)?.WithoutOwn(own.Draft.Slot);

    private BookingFate? Hindrance(OwnBooking own) => own.State != BookingState.Booked ? BookingFate.CheckedIn : time.GetUtcNow() > own.CancelBy ? BookingFate.TooLate : null;

    private async Task<BookingResult> TryAsync(AgencyId agency, Func<Task<(BookingResult Result, IReadOnlyList<Statement> Writes)>> decide, CancellationToken cancellation)
    {
        var (result, writes) = (new BookingResult(BookingFate.Busy), (IReadOnlyList<Statement>)[]);
        if (!await writer.SettleAsync(async () => ((result, writes) = await decide()).writes, cancellation)) return new BookingResult(BookingFate.Busy);
        if (writes.Count > 0) live.Publish(agency, AppointmentNews.Kind, new AppointmentNews());
        return result;
    }
}
