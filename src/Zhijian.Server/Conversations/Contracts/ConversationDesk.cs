using System.Text;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Persistence;
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

    /// <summary>The citizen wrote more than 48 hours ago; WeChat lets nothing through.</summary>
    WindowClosed,

    /// <summary>All replies that WeChat allows until the citizen writes again are used.</summary>
    BudgetUsed,

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

    private readonly TurnQueue _turns;
    private readonly ITurnStore _store;
    private readonly AgencyScope _scope;
    private readonly TimeProvider _time;

    internal ConversationDesk(TurnQueue turns, ITurnStore store, AgencyScope scope, TimeProvider time)
    {
        _turns = turns;
        _store = store;
        _scope = scope;
        _time = time;
    }

    /// <summary>Says something as the officer; the conversation is theirs then. It leaves by the outbox, once.</summary>
    /// <param name="clientKey">The same key again sends nothing and gives the first message back.</param>
    /// <returns>The message as it stands in the chat now; null unless done.</returns>
    /// <exception cref="ArgumentException">The text is empty or longer than <see cref="MostBytes"/>.</exception>
    public async Task<(DeskOutcome Outcome, MessageView? Message)> SendReplyAsync(ConversationId id, Officer officer, string text, string clientKey)
    {
        if (string.IsNullOrWhiteSpace(text) || Encoding.UTF8.GetByteCount(text) > MostBytes) throw new ArgumentException("The text is empty or too long.", nameof(text));
        var said = new Speech.Said(new TextContent(text), DecidedBy.Officer, null, officer.Id, officer.DisplayName, DeduplicationKey.Of(id, clientKey));
        var (outcome, message) = await RunAsync(id, current => Refusal(current) ?? Answered(current, officer, said), said.Key);
        return (outcome, message is null ? null : MessageViews.Of(message).Single());
    }

    /// <summary>The officer takes the conversation, also from a colleague; the account stops answering by itself.</summary>
    public Task<DeskOutcome> TakeAsync(ConversationId id, Officer officer) => ChangeAsync(id, current => TakenBy(current, officer));

    /// <summary>
    /// Done: the account answers by itself again. Who was served is asked how it was. A promise that nobody kept stays owed: closing is no answer.
    /// </summary>
    public async Task<DeskOutcome> CloseAsync(ConversationId id) => (await RunAsync(id, current => Closed(current, _time.GetUtcNow()), key: null)).Outcome;

    public Task<DeskOutcome> MarkReadAsync(ConversationId id) => ChangeAsync(id, static current => current with { Unread = 0 });

    /// <summary>The first reply of a person keeps what was promised, or is too late for it.</summary>
    private DeskChange Answered(Conversation current, Officer officer, Speech.Said said)
    {
        var now = _time.GetUtcNow();
        var after = TakenBy(current, officer) with { DueAt = null, ServedAt = now };
        return new DeskChange(after, said) { Effects = current.DueAt is null ? [] : [.. PromiseWrites.Answered(current.Id.Value, officer.Id.Value, now).Select(Effect.Of)] };
    }

    private static DeskChange Closed(Conversation current, DateTimeOffset now)
    {
        var after = current with
        {
            State = ConversationState.Automatic,
            AssignedTo = null,
            AssignedName = null,
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

    private static Conversation TakenBy(Conversation current, Officer officer) => PendingQuestion.None(current) with
    {
        State = ConversationState.Open,
        AssignedTo = officer.Id,
        AssignedName = officer.DisplayName,
        WaitingSince = null,
        ToldAt = null,
        Suggestions = null,
        Unread = 0,
    };

    private DeskChange? Refusal(Conversation current)
    {
        if (!current.Subscribed) return DeskChange.Refused(DeskOutcome.Unsubscribed);
        if (!current.Window.IsOpenAt(_time.GetUtcNow())) return DeskChange.Refused(DeskOutcome.WindowClosed);
        return current.Window.Remaining == 0 ? DeskChange.Refused(DeskOutcome.BudgetUsed) : null;
    }

    private async Task<DeskOutcome> ChangeAsync(ConversationId id, Func<Conversation, Conversation> change) =>
        (await RunAsync(id, current => new DeskChange(change(current)), key: null)).Outcome;

    private async Task<(DeskOutcome Outcome, Message? Message)> RunAsync(ConversationId id, Func<Conversation, DeskChange> decide, DeduplicationKey? key)
    {
        if (await _store.FindAsync(id) is not { } known || !_scope.Allows(known.AgencyId)) return (DeskOutcome.NotFound, null);
        if (key is { } said && await _store.FindMessageAsync(said) is { } earlier) return (DeskOutcome.Done, earlier);
        var turn = new DeskTurn(decide, key, _time);
        return _turns.Enter(new FollowerKey(known.AccountId, known.OpenId), turn) is null ? (DeskOutcome.Unavailable, null) : await turn.End;
    }
}
