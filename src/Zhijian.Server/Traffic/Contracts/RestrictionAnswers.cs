using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Traffic.Restrictions;

namespace Zhijian.Server.Traffic.Contracts;

public enum RestrictionReplyKind
{
    /// <summary>Today's and tomorrow's answer.</summary>
    Answer,

    /// <summary>The question is about restrictions, but of which vehicle is not said: the next message will say.</summary>
    AskTail,

    /// <summary>A plate that cannot exist, with the reason.</summary>
    BadPlate,
}

/// <summary>What to say to somebody who asks whether they may drive today (限行查询).</summary>
/// <param name="IsBareTail">The whole message is one digit or letter, which may as well answer something else that was asked.</param>
public sealed record RestrictionReply(RestrictionReplyKind Kind, string Chinese, string English, bool IsBareTail);

/// <summary>Answers questions about driving restrictions from what an agency's rules say. Nothing but memory is read, so it may be asked for each message.</summary>
public sealed class RestrictionAnswers(RestrictionBook book, AgencyDirectory agencies)
{
    /// <param name="text">A message of a citizen: a tail (3, 尾号3), a plate, or a question such as 明天能过长江大桥吗.</param>
    /// <returns>Null when the message is about something else, or the agency has no rules.</returns>
    public RestrictionReply? For(AgencyId agency, string? text, DateTimeOffset now)
    {
        if (book.Find(agency) is not { } sheet) return null;
        var question = RestrictionQuestion.Read(text, sheet, agencies.Find(agency)?.Region);
        return question.Kind switch
        {
            RestrictionQuestionKind.None => null,
            RestrictionQuestionKind.NoVehicle => RestrictionPhrases.AskTail(question.City!.Rules),
            RestrictionQuestionKind.BadPlate => RestrictionPhrases.BadPlate(question.Fault!),
            _ => Answer(question, now.DayInBeijing()),
        };
    }

    private static RestrictionReply Answer(in RestrictionQuestion question, DateOnly today)
    {
        var (chinese, english) = question.City!.Words.Of(question.City, question.Vehicle, today);
        return new RestrictionReply(
            RestrictionReplyKind.Answer, VehicleText.Write(question.Vehicle) + chinese, VehicleText.Write(question.Vehicle, isEnglish: true) + english, question.IsBareTail);
    }
}
