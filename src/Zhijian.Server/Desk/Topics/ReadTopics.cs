using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Desk.Topics;

/// <summary>Lists topics and shows one with its questions. There are a thousand at most, so they are put in order in memory.</summary>
internal sealed class ReadTopics(ZhijianDb db, AskedQuestions asked, AnswerDrafts drafts, AccountDirectory accounts, TopicMiner miner, TopicWorker worker, DeskReach reach, TimeProvider time)
{
    private const int Samples = 5;
    private const int MostQuestions = 200;

    public static async Task<Ok<QuestionClusterPage>> ListAsync(
        ReadTopics topics, HttpContext http, string? query, string? department, [AllowedValues(null, "open", "drafted", "answered")] string? state,
        [AllowedValues(null, "count", "-count", "lastAt", "-lastAt", "rise", "-rise")] string? sort,
        [Range(1, Topic.Reach)] int days = 30, [Range(1, 1_000_000)] int page = 1, [Range(1, 200)] int size = 50)
    {
        TopicState? wanted = state is null ? null : Enum.Parse<TopicState>(state, ignoreCase: true);
        var all = (await topics.ListAsync(query?.Trim(), department, days, http.RequestAborted)).Where(topic => topic.Count > 0 && (wanted is null || topic.State == wanted)).ToList();
        var shown = Sorted(all, sort).ThenBy(topic => topic.Id).Skip((page - 1) * size).Take(size).ToList();
        return TypedResults.Ok(new QuestionClusterPage(await topics.WithSamplesAsync(shown, http.RequestAborted), all.Count, topics.MinedAt(http)));
    }

    public static async Task<Results<Ok<QuestionClusterDetail>, ProblemHttpResult>> ShowAsync(Guid id, ReadTopics topics, HttpContext http, [Range(1, Topic.Reach)] int days = 30) =>
        await topics.ShowAsync(new TopicId(id), days, http.RequestAborted) is { } detail ? TypedResults.Ok(detail) : NotFound();

    public static ProblemHttpResult NotFound() => Problem.NotFound("cluster_not_found", "This topic no longer exists: its questions went to another one or were dealt with. Reload the list.");

    private DateTimeOffset? MinedAt(HttpContext http) => worker.MinedAt(http.User.AgencyId());

    private async Task<List<QuestionClusterView>> ListAsync(string? query, string? department, int days, CancellationToken cancellation)
    {
        var topics = db.Set<Topic>().AsNoTracking().SeenBy(reach);
        if (!string.IsNullOrEmpty(query)) topics = topics.Where(topic => topic.Name.Contains(query));
        if (department is { Length: > 0 }) topics = topics.Where(topic => topic.Department == department);
        return await ViewAsync(await topics.ToListAsync(cancellation), days, cancellation);
    }

    private async Task<List<QuestionClusterView>> ViewAsync(List<Topic> topics, int days, CancellationToken cancellation)
    {
        var stages = await drafts.StagesAsync([.. topics.Select(topic => topic.AnswerId).OfType<Guid>()], cancellation);
        var bad = await drafts.QuestionsAsync([.. topics.SelectMany(topic => topic.BadAnswers).Select(answer => answer.AnswerId).Distinct()], cancellation);
        var today = time.GetUtcNow().DayInBeijing();
        return topics.ConvertAll(topic =>
        {
            var trend = topic.TrendOf(days, today);
            DraftStage? stage = topic.AnswerId is { } answer && stages.TryGetValue(answer, out var found) ? found : null;
            var state = stage switch { DraftStage.Approved => TopicState.Answered, DraftStage.Writing => TopicState.Drafted, _ => TopicState.Open };
            return new QuestionClusterView(
                topic.Id.Value, topic.Name, trend.Sum(), trend, [], topic.QuestionCount, topic.Covered, topic.Department, topic.AnswerId, state, topic.LastAt)
            {
                BadAnswers = [.. topic.BadAnswers.Where(answer => bad.ContainsKey(answer.AnswerId)).Select(answer => new ClusterBadAnswer(answer.AnswerId, bad[answer.AnswerId], answer.Questions))],
                BadlyRated = topic.BadAnswers.Sum(answer => answer.Questions),
            };
        });
    }

    private async Task<List<QuestionClusterView>> WithSamplesAsync(List<QuestionClusterView> shown, CancellationToken cancellation)
    {
        var ids = shown.ConvertAll(topic => new TopicId(topic.Id));
        var first = (await db.Set<Topic>().AsNoTracking().Where(topic => ids.Contains(topic.Id)).ToListAsync(cancellation))
            .ToDictionary(topic => topic.Id.Value, topic => topic.Questions.Take(Samples + 1).Select(UnansweredQuestionId.From).ToList());
        var texts = (await asked.FindAsync([.. first.Values.SelectMany(questions => questions)], cancellation)).ToDictionary(question => question.Id, question => question.Text);
        return shown.ConvertAll(topic => topic with
        {
            Samples = [.. first[topic.Id].Where(texts.ContainsKey).Select(question => texts[question]).Where(text => text != topic.Name).Distinct().Take(Samples)],
        });
    }

    private async Task<QuestionClusterDetail?> ShowAsync(TopicId id, int days, CancellationToken cancellation)
    {
        if (await db.Set<Topic>().AsNoTracking().SeenBy(reach).SingleOrDefaultAsync(topic => topic.Id == id, cancellation) is not { } topic) return null;
        var found = (await asked.FindAsync([.. topic.Questions.Take(MostQuestions).Select(UnansweredQuestionId.From)], cancellation)).ToDictionary(question => question.Id.Value);
        var view = (await WithSamplesAsync(await ViewAsync([topic], days, cancellation), cancellation))[0];
        return new QuestionClusterDetail(view, [.. topic.Questions.Where(found.ContainsKey).Select(question => Of(found[question]))]);
    }

    private ClusterQuestionView Of(AskedQuestion question) =>
        new(question.Id.Value, question.Text, miner.Answered(question), accounts.Find(question.Account)?.Name ?? "", question.LastAt) { BadAnswerId = question.DidNotHelp?.AnswerId };

    private static IOrderedEnumerable<QuestionClusterView> Sorted(List<QuestionClusterView> topics, string? sort) => sort switch
    {
        "count" => topics.OrderBy(topic => topic.Count),
        "lastAt" => topics.OrderBy(topic => topic.LastAt),
        "-lastAt" => topics.OrderByDescending(topic => topic.LastAt),
        "rise" => topics.OrderBy(Rise),
        "-rise" => topics.OrderByDescending(Rise),
        _ => topics.OrderByDescending(topic => topic.Count).ThenByDescending(topic => topic.LastAt),
    };

    /// <summary>How much more often it was asked in the second half of the period than in the first.</summary>
    private static int Rise(QuestionClusterView topic) => topic.Trend.Skip((topic.Trend.Count + 1) / 2).Sum() - topic.Trend.Take(topic.Trend.Count / 2).Sum();
}
