using System.Diagnostics;
using System.Globalization;
using Zhijian.Answers;
using Zhijian.Answers.Evaluation;

namespace Zhijian.Benchmarks;

/// <param name="RankingWeight">How much the set counts when the order of candidates is fitted, beside the others.</param>
/// <param name="CalibrationWeight">The same when sureness is fitted.</param>
internal sealed record TrainingSet(string Name, float RankingWeight, float CalibrationWeight);

/// <summary>One question's candidates as numbers.</summary>
/// <param name="Rows">Features of each candidate with their letter shifts, in the engine's order.</param>
/// <param name="Right">Which candidates are expected.</param>
internal sealed record TrainingQuestion(TrainingSet Set, float[][] Rows, bool[] Right, bool HasAnswer);

/// <summary>Names of the features that are learned; what is asked in the very words of the base always wins, that is not learned.</summary>
internal sealed record FeatureNames(IReadOnlyList<string> Names)
{
    public int Count => Names.Count;

    public int Letter { get; } = Names.ToList().IndexOf("Letter");

    /// <summary>
    /// What tells entries with many wordings apart says nothing of whether the base has an answer at all; in training it only betrays which set it is.
    /// </summary>
    public bool[] OnlyOrder { get; } = [.. Names.Select(n => n is "BestWordings" or "TypicalWording")];

    public int Grounding { get; } = Names.ToList().IndexOf("Grounding");

    public static FeatureNames Of(AnswerIndex index, string question) =>
        new([.. index.Explain(question, 1).Candidates[0].Features.Select(f => f.Name).Where(n => n != "Identical")]);
}

/// <summary>
/// Fits the weights of src/Zhijian.Answers/Lexicon/ranking.txt over pooled question sets, and measures each set with weights learned from the other
/// folds and from the other sets:
/// <c>answers train SET... [--ranking SET]... [--foreign BASE+QUESTIONS]... [--check SET]... [--out FILE --thresholds ANSWER,LETTER,BARE,SUGGEST]</c>.
/// Sets after --ranking hardly count in the calibration (their labels are not complete); --foreign asks one set's questions of another's base, where they
/// have no answer; sets after --check are only measured.
/// </summary>
internal static class AnswersTraining
{
    private const int Folds = 5;

    /// <summary>Candidates of a question that are learned from.</summary>
    private const int Candidates = 25;

    private static readonly double[] Thresholds = [0.3, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.78, 0.8, 0.85, 0.9, 0.95];

    private static readonly (float Ranking, float Calibration) FullWeight = (1, 1);
    private static readonly (float Ranking, float Calibration) LittleWeight = (0.3f, 0.1f);
    private static readonly (float Ranking, float Calibration) ForeignWeight = (0, 0.3f);

    private const int ForeignQuestions = 200;

    public static int Run(string[] args)
    {
        var started = Stopwatch.GetTimestamp();
        var sets = args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).Select(d => (Set: QuestionSet.Read(d), Weight: FullWeight))
            .Concat(Options(args, "--ranking").Select(d => (Set: QuestionSet.Read(d), Weight: LittleWeight))).ToList();
        var names = FeatureNames.Of(AnswerIndex.Build(sets[0].Set.Entries), sets[0].Set.Entries[0].Question);
        var measured = sets.Select(s => Measure(s.Set, s.Weight, names)).ToList();
        var foreign = Options(args, "--foreign").Select(pair => Measure(Foreign(pair), ForeignWeight, names)).ToList();
        var all = measured.Concat(foreign).SelectMany(s => s).ToList();
        var folds = Enumerable.Range(0, Folds).Select(fold => Model.Fit(names, [.. all.Where((_, i) => i % Folds != fold)])).ToList();
        var judged = all.Select((q, i) => (q.Set.Name, Outcome: folds[i % Folds].Judge(q))).ToLookup(o => o.Name, o => o.Outcome);
        Report("cross-validated", measured.ConvertAll(set => new Measured(set[0].Set.Name, [.. judged[set[0].Set.Name]])));
        ReportForeign(foreign.ConvertAll(set => new Measured(set[0].Set.Name, [.. judged[set[0].Set.Name]])));
        if (measured.Count > 1) Report("learned without it", measured.ConvertAll(set => LeftOut(names, all, set)));
        var model = Model.Fit(names, all);
        var checks = Options(args, "--check").Select(d => Measure(QuestionSet.Read(d), FullWeight, names)).ToList();
        if (checks.Count > 0) Report("only measured", checks.ConvertAll(set => new Measured(set[0].Set.Name, set.ConvertAll(model.Judge))));
        Console.WriteLine($"done after {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
        foreach (var file in Options(args, "--out")) model.Write(file, [.. Options(args, "--thresholds").Single().Split(',').Select(t => double.Parse(t, CultureInfo.InvariantCulture))]);
        return 0;
    }

    /// <summary>A few hundred questions of another set, every nth of them, none of which this base can answer.</summary>
    private static QuestionSet Foreign(string pair)
    {
        var (own, other) = (QuestionSet.Read(pair.Split('+')[0]), QuestionSet.Read(pair.Split('+')[1]));
        var every = Math.Max(1, other.Questions.Count / ForeignQuestions);
        return new QuestionSet(
            $"{own.Name}+{other.Name}", own.Entries, [.. other.Questions.Where((_, i) => i % every == 0).Select(q => q with { Expected = new HashSet<string>() })]);
    }

    private static IEnumerable<string> Options(string[] args, string name) => args.Where((_, i) => i > 0 && args[i - 1] == name);

    private static List<TrainingQuestion> Measure(QuestionSet set, (float Ranking, float Calibration) weight, FeatureNames names)
    {
        var index = AnswerIndex.Build(set.Entries);
        var learned = new TrainingSet(set.Name, weight.Ranking, weight.Calibration);
        return [.. set.Questions.Select(question =>
        {
            var candidates = index.Explain(question.Text, Candidates).Candidates;
            var rows = candidates.Select(c => Model.Shifted([.. c.Features.Take(names.Count).Select(f => (float)f.Value)], names.Letter));
            return new TrainingQuestion(learned, [.. rows], [.. candidates.Select(c => question.Expected.Contains(c.Id))], question.Expected.Count > 0);
        })];
    }

    private static Measured LeftOut(FeatureNames names, List<TrainingQuestion> all, List<TrainingQuestion> set)
    {
        // Sets made of the same pack differ in the number behind the last hyphen only and are one source: neither may help the other.
        static string[] Sources(string set) => [.. set.Split('+').Select(part => part.TrimEnd([.. "0123456789-"]))];
        var model = Model.Fit(names, [.. all.Where(q => !Sources(q.Set.Name).Contains(Sources(set[0].Set.Name)[0]))]);
        return new Measured(set[0].Set.Name, set.ConvertAll(model.Judge));
    }

    private sealed record Measured(string Set, List<Outcome> Outcomes);

    private static void Report(string what, List<Measured> sets)
    {
        foreach (var set in sets) Report(what, set.Set, set.Outcomes);
        Console.WriteLine($"{what}: precision, answered right and outside answered of each set, and their means, when answers are given");
        foreach (var threshold in Thresholds)
        {
            var decided = sets.ConvertAll(set => Figures.Of([.. set.Outcomes.Select(o => o with { Answered = o.Score >= threshold })]));
            var mean = $"{decided.Average(f => f.Precision),7:P1} {decided.Average(f => f.Coverage),7:P1} {decided.Average(f => f.OutsideAnswered),7:P1}";
            Console.WriteLine($"  from {threshold:0.00}  " + string.Concat(decided.Select(f => $"{f.Precision,7:P1} {f.Coverage,7:P1} {f.OutsideAnswered,7:P1} |")) + mean);
        }
    }

    private static void ReportForeign(List<Measured> sets)
    {
        foreach (var set in sets)
        {
            var answered = Thresholds.Select(t => $"{set.Outcomes.Average(o => o.Score >= t ? 1.0 : 0),7:P1} from {t:0.00}");
            Console.WriteLine($"foreign questions answered, {set.Set,-40} {string.Join("  ", answered)}");
        }
    }

    private static void Report(string what, string set, List<Outcome> outcomes)
    {
        var f = Figures.Of(outcomes);
        var found = outcomes.Count(o => o.Rank > 0) / (double)outcomes.Count(o => o.HasAnswer);
        Console.WriteLine(
            $"{what,-18} {set,-16} R@1 {f.Recall1:P1}  R@3 {f.Recall3:P1}  MRR@10 {f.Mrr:F3}  right@95 {f.TunedCoverage:P1} (outside {f.TunedOutsideAnswered:P1})  found {found:P1}");
    }
}
