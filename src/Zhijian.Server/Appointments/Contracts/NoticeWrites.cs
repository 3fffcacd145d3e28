using System.Security.Cryptography;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>Notices come about with what they tell of, in its transaction. The same one again is the same row.</summary>
internal static class NoticeWrites
{
    /// <summary>The QR picture at once, and reminders whose time is not over.</summary>
    public static IEnumerable<Statement> Of(BookingDraft draft, DateTimeOffset now) =>
        [Write(draft.Agency, draft.Conversation, draft.Id, NoticeKind.Ticket, draft.Code, now, draft.Slot.EndsAt), .. Reminders(draft, now)];

    public static IEnumerable<Statement> Reminders(BookingDraft draft, DateTimeOffset now) => draft.Offer.Reminders
        .Select(minutes => draft.Slot.StartsAt.AddMinutes(-minutes)).Where(due => due > now)
        .Select(due => Write(draft.Agency, draft.Conversation, draft.Id, NoticeKind.Reminder, NoticeWords.Reminder(draft), due, draft.Slot.StartsAt));

    /// <summary>What was to be told and is no longer so.</summary>
    public static Statement Void(Guid subject) => new("""UPDATE "BookingNotices" SET "State" = 3 WHERE "Subject" = @p0 AND "State" = 0""", [subject]);

    public static Statement Write(AgencyId agency, Guid conversation, Guid subject, NoticeKind kind, string text, DateTimeOffset dueAt, DateTimeOffset until) => new(
        """
        INSERT INTO "BookingNotices" ("Id", "AgencyId", "ConversationId", "Subject", "Kind", "Text", "DueAt", "Until", "State")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, 0)
        ON CONFLICT ("Subject", "Kind", "DueAt") DO UPDATE SET "State" = 0, "Text" = @p5, "Until" = @p7 WHERE "BookingNotices"."State" = 3
        """,
        [IdOf(subject, kind, dueAt), agency.Value, conversation, subject, (int)kind, text, dueAt.ToUniversalTime(), until.ToUniversalTime()]);

    private static Guid IdOf(Guid subject, NoticeKind kind, DateTimeOffset dueAt)
    {
        Span<byte> facts = stackalloc byte[28];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        subject.TryWriteBytes(facts);
        BitConverter.TryWriteBytes(facts[16..], (int)kind);
        BitConverter.TryWriteBytes(facts[20..], dueAt.UtcTicks);
        SHA256.HashData(facts, hash);
        return new Guid(hash[..16]);
    }
}
