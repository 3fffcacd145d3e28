namespace Zhijian.Server.Conversations.Decisions;

/// <summary>
/// Which department's queue a citizen waits in (部门队列). Pure. What the citizen tapped, scanned or was answered a short while ago is the surer sign;
/// otherwise the answer that fits best leads the way. Who waits already stays where they wait.
/// </summary>
public static class Queueing
{
    /// <summary>After this a tap on the menu says nothing about the next question.</summary>
    public static readonly TimeSpan TopicHolds = TimeSpan.FromMinutes(30);

    /// <summary>What fits less surely than this leads nowhere: the general queue, which everybody sees, is the better guess.</summary>
    public const double LeastSure = 0.1;

    /// <summary>Remembers whose matter the citizen went to.</summary>
    /// <param name="department">Null leaves what was remembered.</param>
    public static Conversation About(Conversation conversation, string? department, DialogueContext context) =>
        department is null ? conversation : conversation with { TopicDepartment = department, TopicAt = context.Now };

    /// <param name="fits">Department of the answer that fits best, though not well enough.</param>
    /// <returns>Key of the department; null is the general queue.</returns>
    public static string? Of(Conversation conversation, string? fits, DialogueContext context)
    {
        if (conversation.State == Contracts.ConversationState.Waiting) return conversation.Department;
        var topic = context.Now - conversation.TopicAt <= TopicHolds ? conversation.TopicDepartment : null;
        return Taking(topic, context) ?? Taking(fits, context);
    }

    /// <summary>Which skill the matter needs: told by what is said now, else by what was said just before, as "人工" alone says nothing.</summary>
    /// <returns>Key of the skill; null needs none.</returns>
    public static string? SkillOf(Conversation conversation, string? said, DialogueContext context)
    {
        if (conversation.State == Contracts.ConversationState.Waiting) return conversation.Skill;
        var before = conversation.LastDirection == Contracts.MessageDirection.Inbound && context.Now - conversation.LastAt <= TopicHolds ? conversation.LastText : null;
        return SkillNeeds.In(said, context.Skills) ?? SkillNeeds.In(before, context.Skills);
    }

    /// <summary>A department that is closed takes nobody.</summary>
    private static string? Taking(string? department, DialogueContext context) => department is not null && context.HasQueue(department) ? department : null;
}
