using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Decisions;

/// <summary>Asks after a session how it was (满意度) in the five grades of 好差评, and after a bad grade why. Pure.</summary>
public static class Satisfaction
{
    public const int Best = 5;

    /// <summary>A grade so low has a person look into it.</summary>
    public const int Bad = 2;

    public const string Question = "本次人工服务已结束，请您评价，回复数字即可：\n5 非常满意\n4 满意\n3 基本满意\n2 不满意\n1 非常不满意\n有新的问题，直接发给我们就行。";
    public const string Thanks = "谢谢您的评价！有事随时在这里找我们。";
    public const string AskReason = "很抱歉没能让您满意。请用一句话告诉我们哪里没做好，会有专人跟进。";
    public const string ReasonThanks = "您的意见已经记下，会有专人跟进。谢谢您帮我们改进。";

    /// <summary>Later, a number most likely means something else.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private static readonly string[] Words = ["非常不满意", "不满意", "基本满意", "满意", "非常满意"];

    /// <returns>Null when the text answers something else.</returns>
    public static Decision? Take(Conversation conversation, string text, DateTimeOffset now) => PendingQuestion.Of(conversation, now) switch
    {
        { Kind: PendingQuestion.Rating } asked when ReadGrade(text) is { } grade => Graded(conversation, asked.Subject, grade, now),
        { Kind: PendingQuestion.RatingReason } asked when !PersonWanted.In(text) =>
            Say(PendingQuestion.None(conversation), ReasonThanks, new Verdict(asked.Subject, null, text)),
        _ => null,
    };

    private static Decision Graded(Conversation conversation, Guid rating, int grade, DateTimeOffset now) => grade <= Bad
        ? Say(new PendingQuestion(PendingQuestion.RatingReason, rating).In(conversation, now + Patience), AskReason, new Verdict(rating, grade, null))
        : Say(PendingQuestion.None(conversation), Thanks, new Verdict(rating, grade, null));

    private static Decision Say(Conversation after, string text, Verdict verdict) =>
        new(after, DecidedBy.Satisfaction, new TextContent(text)) { Verdict = verdict };

    private static int? ReadGrade(string text)
    {
        if (Choice.Read(text) is { } number) return number <= Words.Length ? number : null;
        return Array.IndexOf(Words, text.Trim().TrimEnd('。', '！', '!', '.')) is var word and >= 0 ? word + 1 : null;
    }
}
