using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Desk.Supervision;

/// <summary>How the desk stands at this moment.</summary>
/// <param name="At">When these figures were taken.</param>
/// <param name="OldestWaitingSince">Since when who waits longest waits; null when nobody does.</param>
/// <param name="Departments">Every department the person looks after, the general queue without a key.</param>
/// <param name="Today">What was counted today.</param>
/// <param name="Before">What was counted on the seven days before, for comparison.</param>
/// <param name="Breaches">Conversations overdue, the longest first, at most 50.</param>
public sealed record DeskNow(
    DateTimeOffset At, int Waiting, DateTimeOffset? OldestWaitingSince, int Open, IReadOnlyList<QueueNow> Departments, IReadOnlyList<OfficerNow> Officers,
    PromisesToday Promises, FiguresView Today, FiguresView Before, SatisfactionView Satisfaction, IReadOnlyList<OpenBreach> Breaches);

/// <param name="Department">Key; null is the general queue.</param>
/// <param name="Name">Null for the general queue.</param>
public sealed record QueueNow(string? Department, string? Name, int Waiting, DateTimeOffset? OldestWaitingSince, int Open, int Overdue);

/// <param name="Departments">Keys; none means all.</param>
/// <param name="OnDuty">They said so, and a console of theirs is open.</param>
/// <param name="Open">Conversations the officer has.</param>
/// <param name="RepliedToday">Replies written since midnight in Beijing.</param>
public sealed record OfficerNow(Guid Id, string Name, IReadOnlyList<string> Departments, bool OnDuty, int Open, int RepliedToday);

/// <param name="Asked">Sessions of today after which the citizen was asked.</param>
/// <param name="Graded">How many of them answered.</param>
/// <param name="Average">Of the grades; null when there are none.</param>
/// <param name="Grades">How often each grade was given, from 1 (very dissatisfied) to 5.</param>
public sealed record SatisfactionView(int Asked, int Graded, double? Average, IReadOnlyList<int> Grades)
{
    internal static SatisfactionView Of(GradeCounts counts)
    {
        var graded = counts.Grades.Sum();
        return new SatisfactionView(counts.Asked, graded, graded == 0 ? null : counts.Grades.Select((count, index) => count * (index + 1.0)).Sum() / graded, counts.Grades);
    }
}

/// <param name="Citizen">Nickname, masked; null when WeChat gave none.</param>
/// <param name="Holder">The officer who has the conversation; null when nobody does.</param>
/// <param name="Escalated">It was brought before the supervisors.</param>
public sealed record OpenBreach(Guid ConversationId, string? Citizen, string AccountName, string? Department, DateTimeOffset DueAt, string? Holder, bool Escalated);

/// <summary>What was counted in some time; the definitions stand in docs/glossary.md.</summary>
/// <param name="Share">The part of the questions answered without a person, 0 to 1; null when nobody asked.</param>
public sealed record FiguresView(
    int Received, int Questions, int Automatic, double? Share, int Answered, int Offered, int Picked, int HandedOver, int Unanswered, int Replied, int Breaches)
{
    internal static FiguresView Of(Tally tally, int breaches) => new(
        tally.Received, tally.Questions, tally.Automatic, tally.AutomaticShare, tally.Answered, tally.Offered, tally.Picked, tally.HandedOver, tally.Unanswered, tally.Replied, breaches);
}

/// <param name="Hour">0 to 23, in Beijing.</param>
/// <param name="Today">Null for hours that have not begun.</param>
/// <param name="Usual">On average on the same weekday of the last four weeks; null when there are no figures of them.</param>
public sealed record HourView(int Hour, FiguresView? Today, UsualView? Usual);

/// <summary>Averages; see <see cref="FiguresView"/>.</summary>
public sealed record UsualView(double Received, double Automatic, double Offered, double HandedOver, double Unanswered, double Replied, double Breaches)
{
    internal static UsualView? Of(IReadOnlyCollection<FiguresView> weeks) => weeks.Count == 0 ? null : new UsualView(
        weeks.Average(week => week.Received), weeks.Average(week => week.Automatic), weeks.Average(week => week.Offered), weeks.Average(week => week.HandedOver),
        weeks.Average(week => week.Unanswered), weeks.Average(week => week.Replied), weeks.Average(week => week.Breaches));
}

public sealed record HoursOfDay(DateOnly Day, IReadOnlyList<HourView> Hours);

public sealed record DayView(DateOnly Day, FiguresView Figures);

/// <summary>Something people ask about now.</summary>
/// <param name="Id">Of the answer, the topic or the unanswered question.</param>
/// <param name="Title">Standard question, name of the topic, or the question as it was asked.</param>
/// <param name="Count">How often in the hours looked at.</param>
/// <param name="Before">How often in as many hours before.</param>
/// <param name="Trend">How often in each of the last twelve hours, the running one last.</param>
public sealed record AskedNow(AskedKind Kind, Guid Id, string Title, string? Department, int Count, int Before, IReadOnlyList<int> Trend);

public enum AskedKind
{
    /// <summary>The account has an answer and gave it.</summary>
    Answer,

    /// <summary>Unanswered questions that were grouped.</summary>
    Topic,

    /// <summary>A question nothing fitted, not grouped yet.</summary>
    Question,
}
