using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>What people look after in one department.</summary>
public sealed record QueueContent(int Waiting, int Held);

/// <summary>Brings everything in one department's queue to another one (部门停止受理), each conversation in its own turn with an internal line in the chat.</summary>
public sealed class QueueMoving
{
    private readonly DeskActs _acts;
    private readonly ZhijianDb _db;
    private readonly TimeProvider _time;

    internal QueueMoving(DeskActs acts, ZhijianDb db, TimeProvider time) => (_acts, _db, _time) = (acts, db, time);

    public async Task<QueueContent> CountAsync(AgencyId agency, string department, CancellationToken cancellation) => new(
        await In(agency, department).CountAsync(conversation => conversation.State == ConversationState.Waiting, cancellation),
        await In(agency, department).CountAsync(conversation => conversation.State == ConversationState.Open, cancellation));

    /// <summary>Who waits goes on waiting in the other queue, since the same time; what an officer has stays theirs and belongs to the other department.</summary>
    /// <param name="to">Null is the general queue.</param>
    /// <param name="name">Of the other department; null for the general queue.</param>
    /// <returns>How many were moved.</returns>
    public async Task<int> MoveAsync(AgencyId agency, string from, string? to, string? name, Officer by, string reason, CancellationToken cancellation)
    {
        var moved = 0;
        foreach (var id in await In(agency, from).Select(conversation => conversation.Id).ToListAsync(cancellation))
            if (await MoveAsync(id, from, to, name, by, reason) == DeskOutcome.Done)
                moved++;
        return moved;
    }

    private Task<DeskOutcome> MoveAsync(ConversationId id, string from, string? to, string? name, Officer by, string reason) => _acts.ChangeAsync(id, current =>
        current.Department != from || current.State == ConversationState.Automatic
            ? DeskChange.Refused(DeskOutcome.NotFound)
            : new DeskChange(current with { Department = to }) { Note = ConversationNote.Of(current, by, NoteKind.Moved, reason, name, _time.GetUtcNow()) });

    private IQueryable<Conversation> In(AgencyId agency, string department) => _db.Set<Conversation>().AsNoTracking()
        .Where(conversation => conversation.AgencyId == agency && conversation.Department == department && conversation.State != ConversationState.Automatic);
}
