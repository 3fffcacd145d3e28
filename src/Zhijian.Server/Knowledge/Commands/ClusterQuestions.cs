using System.Diagnostics;
using System.Globalization;
using Zhijian.Answers.Evaluation;
using Zhijian.Answers.Mining;

namespace Zhijian.Server.Knowledge.Commands;

/// <summary>
/// Measures the question miner on labelled questions, beside plain methods: <c>answers cluster --set FILE [--null alone|unknown] [--likeness 0.5] [--show N]</c>.
/// </summary>
internal static class ClusterQuestions
{
    public const string Usage = "answers cluster --set FILE [--null alone|unknown] [--likeness NUMBER] [--show COUNT]";

    public static async Task<int> RunAsync(string[] args)
    {
        var alone = Option(args, "--null") ?? "alone";
        var likeness = new MiningOptions().Likeness;
        var show = 5;
        if (Option(args, "--set") is not { } file || alone is not ("alone" or "unknown")
            || (Option(args, "--likeness") is { } wanted && !double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out likeness))
            || (Option(args, "--show") is { } count && !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out show)))
        {
            await Console.Error.WriteLineAsync("Usage: " + Usage);
            return 2;
        }

        try
        {
            Measure(ClusteredQuestion.Read(file), alone == "alone", new MiningOptions { Likeness = likeness }, show);
            return 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FormatException)
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return 1;
        }
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static void Measure(List<ClusteredQuestion> questions, bool nullIsAlone, MiningOptions options, int show)
    {
        var labels = questions.ConvertAll(question => question.Cluster);
        var started = Stopwatch.GetTimestamp();
        var miner = new QuestionMiner(options);
        var phrasings = questions.ConvertAll(question => miner.Add(question.Text));
        var clusters = miner.Cluster();
        var took = Stopwatch.GetElapsedTime(started);
        var of = new Dictionary<int, int>();
        for (var i = 0; i < clusters.Count; i++)
            foreach (var phrasing in clusters[i].Phrasings) of[phrasing.Number] = i;
        Console.WriteLine($"{questions.Count} questions, {miner.PhrasingCount} phrasings, {clusters.Count} clusters ({clusters.Count(c => c.Phrasings.Count > 1)} of several phrasings) in {took.TotalSeconds:F2} s; pairs {(nullIsAlone ? "of all questions, null being alone" : "of labelled questions")}");
        Console.WriteLine($"{"",-44}{"precision",10}{"recall",10}{"F1",10}{"clusters",10}");
        // A question that holds nothing to read is on its own.
        Print($"miner, likeness {options.Likeness:0.##}", labels, [.. phrasings.Select((phrasing, i) => of.GetValueOrDefault(phrasing, -1 - i))], nullIsAlone);
        foreach (var (name, found) in ClusterBaselines.Best(questions.ConvertAll(question => question.Text), labels, nullIsAlone)) Print(name, labels, found, nullIsAlone);
        foreach (var cluster in clusters.Take(show)) Console.WriteLine($"  {cluster.Times,6} × {cluster.Phrasings.Count,4} phrasings  {cluster.Name}");
    }

    private static void Print(string name, List<string?> labels, IReadOnlyList<int> clusters, bool nullIsAlone)
    {
        var figures = PairFigures.Of(labels, clusters, nullIsAlone);
        Console.WriteLine($"{name,-44}{figures.Precision,10:P1}{figures.Recall,10:P1}{figures.F1,10:P1}{clusters.Distinct().Count(),10}");
    }
}
