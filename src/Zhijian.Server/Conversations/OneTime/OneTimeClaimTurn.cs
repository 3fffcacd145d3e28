using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Outbox;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>
/// The turn that decides which way a reply goes that WeChat does not let through as usual: as usual after all, if the citizen has written meanwhile; as a
/// one-time message, if an officer wrote it, it tells of a booking or the citizen has subscribed to it, and they allowed one; else it is kept. The permission is spent, and the entry marked, before the call.
/// </summary>
internal sealed class OneTimeClaimTurn(OutboxEntry entry, string? templateId, IServiceScopeFactory scopes, TimeProvider time, TimeSpan longestCall) : OutboxTurn(entry)
{
    private bool _stillWaits;
    private bool _isNotice;
    private OneTimePermit? _permit;

    /// <summary>What it is about, as the citizen reads it first.</summary>
    public string Title { get; private set; } = OneTimeText.Title;

    /// <summary>What to use for the call; null when there is none to make.</summary>
    public OneTimePermit? Spent { get; private set; }

    /// <summary>Each time anew, as somebody else may have been faster.</summary>
    public override async Task ConsultAsync(Conversation? current, ITurnStore store)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        _stillWaits = await db.Set<OutboxEntry>().AnyAsync(row => row.Id == Entry.Id && row.State == OutboxState.OneTime);
        var said = await db.Set<Message>().AsNoTracking().Where(row => row.ConversationId == Entry.ConversationId && row.Seq == Entry.Seq)
            .Select(row => new { ByOfficer = row.StaffId != null, row.DecidedBy }).FirstOrDefaultAsync();
        _isNotice = said?.DecidedBy == DecidedBy.Notice;
        Title = said?.DecidedBy switch { DecidedBy.Appointment => OneTimeText.AppointmentTitle, DecidedBy.Notice => OneTimeText.NoticeTitle, _ => OneTimeText.Title };
        var mayUsePermit = said is { ByOfficer: true } or { DecidedBy: DecidedBy.Appointment or DecidedBy.Notice };
        _permit = mayUsePermit && templateId is { } template ? await db.OneTimePermits(Entry.ConversationId, template).FirstOrDefaultAsync() : null;
    }

    public override Func<TurnRows>? Decide(Conversation? current)
    {
        Spent = null;
        if (current is null || !_stillWaits) return null;
        var now = time.GetUtcNow();
        if (current.Subscribed && (_isNotice ? current.Window.AllowsNoticeAt(now) : current.Window.AllowsAt(now)))
            return () => Rows(current, current.SendKept(), OneTimeEffects.SendAsUsual(Entry, OutboxState.OneTime, now), Effect.Delivered(Entry.ConversationId, Entry.Seq, Delivery.Sending, null));
        if (!current.Subscribed || _permit is not { } permit) return () => Rows(current, current, OneTimeEffects.Keep(Entry, OutboxState.OneTime));
        Spent = permit;
        return () => Rows(
            current, current with { Kept = Math.Max(0, current.Kept - 1) }, OneTimeEffects.Claim(Entry, now + longestCall), OneTimeEffects.Spend(permit, now),
            Effect.Delivered(Entry.ConversationId, Entry.Seq, Delivery.Sending, null));
    }

    public override void Fail()
    {
        Spent = null;
        base.Fail();
    }
}
