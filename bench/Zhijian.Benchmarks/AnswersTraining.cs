using Zhijian.Answers;
using Zhijian.Answers.Evaluation;

namespace Zhijian.Benchmarks;

/// <summary>One question's candidates as numbers.</summary>
/// <param name="Rows">Features of each candidate, the engine's order.</param>
/// <param name="Right">Which candidates are expected.</param>
internal sealed record TrainingQuestion(string Set, float[][] Rows, bool[] Right, bool HasAnswer, string[] Ids, string Text);

/// <summary>
/// Fits the weights of src/Zhijian.Answers/Lexicon/ranking.txt over pooled question sets, and measures each set with weights learned from the others:
/// <c>dotnet run -c Release --project bench/Zhijian.Benchmarks -- answers train SET... [--out FILE]</c>.
/// </summary>
internal static class AnswersTraining
{
    private const int Folds = 5;

    public static int Run(string[] args)
    {
        var outFile = Array.IndexOf(args, "--out") is >= 0 and var at ? args[at + 1] : null;
        var directories = args.Where((a, i) => a != "--out" && (i == 0 || args[i - 1] != "--out")).ToArray();
        var names = new List<string>();
        var questions = directories.SelectMany(d => Measure(QuestionSet.Read(d), names)).ToList();
        var sets = questions.Select(q => q.Set).Distinct().ToList();
        foreach (var set in sets) Report($"pooled, cross-validated  {set}", CrossValidated(questions, set));
        foreach (var set in sets)
        {
            if (sets.Count == 1) break;
            var model = Model.Fit(questions.Where(q => q.Set != set).ToList());
            Report($"learned without it       {set}", questions.Where(q => q.Set == set).Select(model.Judge).ToList());
        }

        if (outFile is not null) Model.Fit(questions).Write(outFile, names);
        return 0;
    }

    private static void Report(string what, IReadOnlyList<Outcome> outcomes)
    {
        var f = Figures.Of(outcomes);
        Console.WriteLine($"{what,-45} R@1 {f.Recall1:P1}  R@3 {f.Recall3:P1}  MRR {f.Mrr:F3}  right@95 {f.TunedCoverage:P1} (outside {f.TunedOutsideAnswered:P1}, precision {f.TunedPrecision:P1})");
    }

    /// <summary>Questions of one set judged by models that saw the other folds of all sets.</summary>
    private static List<Outcome> CrossValidated(List<TrainingQuestion> questions, string set)
    {
        var outcomes = new List<Outcome>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Model.Fit(questions.Where((_, i) => i % Folds != fold).ToList());
            outcomes.AddRange(questions.Where((q, i) => i % Folds == fold && q.Set == set).Select(model.Judge));
        }

        return outcomes;
    }

    private static IEnumerable<TrainingQuestion> Measure(QuestionSet set, List<string> names)
    {
        var index = AnswerIndex.Build(set.Entries);
        foreach (var (text, expected, _) in set.Questions)
        {
            var candidates = index.Explain(text, top: 40).Candidates;
            if (names.Count == 0 && candidates.Count > 0) names.AddRange(candidates[0].Features.Where(Learned).Select(f => f.Name));
            yield return new TrainingQuestion(
                set.Name, candidates.Select(c => c.Features.Where(Learned).Select(f => (float)f.Value).ToArray()).ToArray(),
                candidates.Select(c => expected.Contains(c.Id)).ToArray(), expected.Count > 0, candidates.Select(c => c.Id).ToArray(), text);
        }
    }

    /// <summary>What is asked in the very words of the base always wins; that is not learned.</summary>
    private static bool Learned(ExplainedFeature feature) => feature.Name != "Identical";
}
