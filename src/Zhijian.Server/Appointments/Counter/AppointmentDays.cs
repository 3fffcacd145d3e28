using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Appointments.Counter;

/// <summary>Bookings as staff of the agency see them; of their departments, with names hidden but for the first character.</summary>
internal sealed class AppointmentDays(ZhijianDb db, OfferBook offers, AgencyDirectory agencies, AgencyCalendars calendars, SecretBox box, DeskReach reach)
{
    private const int MostOfCitizen = 20;

    public IEnumerable<AppointmentOffer> Offers(AgencyId agency) => offers.Of(agency).Where(offer => Covers(offer.Department));

    /// <returns>Null when there is none, or it belongs to a department of somebody else.</returns>
    public AppointmentOffer? Find(AgencyId agency, string key) => offers.Find(agency, key) is { } offer && Covers(offer.Department) ? offer : null;

    public OfferView View(AgencyId agency, AppointmentOffer offer) => new(
        offer.Key, offer.Title, offer.EnglishTitle, offer.Department, offer.Place, offer.SlotMinutes, offer.Capacity, offer.ConfirmMinutes is not null,
        PublicScreen.PathOf(agencies.Find(agency)?.Key ?? "", offer.Key));

    public async Task<AppointmentDayView> ReadAsync(AgencyId agency, AppointmentOffer offer, DateOnly day, CancellationToken cancellation)
    {
        var (from, to) = (BeijingTime.Start(day).ToUniversalTime(), BeijingTime.Start(day.AddDays(1)).ToUniversalTime());
        var counts = await db.Set<AppointmentSlot>().AsNoTracking().Where(slot => slot.Offer == offer.Key && slot.StartsAt >= from && slot.StartsAt < to).ToDictionaryAsync(slot => slot.StartsAt, cancellation);
        var rows = await db.Set<Booking>().AsNoTracking().Where(row => row.Offer == offer.Key && row.Day == day).OrderBy(row => row.BookedAt).ToListAsync(cancellation);
        var bookings = (await ViewAsync(rows, cancellation)).ToLookup(view => view.StartsAt);
        // What was booked before the hours changed is still somebody's.
        var times = Timetable.OfDay(offer, day).Concat(rows.Select(row => new SlotTime(row.StartsAt, row.EndsAt))).DistinctBy(slot => slot.StartsAt).OrderBy(slot => slot.StartsAt);
        var slots = times.Select(slot =>
        {
            var count = counts.GetValueOrDefault(slot.StartsAt);
            return new SlotView(slot.StartsAt, slot.EndsAt, offer.Capacity, count?.Taken ?? 0, count?.Waiting ?? 0, count?.BlockedAt is null ? null : count.BlockedReason ?? "", [.. bookings[slot.StartsAt]]);
        });
        var calendar = calendars.Find(agency) ?? WorkingCalendar.Standard;
        return new AppointmentDayView(View(agency, offer), day, calendar.IsWorkingDay(day), [.. slots], rows.Count(row => row.State == BookingState.CheckedIn));
    }

    /// <summary>Who waits for a seat of the slot, or of the day, and who has one held.</summary>
    public Task<List<WaitEntry>> WaitsAsync(AppointmentOffer offer, DateOnly day, DateTimeOffset? startsAt, CancellationToken cancellation)
    {
        var (from, to, at) = (BeijingTime.Start(day).ToUniversalTime(), BeijingTime.Start(day.AddDays(1)).ToUniversalTime(), startsAt?.ToUniversalTime());
        return db.Set<WaitEntry>().AsNoTracking()
            .Where(row => row.Offer == offer.Key && row.StartsAt >= from && row.StartsAt < to && (at == null || row.StartsAt == at) && (row.State == WaitState.Waiting || row.State == WaitState.Offered))
            .ToListAsync(cancellation);
    }

    public async Task<CitizenBookingsView> OfAsync(Guid conversation, CancellationToken cancellation)
    {
        var rows = await db.Set<Booking>().AsNoTracking().Where(row => row.ConversationId == conversation).OrderByDescending(row => row.StartsAt).Take(MostOfCitizen).ToListAsync(cancellation);
        var waits = await db.Set<WaitEntry>().AsNoTracking()
            .Where(row => row.ConversationId == conversation && (row.State == WaitState.Waiting || row.State == WaitState.Offered)).OrderBy(row => row.StartsAt).ToListAsync(cancellation);
        return new CitizenBookingsView(
            await ViewAsync(rows.FindAll(row => Covers(offers.Find(row.AgencyId, row.Offer)?.Department)), cancellation),
            [.. waits.Where(row => Covers(offers.Find(row.AgencyId, row.Offer)?.Department))
                .Select(row => new WaitView(row.Id, offers.Find(row.AgencyId, row.Offer)?.Title ?? row.Offer, row.StartsAt, row.EndsAt, row.State == WaitState.Offered ? row.OfferUntil : null))]);
    }

    /// <returns>Null when there is none in the departments of the person.</returns>
    public async Task<Booking?> FindAsync(Guid id, CancellationToken cancellation) =>
        await db.Set<Booking>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } row && Covers(offers.Find(row.AgencyId, row.Offer)?.Department) ? row : null;

    public async Task<Booking?> FindByCodeAsync(string code, CancellationToken cancellation) =>
        await db.Set<Booking>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation) is { } row && Covers(offers.Find(row.AgencyId, row.Offer)?.Department) ? row : null;

    public async Task<BookingView> ViewAsync(Booking row, CancellationToken cancellation) => (await ViewAsync([row], cancellation))[0];

    /// <summary>The full name, for whoever compares it with an identity card at the counter.</summary>
    public string NameOf(Booking row) => box.Open(row.SealedName);

    private async Task<List<BookingView>> ViewAsync(List<Booking> rows, CancellationToken cancellation)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var untold = (await db.Set<BookingNotice>().AsNoTracking().Where(notice => ids.Contains(notice.Subject) && notice.State == NoticeState.Unsent && notice.Kind != NoticeKind.Ticket)
            .Select(notice => notice.Subject).ToListAsync(cancellation)).ToHashSet();
        return rows.ConvertAll(row =>
        {
            var offer = offers.Find(row.AgencyId, row.Offer);
            return new BookingView(
                row.Id, row.ConversationId, row.Offer, offer?.Title ?? row.Offer, offer?.Place ?? "", row.Number, Hide(NameOf(row)), row.State, row.StartsAt, row.EndsAt, row.BookedAt, row.EndedAt,
                row.EndedBy, row.EndReason, row.CheckedInAt, row.Ticket, row.CalledAt, row.Window, untold.Contains(row.Id));
        });
    }

    private bool Covers(string? department) => department is null || reach.CoversAll || reach.Departments.Contains(department);

    private static string Hide(string name) => name.Length < 2 ? name : name[0] + new string('*', name.Length - 1);
}
