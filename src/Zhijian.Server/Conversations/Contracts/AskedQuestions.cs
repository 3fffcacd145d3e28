using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>A question that was not answered, or not so that it helped, and when it was asked.</summary>
/// <param name="Days">How often on which days in Beijing, of those that were asked for; at least one.</param>
public sealed record AskedQuestion(UnansweredQuestionId Id, AccountId Account, string Text, DateTimeOffset LastAt, IReadOnlyList<AskedDay> Days)
{
    /// <summary>The answer that did not help last; null when none was given.</summary>
    public RatedAnswer? DidNotHelp { get; init; }
}

public sealed record AskedDay(DateOnly Day, int Times);

/// <summary>Unanswered questions as the miner reads them: those nobody has dismissed, with citizens' numbers hidden, so that none ends in an answer. Sees what the current <see cref="AgencyScope"/> allows.</summary>
public sealed class AskedQuestions(ZhijianDb db)
{
    /// <summary>Questions that were asked on this day in Beijing or later, with the days.</summary>
    public async Task<List<AskedQuestion>> SinceAsync(DateOnly since, CancellationToken cancellation)
    {
        var start = BeijingTime.Start(since);
        var questions = await Open().Where(question => question.LastAt >= start).OrderBy(question => question.Id).ToListAsync(cancellation);
        var days = (await db.Set<UnansweredDay>().AsNoTracking().Where(day => day.Day >= since).ToListAsync(cancellation))
            .ToLookup(day => (day.AccountId, day.TextKey), day => new AskedDay(day.Day, day.Count));
        return questions.ConvertAll(question => Of(question, [.. days[(question.AccountId, question.TextKey)].OrderBy(day => day.Day)]));
    }

    /// <summary>Those of these questions that are still open, without their days.</summary>
    public async Task<List<AskedQuestion>> FindAsync(IReadOnlyList<UnansweredQuestionId> ids, CancellationToken cancellation) =>
        (await Open().Where(question => ids.Contains(question.Id)).ToListAsync(cancellation)).ConvertAll(question => Of(question, []));

    /// <summary>When the last of them was asked; null when there is none.</summary>
    public Task<DateTimeOffset?> LastAsync(CancellationToken cancellation) => Open().MaxAsync(question => (DateTimeOffset?)question.LastAt, cancellation);

    private IQueryable<UnansweredQuestion> Open() => db.Set<UnansweredQuestion>().AsNoTracking().Where(question => question.DismissedAt == null);

    /// <summary>What was asked before days were counted was asked on its last day, as far as anybody knows.</summary>
    private static AskedQuestion Of(UnansweredQuestion question, IReadOnlyList<AskedDay> days) => new(
        question.Id, question.AccountId, PersonalData.Mask(question.Text)!, question.LastAt, days.Count > 0 ? days : [new AskedDay(question.LastAt.DayInBeijing(), question.Count)])
    {
        DidNotHelp = question.RatedAnswer is { } answer ? new RatedAnswer(answer, question.RatedVersion ?? 0) : null,
    };
}
