using System.Text;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Decisions;

/// <summary>
/// Whether an answer helped (有用／没用): asks now and then, hears the verdict, and notices who goes to a person soon after an answer (转人工).
/// Pure; what it remembers stands in the conversation.
/// </summary>
public static class Feedback
{
    /// <summary>Being asked under every answer would be a nuisance.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromDays(1);

    /// <summary>A bare number that comes later means something else.</summary>
    public static readonly TimeSpan VerdictWithin = TimeSpan.FromHours(2);

    public static readonly TimeSpan DropOffWithin = TimeSpan.FromMinutes(10);

    private const string Thanks = "谢谢您的评价。";
    private const string Sorry = "谢谢您的评价，我们会改进这条答复。需要工作人员答复，请回复“人工”。";

    /// <summary>The verdict on the answer that was asked about; null when the text is none. Offered suggestions have the numbers first.</summary>
    public static Decision? Hear(Conversation conversation, string text, DialogueContext context)
    {
        if (conversation is not { AskedAbout: { } asked, Suggestions: null } || context.Now - conversation.AskedAt > VerdictWithin) return null;
        if (Read(text) is not { } helped || RatedAnswer.Read(asked, id => VersionOf(id, context)) is not { } answer) return null;
        var id = answer.AnswerId.ToString();
        return new Decision(conversation with { AskedAbout = null }, DecidedBy.Verdict, new TextContent(helped ? Thanks : Sorry))
        {
            Use = new AnswerUse(id, helped ? AnswerUseKind.Helpful : AnswerUseKind.Unhelpful),
            DidNotHelp = helped ? null : new BadAnswer(answer, context.Playbook.Answers.GetValueOrDefault(id)?.Department),
        };
    }

    /// <summary>Whether the citizen may be saying that the answer they were asked about did not help.</summary>
    public static bool IsComplaint(Conversation conversation, string? text) => conversation.AskedAbout is not null && text is not null && Read(text.Trim()) is false;

    /// <summary>Remembers the answer that was given and asks about it when it is time to; notices a citizen whom the last answer did not keep from asking people.</summary>
    public static Decision Follow(Decision decision, DialogueContext context)
    {
        var after = decision.After;
        if (decision.AnswerId is { } id)
        {
            var given = decision with { After = after with { GivenAnswer = id, GivenAt = context.Now }, Use = new AnswerUse(id, AnswerUseKind.Given) };
            return MayAsk(after, context) && Asking(decision.Reply, context.Playbook.HelpfulQuestion) is { } reply
                ? given with { Reply = reply, After = given.After with { AskedAbout = Named(id, context), AskedAt = context.Now } }
                : given;
        }

        return decision.ForPeople && after is { GivenAnswer: { } left, GivenAt: { } at }
            ? decision with
            {
                After = after with { GivenAnswer = null, GivenAt = null },
                Use = context.Now - at <= DropOffWithin ? new AnswerUse(left, AnswerUseKind.HandedOver) : null,
            }
            : decision;
    }

    private static string Named(string id, DialogueContext context) => Guid.TryParse(id, out var answer) ? new RatedAnswer(answer, VersionOf(id, context)).ToString() : id;

    private static int VersionOf(string id, DialogueContext context) => context.Playbook.Answers.GetValueOrDefault(id)?.Version ?? 0;

    /// <summary>Not while numbers pick suggestions or grade a session.</summary>
    private static bool MayAsk(Conversation conversation, DialogueContext context) =>
        conversation.Suggestions is null && PendingQuestion.Of(conversation, context.Now) is null && (conversation.AskedAt is not { } asked || context.Now - asked >= AskAgainAfter);

    /// <summary>Under words that leave room; a card or a picture would need a message of its own, which costs reply budget.</summary>
    private static TextContent? Asking(ReplyContent? reply, string? question)
    {
        if (question is null || reply is not TextContent { Text: var text }) return null;
        var asking = text + "\n\n" + question;
        return Encoding.UTF8.GetByteCount(asking) <= Portions.TextBytes ? new TextContent(asking) : null;
    }

    private static bool? Read(string text) => Choice.Read(text) switch
    {
        1 => true,
        2 => false,
        _ => text.TrimEnd('。', '！', '!', '.') switch
        {
            "有用" or "有帮助" => true,
            "没用" or "没有用" or "没帮助" => false,
            _ => null,
        },
    };
}
