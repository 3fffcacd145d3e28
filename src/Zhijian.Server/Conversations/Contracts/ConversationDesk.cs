using System.Text;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Promises.Contracts;
using Zhijian.Server.Staff.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>Who acts at the desk.</summary>
public readonly record struct Officer(StaffId Id, string DisplayName);

public enum DeskOutcome
{
    Done,

    /// <summary>There is no such conversation in the agencies the person may see.</summary>
    NotFound,

    /// <summary>Another officer has it and has replied.</summary>
    AnsweredByOther,

    /// <summary>Another officer has it.</summary>
    HeldByOther,

    /// <summary>The citizen left the account.</summary>
    Unsubscribed,

    /// <summary>The database cannot be written now.</summary>
    Unavailable,
}

/// <summary>What officers do with conversations (微客服). Each act is a turn, in line with what the citizen writes meanwhile.</summary>
public sealed class ConversationDesk
{
    /// <summary>Bytes of UTF-8 WeChat carries in one text; callers refuse longer ones.</summary>
    public const int MostBytes = Portions.TextBytes;

    private readonly DeskActs _acts;
    private readonly TimeProvider _time;

    internal ConversationDesk(DeskActs acts, TimeProvider time) => (_acts, _time) = (acts, time);

    /// <summary>
    /// Says something as the officer; the conversation is theirs then. It leaves by the outbox, once: now, or when the citizen writes next if WeChat lets
    /// nothing through until then.
    /// </summary>
    /// <param name="clientKey">The same key again sends nothing and gives the first message back.</param>
    /// <param name="besideHolder">Whether to say it although another officer has the conversation; it stays theirs.</param>
    /// <returns>The message as it stands in the chat now; null unless done.</returns>
    /// <exception cref="ArgumentException">The text is empty or longer than <see cref="MostBytes"/>.</exception>
    public async Task<(DeskOutcome Outcome, MessageView? Message)> SendReplyAsync(ConversationId id, Officer officer, string text, string clientKey, bool besideHolder = false)
    {
        if (string.IsNullOrWhiteSpace(text) || Encoding.UTF8.GetByteCount(text) > MostBytes) throw new ArgumentException("The text is empty or too long.", nameof(text));
        var said = new Speech.Said(new TextContent(text), DecidedBy.Officer, null, officer.Id, officer.DisplayName, DeduplicationKey.Of(id, clientKey));
        var (outcome, message) = await _acts.RunAsync(id, current => Refusal(current, officer, besideHolder) ?? Answered(current, officer, said), said.Key);
        return (outcome, message is null ? null : MessageViews.Of(message).Single());
    }

    /// <summary>The officer takes the conversation, unless a colleague has it; the account stops answering by itself.</summary>
    public Task<DeskOutcome> TakeAsync(ConversationId id, Officer officer) => _acts.ChangeAsync(
        id, current => current.IsHeldByOther(officer) ? DeskChange.Refused(DeskOutcome.HeldByOther) : new DeskChange(current.TakenBy(officer, _time.GetUtcNow())));

    /// <summary>
    /// Done: the account answers by itself again. Who was served is asked how it was. A promise that nobody kept stays owed: closing is no answer.
    /// </summary>
    public Task<DeskOutcome> CloseAsync(ConversationId id) => _acts.ChangeAsync(id, current => Closed(current, _time.GetUtcNow()));

    public Task<DeskOutcome> MarkReadAsync(ConversationId id) => _acts.ChangeAsync(id, static current => new DeskChange(current with { Unread = 0 }));

    /// <summary>The first reply of a person keeps what was promised, or is too late for it; also one that WeChat holds up, as no more can be done.</summary>
    private DeskChange Answered(Conversation current, Officer officer, Speech.Said said)
    {
        var now = _time.GetUtcNow();
        var after = (current.IsHeldByOther(officer) ? current with { Unread = 0 } : current.TakenBy(officer, now)) with { DueAt = null, ServedAt = now };
        return new DeskChange(after, said) { Effects = current.DueAt is null ? [] : [.. PromiseWrites.Answered(current.Id.Value, officer.Id.Value, now).Select(Effect.Of)] };
    }

    private static DeskChange Closed(Conversation current, DateTimeOffset now)
    {
        var after = current with
        {
            State = ConversationState.Automatic,
            AssignedTo = null,
            AssignedName = null,
            AssignedAt = null,
            WaitingSince = null,
            ToldAt = null,
            ServedAt = null,
            Unread = 0,
        };
        if (current.ServedAt is null || !current.Subscribed || !current.Window.AllowsAt(now)) return new DeskChange(after);

        var rating = new Rating
        {
            Id = RatingId.New(now),
            AgencyId = current.AgencyId,
            AccountId = current.AccountId,
            ConversationId = current.Id,
            StaffId = current.AssignedTo,
            StaffName = current.AssignedName,
            AskedAt = now,
        };
        after = new PendingQuestion(PendingQuestion.Rating, rating.Id.Value).In(after, now + Satisfaction.Patience);
        return new DeskChange(after, new Speech.Said(new TextContent(Satisfaction.Question), DecidedBy.Satisfaction)) { Effects = [Effect.AskRating(rating)] };
    }

    private static DeskChange? Refusal(Conversation current, Officer officer, bool besideHolder)
    {
        if (!current.Subscribed) return DeskChange.Refused(DeskOutcome.Unsubscribed);
        if (besideHolder || !current.IsHeldByOther(officer)) return null;
        return DeskChange.Refused(current.ServedAt is null ? DeskOutcome.HeldByOther : DeskOutcome.AnsweredByOther);
    }
}
