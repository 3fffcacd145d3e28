using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>What another server is told of a turn.</summary>
/// <param name="First">Sequence numbers of its messages, from …</param>
/// <param name="Last">… to; below the first when there are none.</param>
/// <param name="Unanswered">Whether a question went on the list of unanswered ones.</param>
internal sealed record TurnNote(Guid Conversation, int First, int Last, Guid? Internal = null, bool Unanswered = false)
{
    public static TurnNote Of(TurnRows rows) => new(
        rows.Conversation!.Id.Value, rows.Messages.Count > 0 ? rows.Messages[0].Seq : 1, rows.Messages.Count > 0 ? rows.Messages[^1].Seq : 0, rows.Note?.Id.Value, rows.CountsUnanswered);
}

/// <summary>Tells the consoles of this server about turns of others: reads the rows and says the same as if they had been written here.</summary>
internal sealed class TurnsElsewhere(LivePeers peers, LiveFeed feed, IServiceScopeFactory scopes) : IHostedService
{
    public const string Kind = "turn";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        peers.On<TurnNote>(Kind, HearAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task HearAsync(AgencyId agency, IReadOnlyList<TurnNote> notes, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        var reader = scope.ServiceProvider.GetRequiredService<ConversationReader>();
        var conversations = (await reader.ViewAsync([.. notes.Select(note => new ConversationId(note.Conversation)).Distinct()], cancellation)).ToDictionary(found => found.View.Id, found => found.View);
        foreach (var (id, view) in await SaidAsync(scope.ServiceProvider.GetRequiredService<ZhijianDb>(), notes, cancellation))
            if (conversations.TryGetValue(id, out var conversation))
                feed.Publish(agency, "message", new MessageNews(id, view) { Department = conversation.Department, Holder = conversation.AssignedTo?.Id });
        foreach (var conversation in conversations.Values) feed.Publish(agency, "conversation", conversation);
        if (notes.Any(note => note.Unanswered)) feed.Publish(agency, "unanswered", new UnansweredNews(await reader.CountUnansweredAsync(agency, cancellation)));
    }

    private static async Task<List<(Guid Conversation, MessageView View)>> SaidAsync(ZhijianDb db, IReadOnlyList<TurnNote> notes, CancellationToken cancellation)
    {
        var said = new List<(Guid, MessageView)>();
        var lines = notes.Select(note => note.Internal).OfType<Guid>().Select(ConversationNoteId.From).ToList();
        if (lines.Count > 0) said.AddRange((await db.Set<ConversationNote>().AsNoTracking().Where(line => lines.Contains(line.Id)).ToListAsync(cancellation)).Select(line => (line.ConversationId.Value, NoteViews.Of(line))));
        var spoken = notes.Where(note => note.First <= note.Last).ToList();
        var (ids, first, last) = (spoken.Select(note => note.Conversation).ToArray(), spoken.Select(note => note.First).ToArray(), spoken.Select(note => note.Last).ToArray());
        var rows = await db.Set<Message>().FromSql(
            $"""
            SELECT m.* FROM "Messages" AS m JOIN (SELECT DISTINCT * FROM unnest({ids}, {first}, {last}) AS u(id, first, last)) AS n
            ON m."ConversationId" = n.id AND m."Seq" BETWEEN n.first AND n.last
            """).AsNoTracking().ToListAsync(cancellation);
        said.AddRange(rows.OrderBy(row => row.Id).SelectMany(row => MessageViews.Of(row).Select(view => (row.ConversationId.Value, view))));
        return said;
    }
}
