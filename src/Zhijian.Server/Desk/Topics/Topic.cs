using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Desk.Topics;

/// <summary>A cluster of unanswered and badly rated questions (话题) that stays the same one from run to run, so that people can work on it.</summary>
public sealed class Topic : IAgencyOwned
{
    /// <summary>Days a topic looks back.</summary>
    public const int Reach = 90;

    public required TopicId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>Its most typical question, as it was asked.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Key of the department that is to deal with it; null when nobody said.</summary>
    public string? Department { get; private set; }

    /// <summary>The answer that was drafted for it.</summary>
    public Guid? AnswerId { get; private set; }

    /// <summary>Ids of its questions, the most often asked first.</summary>
    public IReadOnlyList<Guid> Questions { get; private set; } = [];

    public int QuestionCount { get; private set; }

    /// <summary>The day in Beijing on which it was mined, with which <see cref="Trend"/> ends.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>How often its questions were asked on each of the last <see cref="Reach"/> days.</summary>
    public IReadOnlyList<int> Trend { get; private set; } = [];

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Answers that did not help, that of the most questions first.</summary>
    public IReadOnlyList<BadAnswerOfTopic> BadAnswers { get; private set; } = [];

    /// <summary>How many of its questions would be answered by now.</summary>
    public int Covered { get; private set; }

    /// <summary>Two servers that mine at once do not overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>Takes what the last run found of it.</summary>
    public void Take(MinedTopic mined, DateOnly day)
    {
        (Name, Questions, QuestionCount) = (mined.Name, [.. mined.Questions.Select(question => question.Id.Value)], mined.Questions.Count);
        (Day, Trend, LastAt) = (day, mined.Trend, mined.LastAt);
        BadAnswers =
        [
            .. mined.Questions.Select(question => question.DidNotHelp?.AnswerId).OfType<Guid>().CountBy(answer => answer)
                .OrderByDescending(count => count.Value).ThenBy(count => count.Key).Select(count => new BadAnswerOfTopic(count.Key, count.Value)),
        ];
        Version++;
    }

    public void Cover(int questions)
    {
        if (Covered == questions) return;
        Covered = questions;
        Version++;
    }

    public void Assign(string? department)
    {
        Department = department;
        Version++;
    }

    public void Draft(Guid answer)
    {
        AnswerId = answer;
        Version++;
    }

    /// <summary>How often on each of the last days up to <paramref name="today"/>, the oldest first.</summary>
    public int[] TrendOf(int days, DateOnly today)
    {
        var shown = new int[days];
        for (var ago = 0; ago < days; ago++)
            if (Trend.Count - 1 - (ago - (today.DayNumber - Day.DayNumber)) is var at && at >= 0 && at < Trend.Count) shown[days - 1 - ago] = Trend[at];
        return shown;
    }
}

/// <param name="Questions">How many questions of the topic got it and were not helped.</param>
public sealed record BadAnswerOfTopic(Guid AnswerId, int Questions);

/// <summary>That of the question it was founded on.</summary>
public readonly record struct TopicId(Guid Value) : ITypedId<TopicId>
{
    public static TopicId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
