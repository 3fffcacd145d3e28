using Zhijian.Answers.Mining;
using Zhijian.Server.Conversations.Contracts;

namespace Zhijian.Server.Desk.Topics;

/// <summary>What one run found: questions about one matter.</summary>
/// <param name="Questions">The most often asked first.</param>
/// <param name="Trend">How often on each day, the oldest first.</param>
public sealed record MinedTopic(string Name, IReadOnlyList<AskedQuestion> Questions, IReadOnlyList<int> Trend, DateTimeOffset LastAt);

/// <summary>
/// Groups questions into topics: pure. A run takes all questions anew, so that it does not matter in which order they came and a topic may still fall
/// apart or grow together; 100,000 questions take some seconds.
/// </summary>
internal static class TopicMaker
{
    /// <summary>Topics that are kept: nobody reads on to the thousandth.</summary>
    public const int Most = 1_000;

    /// <returns>The most often asked first.</returns>
    public static List<MinedTopic> Make(IEnumerable<AskedQuestion> questions, DateOnly today, CancellationToken cancellation)
    {
        var miner = new QuestionMiner();
        var asked = new Dictionary<int, List<AskedQuestion>>();
        foreach (var question in questions)
        {
            var phrasing = miner.Add(question.Text, Math.Max(1, Times(question)));
            if (phrasing < 0) continue;
            if (!asked.TryGetValue(phrasing, out var alike)) asked[phrasing] = alike = [];
            alike.Add(question);
        }

        return miner.Cluster(cancellation).Take(Most).Select(cluster => Of(cluster, asked, today)).ToList();
    }

    private static MinedTopic Of(QuestionCluster cluster, Dictionary<int, List<AskedQuestion>> asked, DateOnly today)
    {
        List<AskedQuestion> questions =
            [.. cluster.Phrasings.SelectMany(phrasing => asked[phrasing.Number]).OrderByDescending(Times).ThenBy(question => question.Id.Value)];
        var trend = new int[Topic.Reach];
        foreach (var day in questions.SelectMany(question => question.Days))
            if (trend.Length - 1 - (today.DayNumber - day.Day.DayNumber) is var at && at >= 0 && at < trend.Length) trend[at] += day.Times;
        return new MinedTopic(cluster.Name, questions, trend, questions.Max(question => question.LastAt));
    }

    private static int Times(AskedQuestion question) => question.Days.Sum(day => day.Times);
}
