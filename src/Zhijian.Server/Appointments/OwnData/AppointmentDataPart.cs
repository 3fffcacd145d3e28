using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Privacy;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Appointments.OwnData;

/// <summary>Bookings and places on waitlists of one citizen. What they still have is given back; rows stay for the counts of the day, without a name.</summary>
internal sealed class AppointmentDataPart(ZhijianDb db, OfferBook offers, SlotReader slots, StatementWriter writer, SecretBox box, TimeProvider time) : ICitizenDataPart
{
    public int Order => 20;

    public async Task<IReadOnlyList<DataSection>> ExportAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var ids = subject.Conversations.ToList();
        var booked = await db.Set<Booking>().AsNoTracking().Where(row => ids.Contains(row.ConversationId)).OrderBy(row => row.BookedAt).ToListAsync(cancellation);
        var waits = await db.Set<WaitEntry>().AsNoTracking().Where(row => ids.Contains(row.ConversationId)).OrderBy(row => row.JoinedAt).ToListAsync(cancellation);
        return
        [
            new("预约", [.. booked.Select(row => new { Title = TitleOf(row.AgencyId, row.Offer), row.StartsAt, row.EndsAt, row.Number, row.Code, Name = box.Open(row.SealedName), row.State, row.BookedAt, row.CheckedInAt, row.Ticket, row.EndedAt, row.EndReason })]),
            new("候补", [.. waits.Select(row => new { Title = TitleOf(row.AgencyId, row.Offer), row.StartsAt, row.EndsAt, Name = box.Open(row.SealedName), row.State, row.JoinedAt })]),
        ];
    }

    public async Task<IReadOnlyList<DeletionItem>> LookAheadAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var items = new List<DeletionItem>();
        foreach (var conversation in subject.Conversations)
        {
            var own = await slots.OwnAsync(conversation, cancellation);
            items.AddRange(own.Bookings.Where(booking => booking.State == BookingState.Booked).Select(booking => new DeletionItem(DeletionFate.Cancelled, Describe(booking.Draft), booking.Draft.Number)));
            items.AddRange(own.Waits.Select(wait => new DeletionItem(DeletionFate.LeftWaitlist, Describe(wait.Draft), null)));
        }

        return items;
    }

    public async Task<int> ForgetAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var ids = subject.Conversations.ToList();
        foreach (var conversation in ids) await GiveBackAsync(conversation, cancellation);
        return await db.Set<Booking>().Where(row => ids.Contains(row.ConversationId) && row.SealedName != "").ExecuteUpdateAsync(change => change.SetProperty(row => row.SealedName, ""), cancellation)
            + await db.Set<WaitEntry>().Where(row => ids.Contains(row.ConversationId) && row.SealedName != "").ExecuteUpdateAsync(change => change.SetProperty(row => row.SealedName, ""), cancellation)
            + await db.Set<BookingNotice>().Where(row => ids.Contains(row.ConversationId)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Also what could not be cancelled any more on the page: who deletes everything does not come.</summary>
    private async Task GiveBackAsync(Guid conversation, CancellationToken cancellation)
    {
        var isSettled = await writer.SettleAsync(
            async () =>
            {
                var (own, now) = (await slots.OwnAsync(conversation, cancellation), time.GetUtcNow());
                return [.. own.Bookings.Where(booking => booking.State == BookingState.Booked).SelectMany(booking => BookingWrites.Cancel(booking.Draft, now, by: null, reason: null)),
                    .. own.Waits.SelectMany(wait => WaitWrites.Leave(wait.Draft, wait.OfferUntil is not null))];
            },
            cancellation);
        if (!isSettled) throw new InvalidOperationException("The bookings of a citizen changed again and again while they were given back.");
    }

    private string TitleOf(AgencyId agency, string offer) => offers.Find(agency, offer)?.Title ?? offer;

    private static string Describe(BookingDraft draft) => $"{draft.Offer.Title}，{NoticeWords.Time(draft.Slot)}";
}
