using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.OneTime;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Persistence;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Notices;

/// <summary>
/// The turn that tells a citizen of a booking: as usual while WeChat lets it through, else with the citizen's permission as a one-time message, else not at all, which
/// officers see. That it was said stands in the same transaction, so two servers never say it twice.
/// </summary>
internal sealed class BookingNoticeTurn(DueNotice notice, ReplyContent content, string? templateId, IServiceScopeFactory scopes, TimeProvider time) : Turn
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isDue;
    private bool _isAllowed;

    public Task End => _end.Task;

    /// <summary>Each time anew, as another server may have said it.</summary>
    public override async Task ConsultAsync(Conversation? current, ITurnStore store)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        _isDue = await scope.ServiceProvider.GetRequiredService<BookingNotices>().IsDueAsync(notice.Id);
        _isAllowed = templateId is { } template && await scope.ServiceProvider.GetRequiredService<ZhijianDb>().OneTimePermits(new ConversationId(notice.Conversation), template).AnyAsync();
    }

    public override Func<TurnRows>? Decide(Conversation? current)
    {
        if (current is null || !_isDue) return null;
        var now = time.GetUtcNow();
        return now < notice.Until && current.Subscribed && GoesAt(current, now) ? () => Say(current, now) : () => Rows(current, current, [], [Effect.Of(BookingNotices.Unsent(notice.Id, now))]);
    }

    public override void Complete(TurnRows? rows) => _end.TrySetResult();

    public override void CompleteAsDuplicate(Message? stored) => _end.TrySetResult();

    public override void Fail() => _end.TrySetResult();

    /// <summary>A picture goes as usual or not at all; the code stood in the words before it too.</summary>
    private bool GoesAt(Conversation current, DateTimeOffset now) => notice.Kind == NoticeKind.Ticket
        ? content is ImageContent && current.Window.AllowsAt(now)
        : current.Window.AllowsAt(now) || notice.IsKept || _isAllowed;

    private TurnRows Say(Conversation current, DateTimeOffset now)
    {
        var (messages, effects) = (new List<Message>(), new List<Effect> { Effect.Of(BookingNotices.Said(notice.Id, now)) });
        var after = Speech.Enqueue(current, new Speech.Said(content, DecidedBy.Appointment), now, messages, effects);
        return Rows(current, after, messages, effects);
    }

    private static TurnRows Rows(Conversation current, Conversation after, List<Message> messages, List<Effect> effects) => new()
    {
        AgencyId = current.AgencyId,
        Conversation = after with { Version = current.Version + 1 },
        ReadVersion = current.Version,
        Messages = messages,
        Effects = effects,
        TouchesBookings = true,
    };
}
