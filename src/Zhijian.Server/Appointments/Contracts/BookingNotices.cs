using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Appointments.Contracts;

/// <summary>What a citizen is told about a booking without having asked. The numbers stand in the database.</summary>
public enum NoticeKind
{
    /// <summary>The code as a QR picture; its text is the code.</summary>
    Ticket = 0,
    Reminder = 1,

    /// <summary>An officer cancelled it, or closed the slot it waited for.</summary>
    Cancelled = 2,

    /// <summary>A seat is held for somebody on the waitlist.</summary>
    SeatOffered = 3,

    /// <summary>They did not confirm in time, or have used their one booking of that day.</summary>
    WaitOver = 4,

    NoShow = 5,
}

/// <summary>The numbers stand in the database.</summary>
public enum NoticeState
{
    Due = 0,

    /// <summary>It stands in the chat; how it is delivered is the outbox's.</summary>
    Said = 1,

    /// <summary>WeChat lets nothing through to the citizen, or its time was over.</summary>
    Unsent = 2,

    /// <summary>What it was about is no longer so.</summary>
    Void = 3,
}

/// <param name="Until">After this it says nothing of use any more.</param>
/// <param name="Failures">How often it was put off.</param>
public sealed record DueNotice(Guid Id, Guid Conversation, NoticeKind Kind, string Text, DateTimeOffset Until, int Failures)
{
    /// <summary>Kept until the citizen writes again, if it cannot go now: they must learn of it.</summary>
    public bool IsKept => Kind == NoticeKind.Cancelled;
}

/// <summary>Where the conversations ask what is to be told now, and how they write down that it was. For the server's own work.</summary>
public sealed class BookingNotices(ZhijianDb db)
{
    private const int AtOnce = 200;

    public Task<List<DueNotice>> DueAsync(DateTimeOffset now, CancellationToken cancellation) => db.Set<BookingNotice>().AsNoTracking()
        .Where(notice => notice.State == NoticeState.Due && notice.DueAt <= now && (notice.TryAt == null || notice.TryAt <= now)).OrderBy(notice => notice.DueAt).Take(AtOnce)
        .Select(notice => new DueNotice(notice.Id, notice.ConversationId, notice.Kind, notice.Text, notice.Until, notice.Failures)).ToListAsync(cancellation);

    public Task<bool> IsDueAsync(Guid notice) => db.Set<BookingNotice>().AnyAsync(row => row.Id == notice && row.State == NoticeState.Due);

    /// <summary>In the transaction that says it; another server that says it too has lost.</summary>
    public static Statement Said(Guid notice, DateTimeOffset now) => Settle(notice, NoticeState.Said, now);

    public static Statement Unsent(Guid notice, DateTimeOffset now) => Settle(notice, NoticeState.Unsent, now);

    /// <summary>Its time comes once more, and until then it is in nobody's way. Of several servers that failed with it one writes that down.</summary>
    public static Statement PutOff(DueNotice notice, DateTimeOffset until) => new(
        """UPDATE "BookingNotices" SET "TryAt" = @p1, "Failures" = @p2 + 1 WHERE "Id" = @p0 AND "State" = 0 AND "Failures" = @p2""", [notice.Id, until.ToUniversalTime(), notice.Failures]);

    private static Statement Settle(Guid notice, NoticeState state, DateTimeOffset now) => new(
        """UPDATE "BookingNotices" SET "State" = @p1, "ToldAt" = @p2 WHERE "Id" = @p0 AND "State" = 0""", [notice, (int)state, now.ToUniversalTime()], MustChange: true);
}
