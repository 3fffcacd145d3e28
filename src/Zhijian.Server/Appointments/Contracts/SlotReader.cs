using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Contracts;

/// <param name="CancelBy">Until then the citizen may cancel or move it.</param>
public sealed record OwnBooking(BookingDraft Draft, BookingState State, DateTimeOffset CancelBy);

/// <param name="OfferUntil">Until when a seat is held for them; null while they are in line.</param>
public sealed record OwnWait(BookingDraft Draft, DateTimeOffset? OfferUntil);

/// <summary>What one citizen has ahead, in order of time.</summary>
public sealed record OwnBookings(IReadOnlyList<OwnBooking> Bookings, IReadOnlyList<OwnWait> Waits)
{
    public static OwnBookings None { get; } = new([], []);

    /// <summary>By key of the offer: days of which the citizen has the one booking there is, also when it is over.</summary>
    public IReadOnlySet<(string Offer, DateOnly Day)> OnceDays { get; init; } = new HashSet<(string, DateOnly)>();

    /// <summary>Where an offer gives each citizen one booking a day and this is it, the seat of a waitlist cannot be had too.</summary>
    public bool HasOnDayOf(OwnWait wait) => wait.Draft.Offer.OnceADay && OnceDays.Contains((wait.Draft.Offer.Key, wait.Draft.Slot.Day));
}

/// <summary>Reads what is free and what a citizen has, as it is at this moment. Sees what the current <see cref="AgencyScope"/> allows.</summary>
public sealed class SlotReader(ZhijianDb db, OfferBook offers, AgencyCalendars calendars, TimeProvider time)
{
    /// <summary>No rule looks further back.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(400);

    /// <summary>What of these offers one citizen can have; those that are gone are left out.</summary>
    public async Task<IReadOnlyDictionary<string, SlotBoard>> BoardsAsync(AgencyId agency, Guid conversation, IEnumerable<string> keys, CancellationToken cancellation)
    {
        var (now, calendar) = (time.GetUtcNow(), calendars.Find(agency) ?? WorkingCalendar.Standard);
        var wanted = keys.Distinct().Select(key => offers.FindOpen(agency, key)).OfType<AppointmentOffer>().ToList();
        if (wanted.Count == 0) return new Dictionary<string, SlotBoard>();
        var names = wanted.ConvertAll(offer => offer.Key);
        var today = BeijingTime.Start(now.DayInBeijing()).ToUniversalTime();
        var counts = (await db.Set<AppointmentSlot>().AsNoTracking().Where(slot => slot.AgencyId == agency && names.Contains(slot.Offer) && slot.StartsAt >= today).ToListAsync(cancellation))
            .ToLookup(slot => slot.Offer);
        var since = (now - Memory).ToUniversalTime();
        var own = await db.Set<Booking>().AsNoTracking().Where(row => row.ConversationId == conversation && row.StartsAt > since && (row.State == BookingState.NoShow || row.StartsAt >= today))
            .Select(row => new { row.Offer, row.StartsAt, row.State, row.OnceOn }).ToListAsync(cancellation);
        var missed = own.Where(row => row.State == BookingState.NoShow).Select(row => row.StartsAt).ToList();
        return wanted.ToDictionary(
            offer => offer.Key,
            offer => new SlotBoard(
                offer, calendar, now, counts[offer.Key].ToDictionary(slot => slot.StartsAt, slot => new SlotCount(slot.Taken, slot.Waiting, slot.BlockedAt is not null)),
                own.Where(row => row.Offer == offer.Key && row.OnceOn is not null).Select(row => row.OnceOn!.Value).ToHashSet(), offer.NoShows?.BarredUntil(missed, now)),
            StringComparer.Ordinal);
    }

    /// <summary>Bookings that are not over and places on waitlists.</summary>
    public async Task<OwnBookings> OwnAsync(Guid conversation, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var bookings = await db.Set<Booking>().AsNoTracking()
            .Where(row => row.ConversationId == conversation && row.EndsAt > now && (row.State == BookingState.Booked || row.State == BookingState.CheckedIn || row.State == BookingState.Called))
            .OrderBy(row => row.StartsAt).ToListAsync(cancellation);
        var waits = await db.Set<WaitEntry>().AsNoTracking()
            .Where(row => row.ConversationId == conversation && row.EndsAt > now && (row.State == WaitState.Waiting || row.State == WaitState.Offered)).OrderBy(row => row.StartsAt).ToListAsync(cancellation);
        return new OwnBookings(
            [.. bookings.Select(row => DraftOf(row) is { } draft ? new OwnBooking(draft, row.State, row.StartsAt.AddHours(-draft.Offer.CancelHours)) : null).OfType<OwnBooking>()],
            [.. waits.Select(row => DraftOf(row) is { } draft ? new OwnWait(draft, row.State == WaitState.Offered ? row.OfferUntil : null) : null).OfType<OwnWait>()])
        {
            OnceDays = waits.Count == 0 ? OwnBookings.None.OnceDays : await OnceDaysAsync(conversation, now, cancellation),
        };
    }

    private async Task<IReadOnlySet<(string Offer, DateOnly Day)>> OnceDaysAsync(Guid conversation, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = BeijingTime.Start(now.DayInBeijing()).ToUniversalTime();
        var rows = await db.Set<Booking>().AsNoTracking().Where(row => row.ConversationId == conversation && row.StartsAt >= today && row.OnceOn != null)
            .Select(row => new { row.Offer, row.OnceOn }).ToListAsync(cancellation);
        return rows.Select(row => (row.Offer, row.OnceOn!.Value)).ToHashSet();
    }

    internal BookingDraft? DraftOf(Booking row) => offers.Find(row.AgencyId, row.Offer) is { } offer
        ? new BookingDraft(row.Id, row.AgencyId, offer, row.ConversationId, new SlotTime(row.StartsAt, row.EndsAt), row.SealedName)
        : null;

    internal BookingDraft? DraftOf(WaitEntry row) => offers.Find(row.AgencyId, row.Offer) is { } offer
        ? new BookingDraft(row.Id, row.AgencyId, offer, row.ConversationId, new SlotTime(row.StartsAt, row.EndsAt), row.SealedName)
        : null;
}
