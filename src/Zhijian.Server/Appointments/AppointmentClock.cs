using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Appointments;

/// <summary>
/// Watches arrivals and the waitlist (预约时钟): who did not come, whose time to confirm is over, who is next for a seat that is free. It remembers nothing; each step
/// is one transaction that changes a row from one state to the next, so a restart, a second server and a clock that jumps make none twice.
/// </summary>
internal sealed partial class AppointmentClock(
    IServiceScopeFactory scopes, StatementWriter writer, OfferBook offers, LivePeers live, IConfiguration configuration, TimeProvider time, ILogger<AppointmentClock> log) : BackgroundService
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Somebody may be standing at the counter just now.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>With less than this left of a slot a seat is of no use to anybody.</summary>
    private static readonly TimeSpan LeastUse = TimeSpan.FromMinutes(10);

    /// <summary>Nobody is asked to confirm within half an hour while they sleep.</summary>
    private readonly int _wakingFrom = configuration.GetValue("Appointments:SeatsFromHour", 7);
    private readonly int _wakingTo = configuration.GetValue("Appointments:SeatsUntilHour", 22);

    private const int AtOnce = 500;

    /// <summary>Called by tests that move the clock as well as by the clock itself.</summary>
    public async Task NoteAsync(CancellationToken cancellation)
    {
        var changed = new HashSet<AgencyId>();
        foreach (var (agency, statements) in await FindAsync(EndingsAsync, cancellation))
            if (await writer.TryWriteAsync([.. statements], cancellation)) changed.Add(agency);
        // Read after that: what ended has freed seats.
        foreach (var (agency, statements) in await FindAsync(OffersAsync, cancellation))
            if (await writer.TryWriteAsync([.. statements], cancellation)) changed.Add(agency);
        foreach (var agency in changed) live.Publish(agency, AppointmentNews.Kind, new AppointmentNews());
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(LookEvery, time, NoteAsync, LogFailed, stoppingToken);

    private async Task<List<(AgencyId Agency, IEnumerable<Statement> Statements)>> FindAsync(
        Func<ZhijianDb, SlotReader, DateTimeOffset, CancellationToken, Task<List<(AgencyId, IEnumerable<Statement>)>>> find, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await find(scope.ServiceProvider.GetRequiredService<ZhijianDb>(), scope.ServiceProvider.GetRequiredService<SlotReader>(), time.GetUtcNow(), cancellation);
    }

    /// <summary>Who did not come, who did not confirm or could not be told, whose slot went by.</summary>
    private static async Task<List<(AgencyId, IEnumerable<Statement>)>> EndingsAsync(ZhijianDb db, SlotReader slots, DateTimeOffset now, CancellationToken cancellation)
    {
        var settled = now - Grace;
        var late = await db.Set<Booking>().AsNoTracking().Where(row => row.State == BookingState.Booked && row.ArriveBy < settled).OrderBy(row => row.ArriveBy).Take(AtOnce).ToListAsync(cancellation);
        // In the order of the index of those whom a seat is held for, who are few: each asks for its own notice.
        var lapsed = await db.Set<WaitEntry>().AsNoTracking()
            .Where(row => row.State == WaitState.Offered
                && (row.OfferUntil <= now || db.Set<BookingNotice>().Any(notice => notice.Subject == row.Id && notice.Kind == NoticeKind.SeatOffered && notice.State == NoticeState.Unsent)))
            .OrderBy(row => row.OfferUntil).Take(AtOnce).ToListAsync(cancellation);
        var useless = now + LeastUse;
        var over = await db.Set<WaitEntry>().AsNoTracking().Where(row => row.State == WaitState.Waiting && row.EndsAt <= useless).OrderBy(row => row.EndsAt).Take(AtOnce).ToListAsync(cancellation);
        return
        [
            .. late.Select(row => (row.AgencyId, Draft: slots.DraftOf(row), row.ArriveBy)).Where(each => each.Draft is not null).Select(each => (each.AgencyId, NoShow(each.Draft!, each.ArriveBy, now))),
            .. lapsed.Select(row => (row.AgencyId, Draft: slots.DraftOf(row))).Where(each => each.Draft is not null).Select(each => (each.AgencyId, WaitWrites.Lapse(each.Draft!, now))),
            .. over.Select(row => (row.AgencyId, Draft: slots.DraftOf(row))).Where(each => each.Draft is not null).Select(each => (each.AgencyId, WaitWrites.Over(each.Draft!))),
        ];
    }

    /// <summary>Seats that are free, for those who have waited longest.</summary>
    private async Task<List<(AgencyId, IEnumerable<Statement>)>> OffersAsync(ZhijianDb db, SlotReader slots, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new List<(AgencyId, IEnumerable<Statement>)>();
        if (now.InBeijing().Hour is var hour && (hour < _wakingFrom || hour >= _wakingTo)) return found;
        foreach (var slot in await db.Set<AppointmentSlot>().AsNoTracking().Where(slot => slot.Waiting > 0 && slot.BlockedAt == null).ToListAsync(cancellation))
        {
            if (offers.Find(slot.AgencyId, slot.Offer) is not { ConfirmMinutes: { } minutes } offer || offer.Capacity <= slot.Taken) continue;
            var line = await db.Set<WaitEntry>().AsNoTracking()
                .Where(row => row.AgencyId == slot.AgencyId && row.Offer == slot.Offer && row.StartsAt == slot.StartsAt && row.State == WaitState.Waiting)
                .OrderBy(row => row.JoinedAt).ThenBy(row => row.Id).ToListAsync(cancellation);
            var spent = offer.OnceADay ? await SpentAsync(db, slot, line, cancellation) : [];
            found.AddRange(line.Where(row => spent.Contains(row.ConversationId)).Select(row => (row.AgencyId, WaitWrites.Spend(slots.DraftOf(row)!, now))));
            foreach (var row in line.Where(row => !spent.Contains(row.ConversationId)).Take(offer.Capacity - slot.Taken))
            {
                var (draft, last) = (slots.DraftOf(row)!, row.EndsAt - LeastUse);
                var until = now.AddMinutes(minutes);
                if (last > now) found.Add((row.AgencyId, WaitWrites.Offer(draft, until < last ? until : last, now)));
            }
        }

        return found;
    }

    /// <summary>Who in line has used their one booking of the day. One that can still be cancelled does not count: its citizen may like this seat better.</summary>
    private static async Task<HashSet<Guid>> SpentAsync(ZhijianDb db, AppointmentSlot slot, List<WaitEntry> line, CancellationToken cancellation)
    {
        var (day, citizens) = (slot.StartsAt.DayInBeijing(), line.ConvertAll(row => row.ConversationId));
        return [.. await db.Set<Booking>().AsNoTracking()
            .Where(row => row.AgencyId == slot.AgencyId && row.Offer == slot.Offer && row.OnceOn == day && row.State != BookingState.Booked && citizens.Contains(row.ConversationId))
            .Select(row => row.ConversationId).ToListAsync(cancellation)];
    }

    private static IEnumerable<Statement> NoShow(BookingDraft draft, DateTimeOffset arriveBy, DateTimeOffset now) =>
    [
        new(
            """UPDATE "Bookings" SET "State" = 4, "EndedAt" = @p1 WHERE "Id" = @p0 AND "State" = 0 AND "ArriveBy" = @p2""",
            [draft.Id, now.ToUniversalTime(), arriveBy.ToUniversalTime()], MustChange: true),
        BookingWrites.FreeSeat(draft.Agency, draft.Offer.Key, draft.Slot),
        NoticeWrites.Void(draft.Id),
        NoticeWrites.Write(draft.Agency, draft.Conversation, draft.Id, NoticeKind.NoShow, NoticeWords.NoShow(draft), now, draft.Slot.EndsAt.AddDays(1)),
    ];

    [LoggerMessage(LogLevel.Error, "Appointments could not be watched; the next look comes in a moment")]
    private partial void LogFailed(Exception problem);
}
