using System.Globalization;
using System.Numerics;
using Zhijian.Answers.Evaluation;

namespace Zhijian.Benchmarks;

/// <summary>
/// The engine's model while it is being fitted: softmax ranking over the candidates of a question, then a logistic calibration of the best one.
/// </summary>
internal sealed class Model
{
    private const int RankingSteps = 400;
    private const int SurenessSteps = 800;

    /// <summary>Inputs of the calibration before the features: bias, points, margin, and the last two times how much of a letter the question is.</summary>
    private const int Plain = 5;

    /// <summary>Pull of weights to zero; the figures hardly change between a third and three times of it.</summary>
    private const float Pull = 0.001f;

    /// <summary>The engine offers nothing below this, whatever was learned.</summary>
    private const float LeastGrounding = 0.3f;

    private static readonly string[] Harmful =
        ["OutOf", "Missing", "RarestMissing", "RarestNowhere", "HeaviestNowhere", "Other", "KindOnly", "Negation", "Opposites", "Unseen", "LengthDifference", "BySynonym", "OddWords"];

    private static readonly string[] EitherWay = ["QuestionLength", "WordingLength", "Letter"];

    private readonly FeatureNames _names;
    private readonly float[] _rank;
    private float[] _sure;

    private Model(FeatureNames names)
    {
        _names = names;
        _rank = new float[names.Count * 2];
        _sure = new float[Plain + names.Count * 2];
    }

    public static Model Fit(FeatureNames names, IReadOnlyList<TrainingQuestion> questions)
    {
        var model = new Model(names);
        model.FitRanking(questions);
        model.FitSureness(questions);
        return model;
    }

    public Outcome Judge(TrainingQuestion question)
    {
        if (question.Rows.Length == 0) return new Outcome(0, 0, question.HasAnswer, false);
        var order = Order(question);
        var rank = Array.FindIndex(order, i => question.Right[i]) + 1;
        var sureness = 1 / (1 + Math.Exp(-Dot(_sure, SureInput(question, order))));
        return new Outcome(question.Rows[order[0]][_names.Grounding] < LeastGrounding ? 0 : sureness, rank, question.HasAnswer, false);
    }

    /// <summary>Each feature, then each feature times how much of a letter the question is.</summary>
    public static float[] Shifted(float[] features, int letter) => [.. features, .. features.Select(x => x * features[letter])];

    private static float Dot(float[] one, float[] other)
    {
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= one.Length - Vector<float>.Count; i += Vector<float>.Count) sum += new Vector<float>(one, i) * new Vector<float>(other, i);
        var rest = Vector.Sum(sum);
        for (; i < one.Length; i++) rest += one[i] * other[i];
        return rest;
    }

    private static void AddScaled(float[] to, float[] what, float by)
    {
        var i = 0;
        for (; i <= to.Length - Vector<float>.Count; i += Vector<float>.Count) (new Vector<float>(to, i) + new Vector<float>(what, i) * by).CopyTo(to, i);
        for (; i < to.Length; i++) to[i] += what[i] * by;
    }

    private int[] Order(TrainingQuestion question)
    {
        var points = question.Rows.Select(row => Dot(_rank, row)).ToArray();
        return [.. Enumerable.Range(0, points.Length).OrderByDescending(i => points[i])];
    }

    private float[] SureInput(TrainingQuestion question, int[] order)
    {
        var best = question.Rows[order[0]];
        var points = Dot(_rank, best);
        var margin = order.Length == 1 ? 6 : Math.Clamp(points - Dot(_rank, question.Rows[order[1]]), -6, 6);
        var letter = best[_names.Letter];
        return [1, points, margin, points * letter, margin * letter, .. best.Select((x, i) => _names.OnlyOrder[i % _names.Count] ? 0 : x)];
    }

    /// <summary>Every set counts by the root of its size, so that the largest does not decide alone.</summary>
    private static Dictionary<string, float> SetWeights(IEnumerable<TrainingQuestion> questions, Func<TrainingQuestion, float> factor)
    {
        var sets = questions.GroupBy(q => q.Set.Name).ToDictionary(g => g.Key, g => factor(g.First()) / MathF.Sqrt(g.Count()));
        var total = questions.Sum(q => sets[q.Set.Name]);
        return sets.ToDictionary(s => s.Key, s => s.Value / total);
    }

    /// <summary>Full-batch Adam on -log of the probability mass on expected candidates.</summary>
    private void FitRanking(IReadOnlyList<TrainingQuestion> questions)
    {
        var useful = questions.Where(q => q.Right.Contains(true)).ToList();
        var weights = SetWeights(useful, q => q.Set.RankingWeight);
        var adam = new Adam(_rank.Length, 0.1, [.. _names.Names.Select(Sign), .. new int[_names.Count]]);
        var gradient = new float[_rank.Length];
        for (var step = 0; step < RankingSteps; step++)
        {
            for (var i = 0; i < gradient.Length; i++) gradient[i] = 2 * Pull * _rank[i];
            foreach (var question in useful) AddRankingGradient(question, weights[question.Set.Name], gradient);
            adam.Step(_rank, gradient);
        }
    }

    private void AddRankingGradient(TrainingQuestion question, float weight, float[] gradient)
    {
        var points = question.Rows.Select(row => Dot(_rank, row)).ToArray();
        var top = points.Max();
        var mass = points.Select(p => Math.Exp(p - top)).ToArray();
        var all = mass.Sum();
        var right = mass.Where((_, i) => question.Right[i]).Sum();
        for (var row = 0; row < points.Length; row++)
        {
            var slope = weight * (mass[row] / all - (question.Right[row] ? mass[row] / right : 0));
            if (Math.Abs(slope) > 1e-9) AddScaled(gradient, question.Rows[row], (float)slope);
        }
    }

    /// <summary>
    /// Logistic loss of "the best candidate is right". A weight may not go against what its feature means (more of the words found cannot make an answer
    /// less sure): without that the calibration learns the habits of the sets and fails on others.
    /// </summary>
    private void FitSureness(IReadOnlyList<TrainingQuestion> questions)
    {
        var useful = questions.Where(q => q.Rows.Length > 0).ToList();
        var weights = SetWeights(useful, q => q.Set.CalibrationWeight);
        var samples = useful.Select(q => (Order: Order(q), Question: q))
            .Select(q => (Input: SureInput(q.Question, q.Order), Right: q.Question.Right[q.Order[0]], Weight: weights[q.Question.Set.Name])).ToList();
        var gradient = new float[_sure.Length];
        var adam = new Adam(_sure.Length, 0.1, [0, 1, 1, 0, 0, .. _names.Names.Select(Sign), .. _names.Names.Select(_ => 0)]);
        _sure = new float[_sure.Length];
        for (var step = 0; step < SurenessSteps; step++)
        {
            for (var i = 0; i < gradient.Length; i++) gradient[i] = i == 0 ? 0 : 2 * Pull * _sure[i];
            foreach (var (input, right, weight) in samples)
                AddScaled(gradient, input, (float)(weight * (1 / (1 + Math.Exp(-Dot(_sure, input))) - (right ? 1 : 0))));
            adam.Step(_sure, gradient);
        }
    }

    private static int Sign(string name) =>
        EitherWay.Contains(name) ? 0 : Harmful.Any(h => name.StartsWith(h, StringComparison.Ordinal)) ? -1 : 1;

    public void Write(string path, double[] thresholds)
    {
        using var file = new StreamWriter(path);
        file.NewLine = "\n";
        file.WriteLine("# Weights of the ranking and of its calibration: numbers learned from question sets, no text of them. How: bench/RESULTS.md, \"Answers\".");
        file.WriteLine("# rank|sure FEATURE WEIGHT SHIFT: what a feature counts, and what is added to that for a letter.");
        foreach (var (name, i) in _names.Names.Select((n, i) => (n, i))) file.WriteLine(Line("rank", name, _rank[i], _rank[_names.Count + i]));
        file.WriteLine("rank Identical 30 0");
        file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sure Bias {_sure[0]:0.####}"));
        file.WriteLine(Line("sure", "Points", _sure[1], _sure[3]));
        file.WriteLine(Line("sure", "Margin", _sure[2], _sure[4]));
        foreach (var (name, i) in _names.Names.Select((n, i) => (n, i))) file.WriteLine(Line("sure", name, _sure[Plain + i], _sure[Plain + _names.Count + i]));
        foreach (var (name, threshold) in new[] { "Answer", "Letter", "Bare", "Suggest" }.Zip(thresholds))
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"threshold {name} {threshold:0.###}"));
    }

    private static string Line(string part, string name, float weight, float shift) =>
        string.Create(CultureInfo.InvariantCulture, $"{part} {name} {weight:0.####} {shift:0.####}");
}

/// <summary>Adam (Kingma and Ba 2015): gradient steps scaled by running moments, ever smaller; weights with a sign stop at zero.</summary>
internal sealed class Adam(int size, double rate, int[] signs)
{
    private readonly double[] _mean = new double[size];
    private readonly double[] _square = new double[size];
    private int _steps;

    public void Step(float[] weights, float[] gradient)
    {
        _steps++;
        var pace = rate * Math.Pow(0.995, _steps);
        for (var i = 0; i < weights.Length; i++)
        {
            _mean[i] = 0.9 * _mean[i] + 0.1 * gradient[i];
            _square[i] = 0.999 * _square[i] + 0.001 * gradient[i] * gradient[i];
            weights[i] -= (float)(pace * (_mean[i] / (1 - Math.Pow(0.9, _steps))) / (Math.Sqrt(_square[i] / (1 - Math.Pow(0.999, _steps))) + 1e-8));
            if (signs[i] * weights[i] < 0) weights[i] = 0;
        }
    }
}
