using Microsoft.EntityFrameworkCore;
using Zhijian.Answers;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Desk.Topics;

/// <summary>Told to consoles after a run.</summary>
/// <param name="MinedAt">When the questions were last read.</param>
public sealed record TopicNews(DateTimeOffset MinedAt);

/// <summary>One run over an agency's unanswered questions (问题挖掘): groups them, keeps the topics, counts which questions are answered by now.</summary>
internal sealed partial class TopicMiner(IServiceScopeFactory scopes, PlaybookShelf playbooks, LivePeers live, TimeProvider time, ILogger<TopicMiner> log)
{
    /// <summary>Reads, groups and counts everything anew.</summary>
    /// <returns>When the last question it saw was asked; null when there is none.</returns>
    public async Task<DateTimeOffset?> MineAsync(AgencyId agency, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        await using var scope = Enter(agency);
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var today = time.GetUtcNow().DayInBeijing();
        var asked = await scope.ServiceProvider.GetRequiredService<AskedQuestions>().SinceAsync(today.AddDays(1 - Topic.Reach), cancellation);
        var mined = TopicMaker.Make(asked, today, cancellation);
        var known = await db.Set<Topic>().ToDictionaryAsync(topic => topic.Id, cancellation);
        var ids = TopicSuccession.Of(
            known.ToDictionary(topic => topic.Key, topic => topic.Value.Questions),
            mined.ConvertAll(topic => (IReadOnlyList<Guid>)[.. topic.Questions.Select(question => question.Id.Value)]));
        for (var i = 0; i < ids.Length; i++)
        {
            if (!known.Remove(ids[i], out var topic)) db.Add(topic = new Topic { Id = ids[i], AgencyId = agency });
            topic.Take(mined[i], today);
            topic.Cover(mined[i].Questions.Count(Answered));
        }

        db.RemoveRange(known.Values);
        await SaveAsync(db, agency, cancellation);
        LogMined(agency, asked.Count, mined.Count, time.GetElapsedTime(started).TotalMilliseconds);
        return asked.Count == 0 ? null : asked.Max(question => question.LastAt);
    }

    /// <summary>Counts anew which questions are answered, because the answers have changed.</summary>
    public async Task CoverAsync(AgencyId agency, CancellationToken cancellation)
    {
        await using var scope = Enter(agency);
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var topics = await db.Set<Topic>().ToListAsync(cancellation);
        if (topics.Count == 0) return;
        var since = time.GetUtcNow().DayInBeijing().AddDays(1 - Topic.Reach);
        var answered = (await scope.ServiceProvider.GetRequiredService<AskedQuestions>().SinceAsync(since, cancellation))
            .Where(Answered).Select(question => question.Id.Value).ToHashSet();
        foreach (var topic in topics) topic.Cover(topic.Questions.Count(answered.Contains));
        await SaveAsync(db, agency, cancellation);
    }

    /// <summary>Whether the account would answer it by itself now; the same wording that did not help is no answer.</summary>
    public bool Answered(AskedQuestion question)
    {
        if (playbooks.For(question.Account) is not { } book) return false;
        if (book.FindKeyword(question.Text, time.GetUtcNow()) is not null) return true;
        return book.Index.Match(question.Text, top: 1) is { Decision: MatchDecision.Answer, Candidates: [var best, ..] } && !IsBad(book, best.Id, question.DidNotHelp);
    }

    private static bool IsBad(Playbook book, string id, RatedAnswer? bad) =>
        bad is { } answer && id == answer.AnswerId.ToString() && (book.Answers.GetValueOrDefault(id)?.Version ?? 0) <= answer.Version;

    private AsyncServiceScope Enter(AgencyId agency)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        return scope;
    }

    private async Task SaveAsync(ZhijianDb db, AgencyId agency, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another server mines the same agency, or somebody assigned a topic meanwhile: the next run sees both.
            LogOvertaken(agency);
        }

        live.Publish(agency, "topics", new TopicNews(time.GetUtcNow()));
    }

    [LoggerMessage(LogLevel.Information, "Topics of agency {Agency}: {Questions} unanswered questions in {Topics} topics, {Milliseconds:F0} ms")]
    private partial void LogMined(AgencyId agency, int questions, int topics, double milliseconds);

    [LoggerMessage(LogLevel.Information, "Topics of agency {Agency} were changed by somebody else during a run; the next run takes them up")]
    private partial void LogOvertaken(AgencyId agency);
}
