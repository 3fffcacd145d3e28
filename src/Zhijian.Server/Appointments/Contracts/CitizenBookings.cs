using System.Security.Cryptography;
using System.Text;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>What came of a citizen's wish.</summary>
public enum BookingFate
{
    Done,

    /// <summary>The slot cannot be had; <see cref="BookingResult.Verdict"/> says why.</summary>
    Refused,

    /// <summary>There is no such offer, or no such booking of this citizen.</summary>
    NotFound,

    /// <summary>Too close to its beginning, or the citizen has checked in.</summary>
    TooLate,

    /// <summary>Others were faster again and again; the same request may be sent once more.</summary>
    Busy,
}

/// <param name="Booking">As it stands now; null unless done and still there.</param>
public sealed record BookingResult(BookingFate Fate, BookingDraft? Booking = null, SlotVerdict? Verdict = null);

/// <summary>
/// What one citizen does with appointments outside a service (预约自助): free slots, book, move, cancel, waitlist. The caller has made sure who the citizen is: the conversation
/// is theirs. Every wish may be repeated without harm; a booking by its key, the others because their second time finds nothing left to do.
/// </summary>
public sealed class CitizenBookings(SlotReader slots, OfferBook offers, StatementWriter writer, SecretBox box, LivePeers live, TimeProvider time)
{
    private const int Attempts = 16;

    public IReadOnlyList<AppointmentOffer> Offers(AgencyId agency) => offers.Of(agency);

    /// <returns>Null when there is no such offer.</returns>
    public async Task<SlotBoard?> BoardAsync(AgencyId agency, Guid conversation, string offer, CancellationToken cancellation) =>
        (await slots.BoardsAsync(agency, conversation, [offer], cancellation)).GetValueOrDefault(offer);

    public Task<OwnBookings> MineAsync(Guid conversation, CancellationToken cancellation) => slots.OwnAsync(conversation, cancellation);

    /// <param name="key">Of the request: the same one again gives the booking it made.</param>
    /// <param name="name">Who comes; empty when nobody was asked.</param>
    public Task<BookingResult> BookAsync(AgencyId agency, Guid conversation, string offer, DateTimeOffset startsAt, string name, string key, CancellationToken cancellation) =>
        TryAsync(agency, async () =>
        {
            if (await BoardAsync(agency, conversation, offer, cancellation) is not { } board) return (new BookingResult(BookingFate.NotFound), []);
            var id = IdOf(conversation, key);
            if ((await MineAsync(conversation, cancellation)).Bookings.FirstOrDefault(booking => booking.Draft.Id == id) is { } made) return (new BookingResult(BookingFate.Done, made.Draft), []);
            var verdict = board.Check(startsAt);
            if (verdict != SlotVerdict.Free) return (new BookingResult(BookingFate.Refused, Verdict: verdict), []);
            var draft = new BookingDraft(id, agency, board.Offer, conversation, new SlotTime(startsAt, startsAt.AddMinutes(board.Offer.SlotMinutes)), box.Seal(name));
            return (new BookingResult(BookingFate.Done, draft), [.. BookingWrites.Take(draft, time.GetUtcNow())]);
        }, cancellation);

    public Task<BookingResult> CancelAsync(AgencyId agency, Guid conversation, Guid booking, CancellationToken cancellation) => TryAsync(agency, async () =>
    {
        if (await FindAsync(conversation, booking, cancellation) is not { } own) return (new BookingResult(BookingFate.NotFound), []);
        return IsTooLate(own) ? (new BookingResult(BookingFate.TooLate, own.Draft), []) : (new BookingResult(BookingFate.Done), [.. BookingWrites.Cancel(own.Draft, time.GetUtcNow(), by: null, reason: null)]);
    }, cancellation);

    public Task<BookingResult> MoveAsync(AgencyId agency, Guid conversation, Guid booking, DateTimeOffset startsAt, CancellationToken cancellation) => TryAsync(agency, async () =>
    {
        if (await FindAsync(conversation, booking, cancellation) is not { } own || await BoardAsync(agency, conversation, own.Draft.Offer.Key, cancellation) is not { } board)
            return (new BookingResult(BookingFate.NotFound), []);
        if (own.Draft.Slot.StartsAt == startsAt) return (new BookingResult(BookingFate.Done, own.Draft), []);
        if (IsTooLate(own)) return (new BookingResult(BookingFate.TooLate, own.Draft), []);
        var verdict = (board with { OwnDays = board.OwnDays.Where(day => day != own.Draft.Slot.Day).ToHashSet() }).Check(startsAt);
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
        return until <= time.GetUtcNow() ? (new BookingResult(BookingFate.TooLate), []) : (new BookingResult(BookingFate.Done, offered.Draft), [.. WaitWrites.Confirm(offered.Draft, time.GetUtcNow())]);
    }, cancellation);

    public Task<BookingResult> LeaveWaitlistAsync(AgencyId agency, Guid conversation, Guid wait, CancellationToken cancellation) => TryAsync(agency, async () =>
        (await MineAsync(conversation, cancellation)).Waits.FirstOrDefault(each => each.Draft.Id == wait) is { } own
            ? (new BookingResult(BookingFate.Done), [.. WaitWrites.Leave(own.Draft, own.OfferUntil is not null)])
            : (new BookingResult(BookingFate.NotFound), []), cancellation);

    private async Task<OwnBooking?> FindAsync(Guid conversation, Guid booking, CancellationToken cancellation) =>
        (await MineAsync(conversation, cancellation)).Bookings.FirstOrDefault(own => own.Draft.Id == booking);

    private bool IsTooLate(OwnBooking own) => own.State != BookingState.Booked || time.GetUtcNow() > own.CancelBy;

    /// <summary>Decides on what the database holds, writes, and decides anew when somebody else was faster.</summary>
    private async Task<BookingResult> TryAsync(AgencyId agency, Func<Task<(BookingResult Result, IReadOnlyList<Statement> Writes)>> decide, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (result, writes) = await decide();
            if (writes.Count == 0) return result;
            if (!await writer.TryWriteAsync(writes, cancellation)) continue;
            live.Publish(agency, AppointmentNews.Kind, new AppointmentNews());
            return result;
        }

        return new BookingResult(BookingFate.Busy);
    }

    private static Guid IdOf(Guid conversation, string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation:N}:{key}")).AsSpan(0, 16));
}
