using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>What the waitlist (候补) writes. The count of those who wait keeps others from a seat that was freed for them.</summary>
public static class WaitWrites
{
    /// <summary>More than could ever come to a seat.</summary>
    private const int MostWaiting = 30;

    public static IEnumerable<Statement> Join(BookingDraft draft, DateTimeOffset now) =>
    [
        new(
            """
            UPDATE "AppointmentSlots" SET "Waiting" = "Waiting" + 1
            WHERE "AgencyId" = @p0 AND "Offer" = @p1 AND "StartsAt" = @p2 AND "Waiting" < @p3 AND "Taken" + "Waiting" >= @p4 AND "BlockedAt" IS NULL
            """,
            [draft.Agency.Value, draft.Offer.Key, draft.Slot.StartsAt.ToUniversalTime(), MostWaiting, draft.Offer.Capacity], MustChange: true),
        new(
            """
            INSERT INTO "AppointmentWaits" ("Id", "AgencyId", "Offer", "StartsAt", "EndsAt", "ConversationId", "SealedName", "State", "JoinedAt")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0, @p7) ON CONFLICT DO NOTHING
            """,
            [
                draft.Id, draft.Agency.Value, draft.Offer.Key, draft.Slot.StartsAt.ToUniversalTime(), draft.Slot.EndsAt.ToUniversalTime(), draft.Conversation, draft.SealedName,
                now.ToUniversalTime(),
            ],
            MustChange: true),
    ];

    /// <summary>The citizen takes the seat that is held for them, in time.</summary>
    public static IEnumerable<Statement> Confirm(BookingDraft draft, DateTimeOffset now) =>
    [
        new("""UPDATE "AppointmentWaits" SET "State" = 2 WHERE "Id" = @p0 AND "State" = 1 AND "OfferUntil" > @p1""", [draft.Id, now.ToUniversalTime()], MustChange: true),
        // Nothing but a lock on what closing the slot changes: whoever comes second sees what the first did.
        new(
            """UPDATE "AppointmentSlots" SET "Taken" = "Taken" WHERE "AgencyId" = @p0 AND "Offer" = @p1 AND "StartsAt" = @p2 AND "BlockedAt" IS NULL""",
            [draft.Agency.Value, draft.Offer.Key, draft.Slot.StartsAt.ToUniversalTime()], MustChange: true),
        .. BookingWrites.TakeHeld(draft, now),
    ];

    /// <summary>The citizen leaves: from the line, or from the seat that was held.</summary>
    public static IEnumerable<Statement> Leave(BookingDraft draft, bool isOffered) => GiveUp(draft, isOffered, WaitState.Left);

    /// <summary>An officer closed the slot.</summary>
    internal static IEnumerable<Statement> Close(BookingDraft draft, bool isOffered, string reason, DateTimeOffset now) =>
    [
        .. GiveUp(draft, isOffered, WaitState.Closed),
        NoticeWrites.Write(draft.Agency, draft.Conversation, draft.Id, NoticeKind.Cancelled, NoticeWords.WaitClosed(draft, reason), now, draft.Slot.EndsAt),
    ];

    /// <summary>A seat is free: the first in line has it held for a while.</summary>
    internal static IEnumerable<Statement> Offer(BookingDraft draft, DateTimeOffset until, DateTimeOffset now) =>
    [
        new(
            """
            UPDATE "AppointmentSlots" SET "Taken" = "Taken" + 1, "Waiting" = "Waiting" - 1
            WHERE "AgencyId" = @p0 AND "Offer" = @p1 AND "StartsAt" = @p2 AND "Taken" < @p3 AND "Waiting" > 0 AND "BlockedAt" IS NULL
            """,
            [draft.Agency.Value, draft.Offer.Key, draft.Slot.StartsAt.ToUniversalTime(), draft.Offer.Capacity], MustChange: true),
        new("""UPDATE "AppointmentWaits" SET "State" = 1, "OfferUntil" = @p1 WHERE "Id" = @p0 AND "State" = 0""", [draft.Id, until.ToUniversalTime()], MustChange: true),
        NoticeWrites.Write(draft.Agency, draft.Conversation, draft.Id, NoticeKind.SeatOffered, NoticeWords.SeatOffered(draft.Offer, draft.Slot, until, now), now, until),
    ];

    /// <summary>Not confirmed, or not to be reached: the seat is free for the next one.</summary>
    internal static IEnumerable<Statement> Lapse(BookingDraft draft, DateTimeOffset now) =>
    [
        End(draft.Id, WaitState.Offered, WaitState.Lapsed), BookingWrites.FreeSeat(draft.Agency, draft.Offer.Key, draft.Slot), NoticeWrites.Void(draft.Id),
        NoticeWrites.Write(draft.Agency, draft.Conversation, draft.Id, NoticeKind.WaitOver, NoticeWords.WaitOver(draft.Offer, draft.Slot), now, draft.Slot.EndsAt),
    ];

    /// <summary>The slot went by while the citizen was in line.</summary>
    internal static IEnumerable<Statement> Over(BookingDraft draft) => [End(draft.Id, WaitState.Waiting, WaitState.Over), Uncount(draft.Agency, draft.Offer.Key, draft.Slot)];

    /// <summary>The citizen used their one booking of the day, so no seat of it can become theirs.</summary>
    internal static IEnumerable<Statement> Spend(BookingDraft draft, DateTimeOffset now) =>
        [.. Over(draft), NoticeWrites.Write(draft.Agency, draft.Conversation, draft.Id, NoticeKind.WaitOver, NoticeWords.WaitSpent(draft.Offer, draft.Slot), now, draft.Slot.EndsAt)];

    private static IEnumerable<Statement> GiveUp(BookingDraft draft, bool isOffered, WaitState to) => isOffered
        ? [End(draft.Id, WaitState.Offered, to), BookingWrites.FreeSeat(draft.Agency, draft.Offer.Key, draft.Slot), NoticeWrites.Void(draft.Id)]
        : [End(draft.Id, WaitState.Waiting, to), Uncount(draft.Agency, draft.Offer.Key, draft.Slot)];

    private static Statement End(Guid wait, WaitState from, WaitState to) =>
        new("""UPDATE "AppointmentWaits" SET "State" = @p2 WHERE "Id" = @p0 AND "State" = @p1""", [wait, (int)from, (int)to], MustChange: true);

    private static Statement Uncount(AgencyId agency, string offer, SlotTime slot) => new(
        """UPDATE "AppointmentSlots" SET "Waiting" = "Waiting" - 1 WHERE "AgencyId" = @p0 AND "Offer" = @p1 AND "StartsAt" = @p2 AND "Waiting" > 0""",
        [agency.Value, offer, slot.StartsAt.ToUniversalTime()]);
}
