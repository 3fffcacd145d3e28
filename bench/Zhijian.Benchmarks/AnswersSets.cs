using System.Text.Json;
using Zhijian.Answers;

namespace Zhijian.Benchmarks;

/// <summary>A folder with kb.jsonl and queries.jsonl.</summary>
internal sealed record QuestionSet(string Name, List<KnowledgeEntry> Entries, List<(string Text, HashSet<string> Expected)> Queries)
{
    public static QuestionSet Read(string directory)
    {
        var entries = File.ReadLines(Path.Combine(directory, "kb.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(e => new KnowledgeEntry(e.GetProperty("id").GetString()!, e.GetProperty("question").GetString()!, [], e.GetProperty("answer").GetString())).ToList();
        var queries = File.ReadLines(Path.Combine(directory, "queries.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(e => (e.GetProperty("q").GetString()!, e.GetProperty("expect").EnumerateArray().Select(x => x.GetString()!).ToHashSet())).ToList();
        return new QuestionSet(Path.GetFileName(Path.TrimEndingDirectorySeparator(directory)), entries, queries);
    }
}

/// <param name="Right">Whether the best candidate is an expected one.</param>
internal sealed record Outcome(double Score, bool Right, bool HasAnswer, int Rank);

/// <summary>The figures of a set: ranking, and answer-or-decline with a threshold tuned on random halves.</summary>
internal sealed record Figures(double Recall1, double Recall3, double Mrr, double Coverage95, double OutAnswered95, double Precision95)
{
    public static Figures Of(IReadOnlyList<Outcome> outcomes)
    {
        var answerable = outcomes.Where(o => o.HasAnswer).ToList();
        var random = new Random(2024);
        var order = outcomes.ToArray();
        var (coverage, outside, precision, tried) = (0.0, 0.0, 0.0, 0);
        for (var time = 0; time < 40; time++)
        {
            random.Shuffle(order);
            var (one, other) = (order[..(order.Length / 2)], order[(order.Length / 2)..]);
            var answered = one.Where(o => o.Score >= Tune(other)).Concat(other.Where(o => o.Score >= Tune(one))).ToList();
            coverage += answered.Count(o => o.Right) / (double)answerable.Count;
            outside += answered.Count(o => !o.HasAnswer) / (double)Math.Max(1, outcomes.Count - answerable.Count);
            if (answered.Count > 0) (precision, tried) = (precision + answered.Count(o => o.Right) / (double)answered.Count, tried + 1);
        }

        return new Figures(
            answerable.Average(o => o.Rank == 1 ? 1.0 : 0), answerable.Average(o => o.Rank is >= 1 and <= 3 ? 1.0 : 0),
            answerable.Average(o => o.Rank is >= 1 and <= 10 ? 1.0 / o.Rank : 0), coverage / 40, outside / 40, precision / Math.Max(1, tried));
    }

    /// <summary>The lowest threshold whose answers are at least 95 % right.</summary>
    private static double Tune(Outcome[] outcomes)
    {
        var (best, bestRight, right, count) = (double.PositiveInfinity, 0, 0, 0);
        foreach (var tie in outcomes.GroupBy(o => o.Score).OrderByDescending(g => g.Key))
        {
            right += tie.Count(o => o.Right);
            count += tie.Count();
            if (right >= 0.95 * count && right > bestRight) (best, bestRight) = (tie.Key, right);
        }

        return best;
    }

    public override string ToString() =>
        $"R@1 {Recall1:P1}  R@3 {Recall3:P1}  MRR {Mrr:F3}  cov@95 {Coverage95:P1}  (out answered {OutAnswered95:P1}, precision {Precision95:P1})";
}
