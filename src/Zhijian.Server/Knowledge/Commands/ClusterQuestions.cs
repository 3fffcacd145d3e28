using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zhijian.Answers.Evaluation;
using Zhijian.Answers.Mining;

namespace Zhijian.Server.Knowledge.Commands;

/// <summary>
/// Measures the question miner on labelled questions beside plain methods. A set is a file of lines <c>{"q","cluster"}</c> or a table of answers, whose
/// questions and phrasings are one cluster each. With <c>--count</c> so many questions are made of those of the sets.
/// </summary>
internal static class ClusterQuestions
{
    public const string Usage = "answers cluster --set FILE… [--null alone|unknown] [--count NUMBER] [--likeness NUMBER] [--jaccard NUMBER] [--show NUMBER] [--out FILE]";

    /// <summary>The baselines compare all pairs.</summary>
    private const int MostForBaselines = 10_000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args)
    {
        var files = Values(args, "--set").ToList();
        var alone = Values(args, "--null").FirstOrDefault() ?? "alone";
        if (files.Count == 0 || alone is not ("alone" or "unknown")
            || !TryNumber(args, "--count", 0, out var count) || !TryNumber(args, "--show", 5, out var show)
            || !TryNumber(args, "--likeness", new MiningOptions().Likeness, out var likeness) || !TryNumber(args, "--jaccard", -1, out var jaccard))
        {
            await Console.Error.WriteLineAsync("Usage: " + Usage);
            return 2;
        }

        try
        {
            var questions = files.SelectMany(ClusteredQuestions.Read).ToList();
            if (count > 0) questions = MadeUpQuestions.Of(questions, (int)count);
            var found = Cluster(questions, new MiningOptions { Likeness = likeness }, (int)show);
            Compare(questions, found, alone == "alone", $"miner, likeness {likeness:0.##}", jaccard < 0 ? null : jaccard);
            if (Values(args, "--out").FirstOrDefault() is { } file) await File.WriteAllLinesAsync(file, questions.Zip(found, Line));
            return 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FormatException)
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return 1;
        }
    }

    private static IEnumerable<string> Values(string[] args, string name) =>
        args.SkipWhile(arg => arg != name).Skip(1).TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal));

    private static bool TryNumber(string[] args, string name, double usual, out double number)
    {
        number = usual;
        return Values(args, name).FirstOrDefault() is not { } text || double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static string Line(ClusteredQuestion question, int cluster) => JsonSerializer.Serialize(new { q = question.Text, cluster }, Readable);

    /// <returns>For each question the number of its cluster; a question that holds nothing to read is on its own.</returns>
    private static int[] Cluster(List<ClusteredQuestion> questions, MiningOptions options, int show)
    {
        // Loads the dictionary, which the server has loaded long since.
        new QuestionMiner().Add("你好");
        var (before, started) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetTimestamp());
        var miner = new QuestionMiner(options);
        var phrasings = questions.ConvertAll(question => miner.Add(question.Text));
        var added = Stopwatch.GetElapsedTime(started);
        var clusters = miner.Cluster();
        var took = Stopwatch.GetElapsedTime(started);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{questions.Count} questions, {miner.PhrasingCount} phrasings, {clusters.Count} clusters ({clusters.Count(c => c.Phrasings.Count > 1)} of several phrasings)");
        Console.WriteLine($"{took.TotalSeconds:F2} s ({added.TotalSeconds:F2} s to read them), {kept >> 20} MiB kept");
        GC.KeepAlive(miner);
        foreach (var cluster in clusters.Take(show)) Console.WriteLine($"  {cluster.Times,6} × {cluster.Phrasings.Count,4} phrasings  {cluster.Name}");

        var of = clusters.SelectMany((cluster, i) => cluster.Phrasings.Select(phrasing => (phrasing.Number, i))).ToDictionary(pair => pair.Number, pair => pair.i);
        return [.. phrasings.Select((phrasing, i) => of.GetValueOrDefault(phrasing, -1 - i))];
    }

    private static void Compare(List<ClusteredQuestion> questions, int[] found, bool nullIsAlone, string name, double? jaccard)
    {
        var labels = questions.ConvertAll(question => question.Cluster);
        if (labels.TrueForAll(label => label is null)) return;
        Console.WriteLine($"{(nullIsAlone ? "pairs of all questions, null being alone" : "pairs of labelled questions"),-44}{"precision",10}{"recall",10}{"F1",10}{"clusters",10}");
        Print(name, labels, found, nullIsAlone);
        if (questions.Count > MostForBaselines) return;
        foreach (var (baseline, clusters) in ClusterBaselines.Of(questions.ConvertAll(question => question.Text), labels, nullIsAlone, jaccard))
            Print(baseline, labels, clusters, nullIsAlone);
    }

    private static void Print(string name, List<string?> labels, IReadOnlyList<int> clusters, bool nullIsAlone)
    {
        var figures = PairFigures.Of(labels, clusters, nullIsAlone);
        Console.WriteLine($"{name,-44}{figures.Precision,10:P1}{figures.Recall,10:P1}{figures.F1,10:P1}{clusters.Distinct().Count(),10}");
    }
}
