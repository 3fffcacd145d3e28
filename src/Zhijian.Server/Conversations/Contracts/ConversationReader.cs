using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>Which of the conversations that are owed an answer.</summary>
public enum DueFilter
{
    /// <summary>All of them.</summary>
    Any,

    /// <summary>Those that fall due within <see cref="ConversationReader.SoonBefore"/>.</summary>
    Soon,

    Overdue,
}

/// <param name="State">Null lists all.</param>
/// <param name="Search">Looks into nicknames, remarks and what was said last.</param>
/// <param name="Cursor">Of the page before.</param>
public sealed record ConversationQuery(ConversationState? State = null, AccountId? Account = null, string? Search = null, string? Cursor = null, int Limit = 50)
{
    /// <summary>Only what is owed an answer, the one due first first; null lists everything.</summary>
    public DueFilter? Due { get; init; }

    /// <summary>Key of the department whose queue is looked at, or <see cref="ConversationReader.GeneralQueue"/>; null is all of them.</summary>
    public string? Department { get; init; }

    /// <summary>Key of a skill that is needed; null is whatever is needed.</summary>
    public string? Skill { get; init; }
}

/// <param name="Automatic">Counted up to <see cref="ConversationReader.MostCounted"/> only; that many means more than 999.</param>
/// <param name="DueSoon">Fall due soon.</param>
/// <param name="Overdue">Were due and are not answered.</param>
public sealed record ConversationCounts(int Waiting, int Open, int Automatic, int DueSoon, int Overdue);

public sealed record ConversationPage(IReadOnlyList<ConversationView> Items, string? NextCursor, ConversationCounts Counts);

/// <param name="Items">Oldest first.</param>
/// <param name="HasMore">Whether there are older ones.</param>
public sealed record MessagePage(IReadOnlyList<MessageView> Items, bool HasMore);

/// <summary>What staff read of conversations; sees what the current <see cref="AgencyScope"/> and <see cref="DeskReach"/> allow.</summary>
public sealed class ConversationReader(ZhijianDb db, AccountDirectory accounts, DeskReach reach, TimeProvider time)
{
    /// <summary>Stands for the queue of no department; no department has this key.</summary>
    public const string GeneralQueue = "-";

    /// <summary>Nobody works off what is answered automatically, and there are as many as an account has followers.</summary>
    public const int MostCounted = 1_000;

    public static readonly TimeSpan SoonBefore = TimeSpan.FromHours(2);

    public async Task<ConversationPage> ListAsync(ConversationQuery query, CancellationToken cancellation)
    {
        var found = Filter(query);
        // Waiting citizens come in the order in which they wait, everything else by what happened last.
        var rows = query.Due is not null ? ByDue(found, query.Cursor) : query.State == ConversationState.Waiting ? Waiting(found, query.Cursor) : Recent(found, query.Cursor);
        var page = await rows.Take(query.Limit + 1).ToListAsync(cancellation);
        return new ConversationPage(
            [.. page.Take(query.Limit).Select(row => ConversationViews.Of(row.Conversation, row.Follower, accounts))],
            page.Count > query.Limit ? Cursor(query, page[query.Limit - 1]) : null,
            await CountAsync(query, cancellation));
    }

    /// <returns>Null when there is none, or none that may be seen.</returns>
    public async Task<(ConversationView Conversation, FollowerView Follower)?> FindAsync(ConversationId id, CancellationToken cancellation)
    {
        var row = await Joined(db.SeenBy(reach).Where(conversation => conversation.Id == id)).SingleOrDefaultAsync(cancellation);
        return row is null ? null : (ConversationViews.Of(row.Conversation, row.Follower, accounts), ConversationViews.Of(row.Follower));
    }

    /// <summary>A conversation for whoever has just given it away, also when it is none of theirs any more.</summary>
    public async Task<ConversationView?> FindGivenAwayAsync(ConversationId id, CancellationToken cancellation)
    {
        var row = await Joined(db.Set<Conversation>().AsNoTracking().Where(conversation => conversation.Id == id)).SingleOrDefaultAsync(cancellation);
        return row is null ? null : ConversationViews.Of(row.Conversation, row.Follower, accounts);
    }

    /// <param name="before">Sequence number; null begins with the newest.</param>
    /// <param name="limit">Rows; a message with its passive reply is one.</param>
    public async Task<MessagePage> MessagesAsync(ConversationId id, int? before, int limit, CancellationToken cancellation)
    {
        var end = before ?? int.MaxValue;
        var rows = await db.Set<Message>().AsNoTracking().Where(message => message.ConversationId == id && message.Seq < end)
            .OrderByDescending(message => message.Seq).Take(limit + 1).ToListAsync(cancellation);
        var hasMore = rows.Count > limit;
        var begin = hasMore ? rows[limit - 1].Seq : 0;
        var notes = await db.Set<ConversationNote>().AsNoTracking()
            .Where(note => note.ConversationId == id && note.AfterSeq >= begin && note.AfterSeq < end).OrderBy(note => note.Id).ToListAsync(cancellation);
        // The order is stable: an internal line stands behind the message after which it was written.
        var items = rows.Take(limit).Reverse().SelectMany(MessageViews.Of).Where(view => view.Seq < end).Concat(notes.Select(NoteViews.Of)).OrderBy(view => view.Seq);
        return new MessagePage([.. items], hasMore);
    }

    /// <summary>One bubble of a chat with its numbers in full; for who has said why.</summary>
    /// <returns>Null when there is none, or none that may be seen.</returns>
    public async Task<MessageView?> FindUnmaskedAsync(MessageReference reference, CancellationToken cancellation)
    {
        if (!await db.SeenBy(reach).AnyAsync(conversation => conversation.Id == reference.Conversation, cancellation)) return null;
        var row = await db.Set<Message>().AsNoTracking()
            .Where(message => message.ConversationId == reference.Conversation && message.Seq <= reference.Seq)
            .OrderByDescending(message => message.Seq).FirstOrDefaultAsync(cancellation);
        return row is null ? null : MessageViews.Unmasked(row).FirstOrDefault(view => view.Seq == reference.Seq);
    }

    /// <summary>Where the picture, recording or film of a message lies at WeChat.</summary>
    /// <returns>Null when the message has none, or may not be seen.</returns>
    public async Task<MediaReference?> FindMediaAsync(MessageReference reference, CancellationToken cancellation)
    {
        var row = await db.Set<Message>().AsNoTracking()
            .Where(message => message.ConversationId == reference.Conversation && message.Seq <= reference.Seq)
            .OrderByDescending(message => message.Seq).FirstOrDefaultAsync(cancellation);
        if (row is null || MediaReferences.IdOf(row, reference.Seq) is not { } media) return null;
        var conversation = await db.SeenBy(reach).SingleOrDefaultAsync(conversation => conversation.Id == reference.Conversation, cancellation);
        return conversation is null ? null : new MediaReference(conversation.AccountId, media);
    }

    /// <summary>These conversations as they are now, for the live feed.</summary>
    internal async Task<IReadOnlyList<(AgencyId Agency, ConversationView View)>> ViewAsync(IReadOnlyCollection<ConversationId> ids, CancellationToken cancellation)
    {
        var rows = await Joined(db.SeenBy(reach).Where(conversation => ids.Contains(conversation.Id))).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Conversation.AgencyId, ConversationViews.Of(row.Conversation, row.Follower, accounts)))];
    }

    internal Task<int> CountUnansweredAsync(AgencyId agency, CancellationToken cancellation) =>
        db.Set<UnansweredQuestion>().CountAsync(question => question.AgencyId == agency && question.DismissedAt == null, cancellation);

    /// <summary>Of one account, one queue and one skill, as far as the query says so.</summary>
    private IQueryable<Conversation> Within(ConversationQuery query)
    {
        var conversations = db.SeenBy(reach);
        if (query.Account is { } account) conversations = conversations.Where(conversation => conversation.AccountId == account);
        if (query.Skill is { Length: > 0 } skill) conversations = conversations.Where(conversation => conversation.Skill == skill);
        if (query.Department == GeneralQueue) return conversations.Where(conversation => conversation.Department == null);
        return query.Department is { Length: > 0 } department ? conversations.Where(conversation => conversation.Department == department) : conversations;
    }

    private IQueryable<ListedRow> Joined(IQueryable<Conversation> conversations) => conversations
        .GroupJoin(db.Set<Follower>(), conversation => conversation.Id, follower => follower.Id, (conversation, followers) => new { conversation, followers })
        .SelectMany(pair => pair.followers.DefaultIfEmpty(), (pair, follower) => new ListedRow { Conversation = pair.conversation, Follower = follower });

    private IQueryable<ListedRow> Filter(ConversationQuery query)
    {
        var conversations = Within(query);
        if (query.State is { } state) conversations = conversations.Where(conversation => conversation.State == state);
        if (query.Due is { } due) conversations = Due(conversations, due);
        var rows = Joined(conversations);
        return string.IsNullOrWhiteSpace(query.Search)
            ? rows
            : rows.Where(row => row.Conversation.LastText!.Contains(query.Search) || row.Follower!.Nickname!.Contains(query.Search) || row.Follower.Remark!.Contains(query.Search));
    }

    private IQueryable<Conversation> Due(IQueryable<Conversation> conversations, DueFilter due)
    {
        var now = time.GetUtcNow();
        var soon = now + SoonBefore;
        return due switch
        {
            DueFilter.Overdue => conversations.Where(conversation => conversation.DueAt <= now),
            DueFilter.Soon => conversations.Where(conversation => conversation.DueAt > now && conversation.DueAt <= soon),
            _ => conversations.Where(conversation => conversation.DueAt != null),
        };
    }

    private static IQueryable<ListedRow> ByDue(IQueryable<ListedRow> rows, string? cursor) =>
        rows.OrderBy(row => row.Conversation.DueAt).ThenBy(row => row.Conversation.Id).Skip((int)Position(cursor, otherwise: 0));

    private static IQueryable<ListedRow> Waiting(IQueryable<ListedRow> rows, string? cursor)
    {
        var from = Position(cursor, otherwise: 0);
        return rows
            .Where(row => row.Conversation.WaitingSince != null)
            .OrderBy(row => row.Conversation.WaitingSince).ThenBy(row => row.Conversation.Id)
            .Skip((int)from);
    }

    /// <summary>Reads the messages backwards and keeps those that are the last of their conversation: needs no index that every message changes.</summary>
    private IQueryable<ListedRow> Recent(IQueryable<ListedRow> rows, string? cursor)
    {
        var before = Position(cursor, otherwise: long.MaxValue);
        return db.Set<Message>().Where(message => message.Id < before)
            .Join(rows, message => new { Id = message.ConversationId, message.Seq }, row => new { row.Conversation.Id, Seq = row.Conversation.LastSeq },
                (message, row) => new ListedRow { Position = message.Id, Conversation = row.Conversation, Follower = row.Follower })
            .OrderByDescending(row => row.Position);
    }

    /// <summary>By the indexes of the few that people look after, as every console asks again whenever citizens write; all others only up to a limit.</summary>
    private async Task<ConversationCounts> CountAsync(ConversationQuery query, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var soon = now + SoonBefore;
        var held = await Within(query).Where(conversation => conversation.State != ConversationState.Automatic).GroupBy(_ => 1).Select(all => new
        {
            Waiting = all.Count(conversation => conversation.State == ConversationState.Waiting),
            Open = all.Count(conversation => conversation.State == ConversationState.Open),
        }).SingleOrDefaultAsync(cancellation);
        var owed = await Within(query).Where(conversation => conversation.DueAt != null).GroupBy(_ => 1).Select(all => new
        {
            Soon = all.Count(conversation => conversation.DueAt > now && conversation.DueAt <= soon),
            Overdue = all.Count(conversation => conversation.DueAt <= now),
        }).SingleOrDefaultAsync(cancellation);
        var automatic = await Within(query).Where(conversation => conversation.State == ConversationState.Automatic && conversation.LastSeq > 0).OrderBy(conversation => conversation.Id).Take(MostCounted).CountAsync(cancellation);
        return new ConversationCounts(held?.Waiting ?? 0, held?.Open ?? 0, automatic, owed?.Soon ?? 0, owed?.Overdue ?? 0);
    }

    private static string Cursor(ConversationQuery query, ListedRow last) =>
        (query.Due is not null || query.State == ConversationState.Waiting ? Position(query.Cursor, otherwise: 0) + query.Limit : last.Position).ToString(CultureInfo.InvariantCulture);

    private static long Position(string? cursor, long otherwise) => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : otherwise;

    private sealed class ListedRow
    {
        public long Position { get; init; }

        public required Conversation Conversation { get; init; }

        public Follower? Follower { get; init; }
    }
}
