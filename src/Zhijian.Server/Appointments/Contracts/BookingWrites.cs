using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>
/// What a booking writes, in one transaction of whoever decided it: the message path, the pages, the counter. What may be lost to somebody else says so
/// (<see cref="Statement.MustChange"/>); then nothing of it is written.
/// </summary>
public static class BookingWrites
{
    /// <summary>Takes a seat nobody has and nobody waits for.</summary>
    public static IEnumerable<Statement> Take(BookingDraft draft, DateTimeOffset now) =>
        [TakeSeat(draft.Agency, draft.Offer, draft.Slot), Insert(draft, now), .. NoticeWrites.Of(draft, now)];

    /// <summary>A seat that is held for somebody on the waitlist becomes theirs.</summary>
    public static IEnumerable<Statement> TakeHeld(BookingDraft draft, DateTimeOffset now) => [Insert(draft, now), .. NoticeWrites.Of(draft, now)];

    /// <summary>The citizen or an officer gives a seat back.</summary>
    /// <param name="by">The officer; null is the citizen.</param>
    public static IEnumerable<Statement> Cancel(BookingDraft draft, DateTimeOffset now, string? by, string? reason) =>
    [
        new(
            """UPDATE "Bookings" SET "State" = 5, "EndedAt" = @p1, "EndedBy" = @p2, "EndReason" = @p3, "OnceOn" = NULL WHERE "Id" = @p0 AND "State" = 0 AND "StartsAt" = @p4""",
            [draft.Id, now.ToUniversalTime(), by, reason, draft.Slot.StartsAt.ToUniversalTime()], MustChange: true),
        FreeSeat(draft.Agency, draft.Offer.Key, draft.Slot),
        NoticeWrites.Void(draft.Id),
    ];

    /// <summary>To another slot of the same offer: the new seat first, then the old one is given back.</summary>
    public static IEnumerable<Statement> Move(BookingDraft draft, SlotTime to, DateTimeOffset now)
    {
        var moved = draft with { Slot = to };
        return
        [
            TakeSeat(draft.Agency, draft.Offer, to),
            new(
                """
                UPDATE "Bookings" SET "Day" = @p1, "StartsAt" = @p2, "EndsAt" = @p3, "ArriveBy" = @p4, "OnceOn" = @p5
                WHERE "Id" = @p0 AND "State" = 0 AND "StartsAt" = @p6
                    AND NOT EXISTS (SELECT 1 FROM "Bookings" AS o WHERE o."AgencyId" = @p7 AND o."Offer" = @p8 AND o."ConversationId" = @p9 AND o."OnceOn" = @p5 AND o."Id" <> @p0)
                """,
                [
                    draft.Id, to.Day, to.StartsAt.ToUniversalTime(), to.EndsAt.ToUniversalTime(), moved.ArriveBy(now).ToUniversalTime(), draft.Offer.OnceADay ? to.Day : null,
                    draft.Slot.StartsAt.ToUniversalTime(), draft.Agency.Value, draft.Offer.Key, draft.Conversation,
                ],
                MustChange: true),
            FreeSeat(draft.Agency, draft.Offer.Key, draft.Slot),
            NoticeWrites.Void(draft.Id),
            .. NoticeWrites.Reminders(moved, now),
        ];
    }

    /// <summary>The one change that decides who gets the last seat.</summary>
    private static Statement TakeSeat(AgencyId agency, AppointmentOffer offer, SlotTime slot) => new(
        """
        INSERT INTO "AppointmentSlots" ("AgencyId", "Offer", "StartsAt", "Taken", "Waiting") VALUES (@p0, @p1, @p2, 1, 0)
        ON CONFLICT ("AgencyId", "Offer", "StartsAt") DO UPDATE SET "Taken" = "AppointmentSlots"."Taken" + 1
        WHERE "AppointmentSlots"."Taken" + "AppointmentSlots"."Waiting" < @p3 AND "AppointmentSlots"."BlockedAt" IS NULL
        """,
        [agency.Value, offer.Key, slot.StartsAt.ToUniversalTime(), offer.Capacity], MustChange: true);

    internal static Statement FreeSeat(AgencyId agency, string offer, SlotTime slot) => new(
        """UPDATE "AppointmentSlots" SET "Taken" = "Taken" - 1 WHERE "AgencyId" = @p0 AND "Offer" = @p1 AND "StartsAt" = @p2 AND "Taken" > 0""",
        [agency.Value, offer, slot.StartsAt.ToUniversalTime()]);

    private static Statement Insert(BookingDraft draft, DateTimeOffset now) => new(
        """
        INSERT INTO "Bookings"
            ("Id", "AgencyId", "Offer", "Day", "StartsAt", "EndsAt", "ArriveBy", "ConversationId", "Number", "Code", "SealedName", "State", "OnceOn", "BookedAt")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, 0, @p11, @p12) ON CONFLICT DO NOTHING
        """,
        [
            draft.Id, draft.Agency.Value, draft.Offer.Key, draft.Slot.Day, draft.Slot.StartsAt.ToUniversalTime(), draft.Slot.EndsAt.ToUniversalTime(),
            draft.ArriveBy(now).ToUniversalTime(), draft.Conversation, draft.Number, draft.Code, draft.SealedName, draft.Offer.OnceADay ? draft.Slot.Day : null, now.ToUniversalTime(),
        ],
        MustChange: true);
}
