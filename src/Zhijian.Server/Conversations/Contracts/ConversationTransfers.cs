using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Conversations.Turns;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>Where a conversation goes: a department's queue, or an officer.</summary>
/// <param name="Name">As colleagues read it.</param>
/// <param name="Department">Key of the department; null when it goes to an officer.</param>
/// <param name="Skill">Key of the skill it needs from now on, "" for none; null leaves what it needed.</param>
public sealed record TransferTarget(string Name, string? Department = null, Officer? Officer = null, string? Skill = null);

/// <summary>How officers work together on a conversation: transfer (转办), take-over (接手), whisper notes (内部备注). Each leaves an internal line in the chat.</summary>
public sealed class ConversationTransfers
{
    private readonly DeskActs _acts;
    private readonly TimeProvider _time;

    internal ConversationTransfers(DeskActs acts, TimeProvider time) => (_acts, _time) = (acts, time);

    /// <summary>Gives the conversation to a department's queue or to an officer. What is promised stays owed.</summary>
    /// <param name="asLead">Whether it may be one that another officer has.</param>
    public Task<DeskOutcome> TransferAsync(ConversationId id, Officer officer, TransferTarget target, string reason, bool asLead) => _acts.ChangeAsync(id, current =>
    {
        if (!asLead && current.IsHeldByOther(officer)) return DeskChange.Refused(DeskOutcome.HeldByOther);
        var now = _time.GetUtcNow();
        var after = target.Officer is { } to ? current.TakenBy(to, now) with { Unread = current.Unread } : current.QueuedAt(target.Department!, now);
        if (target.Skill is { } skill) after = after with { Skill = skill.Length == 0 ? null : skill };
        return new DeskChange(after) { Note = ConversationNote.Of(current, officer, NoteKind.Transfer, reason, target.Name, now) };
    });

    /// <summary>Takes the conversation from the officer who has it; from nobody it is simply taken.</summary>
    public Task<DeskOutcome> TakeOverAsync(ConversationId id, Officer officer, string reason) => _acts.ChangeAsync(id, current =>
    {
        var now = _time.GetUtcNow();
        var after = current.TakenBy(officer, now);
        return current.IsHeldByOther(officer)
            ? new DeskChange(after) { Note = ConversationNote.Of(current, officer, NoteKind.TakeOver, reason, current.AssignedName, now) }
            : new DeskChange(after);
    });

    /// <summary>Writes something that only staff see.</summary>
    /// <returns>The line as it stands in the chat; null unless done.</returns>
    public async Task<(DeskOutcome Outcome, MessageView? Line)> WriteNoteAsync(ConversationId id, Officer officer, string text)
    {
        ConversationNote? written = null;
        var outcome = await _acts.ChangeAsync(id, current =>
        {
            written = ConversationNote.Of(current, officer, NoteKind.Note, text, target: null, _time.GetUtcNow());
            return new DeskChange(current) { Note = written };
        });
        return (outcome, outcome == DeskOutcome.Done && written is not null ? NoteViews.Of(written) : null);
    }
}
