using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Figures;

/// <summary>What counting looks at of a message, and of its conversation as it stands a moment later.</summary>
internal sealed record CountedMessage
{
    public required long Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required MessageDirection Direction { get; init; }

    public required MessageKind Kind { get; init; }

    public required DecidedBy DecidedBy { get; init; }

    public string? AnswerId { get; init; }

    public StaffId? StaffId { get; init; }

    /// <summary>Only of what was handed over: nothing else is read.</summary>
    public byte[]? Payload { get; init; }

    public string? Department { get; init; }

    public string? TopicDepartment { get; init; }

    public DateTimeOffset? TopicAt { get; init; }
}

/// <summary>The matter a message asked about.</summary>
internal readonly record struct AskedMatter(Guid Key, bool IsAnswered);

/// <summary>The definitions behind every figure (统计口径): what counts as a question, as answered, as whose. Pure.</summary>
internal static class Counting
{
    public static DateTimeOffset HourOf(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 3600 * 3600);

    public static Tally Of(CountedMessage message)
    {
        if (message.Direction == MessageDirection.Outbound) return message.StaffId is null ? default : new Tally { Replied = 1 };
        if (message.Kind is MessageKind.Event or MessageKind.Notice) return default;
        var received = new Tally { Received = 1 };
        return message.DecidedBy switch
        {
            DecidedBy.Answer or DecidedBy.ModelPick or DecidedBy.KeywordRule or DecidedBy.Restriction => received with { Answered = 1 },
            DecidedBy.Suggestions => received with { Offered = 1 },
            DecidedBy.Choice => received with { Picked = 1 },
            DecidedBy.HandOver => received with { HandedOver = 1, Unanswered = UnansweredText(message) is null ? 0 : 1 },
            // Grades, verdicts, words to an officer or while waiting for one, what cannot be read: no question of its own.
            _ => received,
        };
    }

    /// <summary>
    /// What people take care of belongs to the queue it is in; what the account says by itself to the department the citizen came to a short while ago.
    /// </summary>
    public static string DepartmentOf(CountedMessage message)
    {
        var people = message.DecidedBy is DecidedBy.HandOver or DecidedBy.Officer or DecidedBy.Nobody;
        var recent = message.TopicAt is { } at && (message.At - at).Duration() <= Queueing.TopicHolds;
        return (people ? message.Department : recent ? message.TopicDepartment : null) ?? ConversationReader.GeneralQueue;
    }

    /// <returns>Null when the message asks about nothing that has a name.</returns>
    public static AskedMatter? MatterOf(CountedMessage message) => message switch
    {
        { Direction: MessageDirection.Outbound } => null,
        { DecidedBy: DecidedBy.Answer or DecidedBy.ModelPick or DecidedBy.Choice, AnswerId: { } id } when Guid.TryParse(id, out var answer) => new AskedMatter(answer, IsAnswered: true),
        { DecidedBy: DecidedBy.HandOver } when UnansweredText(message) is { } text => new AskedMatter(UnansweredQuestion.KeyOf(text), IsAnswered: false),
        _ => null,
    };

    /// <summary>The words nothing fitted; null of a picture and of a citizen who just asks for a person.</summary>
    private static string? UnansweredText(CountedMessage message) =>
        message.Payload is { } payload && Utterance.Of(InboundMessageParser.Parse(payload)) is { Gesture: Gesture.Text, Text: { } text } && !PersonWanted.In(text.Trim()) ? text : null;
}
