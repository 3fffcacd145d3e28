using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Conversations.Search;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Contracts;

/// <param name="Excerpt">The words with what stands around them.</param>
public sealed record MessageHit(ConversationView Conversation, int Seq, MessageDirection Direction, SentBy SentBy, DateTimeOffset At, string Excerpt);

/// <param name="NextCursor">Null when there is nothing older.</param>
public sealed record MessageHits(IReadOnlyList<MessageHit> Items, string? NextCursor);

/// <summary>Searches everything that was ever said (全文检索), newest first; sees what the current <see cref="AgencyScope"/> allows.</summary>
public sealed class MessageSearch
{
    /// <summary>Rounds of looking up candidates whose words turn out to stand apart, before the caller is asked to go on.</summary>
    private const int MostRounds = 5;

    private readonly IMessageIndex _index;
    private readonly ZhijianDb _db;
    private readonly ConversationReader _conversations;

    internal MessageSearch(IMessageIndex index, ZhijianDb db, ConversationReader conversations) => (_index, _db, _conversations) = (index, db, conversations);

    /// <param name="cursor">Of the page before.</param>
    /// <returns>Null when <paramref name="text"/> holds nothing to look for.</returns>
    public async Task<MessageHits?> FindAsync(AgencyId agency, string? text, string? cursor, int limit, CancellationToken cancellation)
    {
        if (SearchWords.Read(text) is not { } words) return null;
        var before = long.TryParse(cursor, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var from) ? from : long.MaxValue;
        var found = new List<(Message Row, MessageView View, string Excerpt)>();
        for (var round = 0; round < MostRounds; round++)
        {
            var ids = await _index.FindAsync(words, agency.Value, before, limit, cancellation);
            if (ids.Count == 0) return await PageAsync(found, null, cancellation);
            foreach (var row in await ReadAsync(ids, cancellation))
            {
                if (Hit(row, words) is not { } hit) continue;
                found.Add((row, hit.View, hit.Excerpt));
                if (found.Count == limit) return await PageAsync(found, row.Id, cancellation);
            }

            before = ids[^1];
            if (ids.Count < limit) return await PageAsync(found, null, cancellation);
        }

        return await PageAsync(found, before, cancellation);
    }

    private async Task<List<Message>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellation) =>
        await _db.Set<Message>().AsNoTracking().Where(message => ids.Contains(message.Id)).OrderByDescending(message => message.Id).ToListAsync(cancellation);

    private static (MessageView View, string Excerpt)? Hit(Message row, SearchWords words)
    {
        // A number is found by whoever knows it, and shown to nobody for that.
        foreach (var view in MessageViews.Unmasked(row))
        {
            if (words.Excerpt(MessageTexts.Of(view), MessageTexts.Of(view.Masked(row.DecidedBy))) is { } excerpt) return (view, excerpt);
        }

        return null;
    }

    private async Task<MessageHits> PageAsync(List<(Message Row, MessageView View, string Excerpt)> found, long? next, CancellationToken cancellation)
    {
        var conversations = (await _conversations.ViewAsync([.. found.Select(hit => hit.Row.ConversationId).Distinct()], cancellation))
            .ToDictionary(pair => pair.View.Id, pair => pair.View);
        return new MessageHits(
            // What belongs to another department is found and not shown.
            [.. found.Where(hit => conversations.ContainsKey(hit.Row.ConversationId.Value)).Select(hit => new MessageHit(conversations[hit.Row.ConversationId.Value], hit.View.Seq, hit.View.Direction, hit.View.SentBy, hit.View.At, hit.Excerpt))],
            next?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
