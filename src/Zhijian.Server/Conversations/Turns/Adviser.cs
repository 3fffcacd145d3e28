using Zhijian.Server.Assistant.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>Asks the model which approved answer fits, where an agency allows it, the engine is in doubt and there is time left for a passive reply.</summary>
internal sealed class Adviser(ModelHelp model, TimeProvider time)
{
    private const int MostCandidates = 8;

    /// <summary>What must be left of the passive reply's time afterwards.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.8);

    private readonly DateTimeOffset _since = time.GetUtcNow();

    /// <returns>Id of an answer; null leaves it to the engine.</returns>
    public async Task<string?> AdviseAsync(Conversation before, Utterance said, DialogueContext context)
    {
        if (said.Text is not { } text || !Dialogue.Decide(before, said, context).InDoubt) return null;
        var limit = Inbox.PassiveBudget - Rest - (time.GetUtcNow() - _since);
        if (limit <= TimeSpan.Zero) return null;
        return await model.PickAsync(text, [.. context.Playbook.Nearest(text, context.Now, MostCandidates).Select(ModelSource.Of)], limit);
    }
}
