using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>A citizen who waits for a person.</summary>
/// <param name="Department">Key of the queue; null is the general one.</param>
/// <param name="Skill">Key of the skill it needs; null needs none.</param>
public sealed record WaitingConversation(ConversationId Id, string? Department, string? Skill, DateTimeOffset? DueAt, DateTimeOffset WaitingSince);

/// <summary>A conversation whose officer has not replied since it came to them.</summary>
public sealed record UnservedConversation(ConversationId Id, AgencyId AgencyId, Officer Officer);

/// <summary>Gives conversations out by turn (轮派) and takes them back (退回), each in the conversation's own turn. Sees what the current <see cref="AgencyScope"/> allows.</summary>
public sealed class ConversationAssignments
{
    /// <summary>The first may fail only because another server wrote the conversation since this one remembered it.</summary>
    private const int MostAttempts = 2;

    private readonly DeskActs _acts;
    private readonly ZhijianDb _db;
    private readonly TimeProvider _time;

    internal ConversationAssignments(DeskActs acts, ZhijianDb db, TimeProvider time) => (_acts, _db, _time) = (acts, db, time);

    /// <summary>How many conversations each officer has who has any.</summary>
    public Task<Dictionary<StaffId, int>> LoadsAsync(CancellationToken cancellation) => _db.Set<Conversation>()
        .Where(conversation => conversation.State == ConversationState.Open && conversation.AssignedTo != null)
        .GroupBy(conversation => conversation.AssignedTo).Select(group => new { group.Key, Count = group.Count() })
        .ToDictionaryAsync(group => group.Key!.Value, group => group.Count, cancellation);

    public Task<List<WaitingConversation>> WaitingAsync(CancellationToken cancellation) => _db.Set<Conversation>().AsNoTracking()
        .Where(conversation => conversation.State == ConversationState.Waiting && conversation.WaitingSince != null)
        .Select(conversation => new WaitingConversation(conversation.Id, conversation.Department, conversation.Skill, conversation.DueAt, conversation.WaitingSince!.Value))
        .ToListAsync(cancellation);

    /// <summary>Conversations these officers have had since before <paramref name="until"/> without a reply of theirs.</summary>
    public async Task<List<UnservedConversation>> UnservedAsync(IReadOnlyCollection<StaffId> officers, DateTimeOffset until, CancellationToken cancellation)
    {
        var rows = await _db.Set<Conversation>().AsNoTracking()
            .Where(conversation => conversation.State == ConversationState.Open && conversation.AssignedTo != null && officers.Contains(conversation.AssignedTo.Value))
            .Where(conversation => conversation.AssignedAt <= until && (conversation.ServedAt == null || conversation.ServedAt < conversation.AssignedAt))
            .ToListAsync(cancellation);
        return rows.ConvertAll(row => new UnservedConversation(row.Id, row.AgencyId, new Officer(row.AssignedTo!.Value, row.AssignedName ?? "")));
    }

    /// <summary>Gives a waiting conversation to an officer. Two servers never both do.</summary>
    /// <param name="planned">As it was seen: one that is in another queue by now is planned anew.</param>
    /// <param name="place">The officer's place in the turn as it was seen; whoever gives them something else meanwhile moves it.</param>
    /// <returns>Whether they have it now.</returns>
    public async Task<bool> AssignAsync(WaitingConversation planned, Officer officer, DutyPlace place)
    {
        var attempts = 0;
        var outcome = await _acts.ChangeAsync(planned.Id, current =>
        {
            if (current.State != ConversationState.Waiting || current.Department != planned.Department || ++attempts > MostAttempts) return DeskChange.Refused(DeskOutcome.HeldByOther);
            var now = _time.GetUtcNow();
            return new DeskChange(current.TakenBy(officer, now) with { Unread = current.Unread })
            {
                Note = ConversationNote.Of(current, officer, NoteKind.Assigned, "", officer.DisplayName, now),
                Effects = [Effect.Of(DutyWrites.Move(place, now))],
            };
        });
        return outcome == DeskOutcome.Done;
    }

    /// <summary>Puts a conversation back into its queue because the officer is gone, unless they have replied or it is no longer theirs.</summary>
    public async Task<bool> ReturnAsync(UnservedConversation unserved) => await _acts.ChangeAsync(unserved.Id, current =>
    {
        if (current.State != ConversationState.Open || current.AssignedTo != unserved.Officer.Id || current.ServedAt >= current.AssignedAt) return DeskChange.Refused(DeskOutcome.HeldByOther);
        var now = _time.GetUtcNow();
        // The citizen has waited since then at least; others who came later do not go first.
        var after = current.QueuedAt(current.Department, now) with { WaitingSince = current.AssignedAt ?? now };
        return new DeskChange(after) { Note = ConversationNote.Of(current, unserved.Officer, NoteKind.Returned, "", unserved.Officer.DisplayName, now) };
    }) == DeskOutcome.Done;
}
