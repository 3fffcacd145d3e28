using Zhijian.Server.Conversations.Contracts;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>Who has a conversation. Pure.</summary>
internal static class Holding
{
    public static bool IsHeldByOther(this Conversation current, Officer officer) =>
        current is { State: ConversationState.Open, AssignedTo: { } holder } && holder != officer.Id;

    public static Conversation TakenBy(this Conversation current, Officer officer, DateTimeOffset now) => PendingQuestion.None(current) with
    {
        State = ConversationState.Open,
        AssignedTo = officer.Id,
        AssignedName = officer.DisplayName,
        AssignedAt = current.State == ConversationState.Open && current.AssignedTo == officer.Id ? current.AssignedAt : now,
        WaitingSince = null,
        ToldAt = null,
        Suggestions = null,
        Unread = 0,
    };

    /// <summary>Waits for whoever of the department takes it. The citizen was told already that a person replies.</summary>
    public static Conversation QueuedAt(this Conversation current, string? department, DateTimeOffset now) => PendingQuestion.None(current) with
    {
        State = ConversationState.Waiting,
        Department = department,
        AssignedTo = null,
        AssignedName = null,
        AssignedAt = null,
        WaitingSince = current.WaitingSince ?? now,
        ToldAt = now,
        Suggestions = null,
    };
}
