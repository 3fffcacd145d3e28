using System.Text.Encodings.Web;
using System.Text.Json;
using Zhijian.Answers;
using Zhijian.Answers.Evaluation;

namespace Zhijian.Server.Knowledge.Commands;

/// <summary>
/// Measures the answer engine on a folder of labelled questions: <c>answers evaluate --set DIR [--out predictions.jsonl] [--baselines]</c>.
/// </summary>
internal static class EvaluateAnswers
{
    public const string Usage = "answers evaluate --set DIR [--out FILE] [--baselines]";

    private const int Top = 10;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string[] args)
    {
        if (Option(args, "--set") is not { } directory)
        {
            await Console.Error.WriteLineAsync("Usage: " + Usage);
            return 2;
        }

        try
        {
            await EvaluateAsync(QuestionSet.Read(directory), Option(args, "--out"), args.Contains("--baselines"));
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

    private static async Task EvaluateAsync(QuestionSet set, string? predictions, bool baselines)
    {
        var index = AnswerIndex.Build(set.Entries);
        var matches = set.Questions.Select(question => index.Match(question.Text, Top)).ToList();
        if (predictions is not null) await File.WriteAllLinesAsync(predictions, set.Questions.Zip(matches, Prediction));
        var outcomes = set.Questions.Zip(matches, Judge).ToList();
        Print(set, Figures.Of(outcomes));
        foreach (var kind in outcomes.GroupBy(o => o.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {kind.Key,-16} n {kind.Count(),5}  best is right {kind.Average(o => o.Right ? 1.0 : 0):P1}  answered {kind.Average(o => o.Answered ? 1.0 : 0):P1}");
        if (baselines) PrintBaselines(set, Figures.Of(outcomes), text => index.Explain(text, top: 0).Terms);
    }

    private static string Prediction(LabelledQuestion question, Match match) => JsonSerializer.Serialize(
        new
        {
            q = question.Text,
            id = match.Decision == MatchDecision.Answer ? match.Candidates[0].Id : null,
            score = match.Candidates.Count == 0 ? 0 : match.Candidates[0].Score,
            top = match.Candidates.Select(candidate => candidate.Id),
        },
        Readable);

    private static Outcome Judge(LabelledQuestion question, Match match)
    {
        var rank = match.Candidates.Select((candidate, place) => (candidate.Id, Place: place + 1)).FirstOrDefault(c => question.Expected.Contains(c.Id)).Place;
        var score = match.Candidates.Count == 0 ? 0 : match.Candidates[0].Score;
        return new Outcome(score, rank, question.Expected.Count > 0, match.Decision == MatchDecision.Answer, question.Kind);
    }

    private static void Print(QuestionSet set, Figures figures)
    {
        var thresholds = new AnswerOptions();
        Console.WriteLine($"{set.Name}: {set.Entries.Count} entries, {set.Questions.Count} questions, {set.Questions.Count(q => q.Expected.Count == 0)} of them without an answer");
        Console.WriteLine($"ranking      R@1 {figures.Recall1:P1}  R@3 {figures.Recall3:P1}  MRR@10 {figures.Mrr:F3}");
        Console.WriteLine(
            $"as decided   answer at {thresholds.AnswerThreshold:0.###} (letters {thresholds.LetterThreshold:0.###}, bare lists {thresholds.BareThreshold:0.###}), suggest at {thresholds.SuggestThreshold:0.##}: precision {figures.Precision:P1}  answered right {figures.Coverage:P1}  out-of-base answered {figures.OutsideAnswered:P1}");
        Console.WriteLine($"tuned @95    precision {figures.TunedPrecision:P1}  answered right {figures.TunedCoverage:P1}  out-of-base answered {figures.TunedOutsideAnswered:P1}");
    }

    private static void PrintBaselines(QuestionSet set, Figures engine, Func<string, IReadOnlyList<string>> cut)
    {
        Console.WriteLine($"{"",-28}{"R@1",8}{"R@3",8}{"MRR@10",8}{"right@95",10}{"out@95",8}");
        PrintRow("this engine", engine);
        foreach (var (name, figures) in AnswerBaselines.Measure(set, cut)) PrintRow(name, figures);
    }

    private static void PrintRow(string name, Figures f) =>
        Console.WriteLine($"{name,-28}{f.Recall1,8:P1}{f.Recall3,8:P1}{f.Mrr,8:F3}{f.TunedCoverage,10:P1}{f.TunedOutsideAnswered,8:P1}");
}
