using System.Globalization;
using Zhijian.Answers.Evaluation;

namespace Zhijian.Benchmarks;

/// <summary>The engine's model while it is being fitted: softmax ranking, then a logistic calibration of the best candidate.</summary>
internal sealed class Model
{
    private readonly float[] _rank;
    private double[] _sure = [];

    private Model(int features) => _rank = new float[features];

    public static Model Fit(List<TrainingQuestion> questions)
    {
        var model = new Model(questions.First(q => q.Rows.Length > 0).Rows[0].Length);
        model.FitRanking(questions);
        model.FitSureness(questions);
        return model;
    }

    public Outcome Judge(TrainingQuestion question)
    {
        if (question.Rows.Length == 0) return new Outcome(0, 0, question.HasAnswer, false);
        var order = Order(question);
        var rank = Array.FindIndex(order, i => question.Right[i]) + 1;
        return new Outcome(Sure(question, order), rank, question.HasAnswer, false);
    }

    private float Points(float[] row)
    {
        var sum = 0f;
        for (var i = 0; i < _rank.Length; i++) sum += _rank[i] * row[i];
        return sum;
    }

    private int[] Order(TrainingQuestion question) => [.. Enumerable.Range(0, question.Rows.Length).OrderByDescending(i => Points(question.Rows[i]))];

    private double Sure(TrainingQuestion question, int[] order)
    {
        var input = SureInput(question, order);
        return 1 / (1 + Math.Exp(-input.Zip(_sure, (x, w) => x * w).Sum()));
    }

    private double[] SureInput(TrainingQuestion question, int[] order)
    {
        var best = question.Rows[order[0]];
        var points = Points(best);
        var margin = order.Length == 1 ? 6 : Math.Clamp(points - Points(question.Rows[order[1]]), -6, 6);
        return [1, points, margin, .. best.Select(x => (double)x)];
    }

    /// <summary>Full-batch Adam on -log of the probability mass on expected candidates, with a pull to zero.</summary>
    private void FitRanking(List<TrainingQuestion> questions)
    {
        var useful = questions.Where(q => q.Right.Contains(true)).ToList();
        var perSet = useful.GroupBy(q => q.Set).ToDictionary(g => g.Key, g => (float)(1 / Math.Sqrt(g.Count())));
        var total = useful.Sum(q => perSet[q.Set]);
        var adam = new Adam(_rank.Length, 0.05);
        var gradient = new double[_rank.Length];
        for (var step = 0; step < 400; step++)
        {
            for (var i = 0; i < gradient.Length; i++) gradient[i] = 2 * 0.0005 * _rank[i];
            foreach (var question in useful) AddRankingGradient(question, perSet[question.Set] / total, gradient);
            adam.Step(_rank, gradient);
        }
    }

    private void AddRankingGradient(TrainingQuestion question, float weight, double[] gradient)
    {
        var points = question.Rows.Select(Points).ToArray();
        var top = points.Max();
        var mass = points.Select(p => Math.Exp(p - top)).ToArray();
        var all = mass.Sum();
        var right = mass.Where((_, i) => question.Right[i]).Sum();
        for (var row = 0; row < points.Length; row++)
        {
            var slope = weight * (mass[row] / all - (question.Right[row] ? mass[row] / right : 0));
            for (var i = 0; i < gradient.Length; i++) gradient[i] += slope * question.Rows[row][i];
        }
    }

    private void FitSureness(List<TrainingQuestion> questions)
    {
        var useful = questions.Where(q => q.Rows.Length > 0).ToList();
        var perSet = useful.GroupBy(q => q.Set).ToDictionary(g => g.Key, g => 1 / Math.Sqrt(g.Count()));
        var total = useful.Sum(q => perSet[q.Set]);
        var samples = useful.Select(q => (Order: Order(q), Question: q)).Select(q => (Input: SureInput(q.Question, q.Order), Right: q.Question.Right[q.Order[0]], Weight: perSet[q.Question.Set] / total)).ToList();
        var weights = new float[samples[0].Input.Length];
        var gradient = new double[weights.Length];
        var adam = new Adam(weights.Length, 0.05);
        for (var step = 0; step < 800; step++)
        {
            for (var i = 0; i < gradient.Length; i++) gradient[i] = i == 0 ? 0 : 2 * 0.0005 * weights[i];
            foreach (var (input, right, weight) in samples)
            {
                var sum = 0.0;
                for (var i = 0; i < weights.Length; i++) sum += weights[i] * input[i];
                var slope = weight * (1 / (1 + Math.Exp(-sum)) - (right ? 1 : 0));
                for (var i = 0; i < gradient.Length; i++) gradient[i] += slope * input[i];
            }

            adam.Step(weights, gradient);
        }

        _sure = [.. weights.Select(w => (double)w)];
    }

    public void Write(string path, List<string> names)
    {
        using var file = new StreamWriter(path);
        file.NewLine = "\n";
        file.WriteLine("# Weights of the ranking and of its calibration: numbers learned from question sets, no text of them.");
        file.WriteLine("# Made by: dotnet run -c Release --project bench/Zhijian.Benchmarks -- answers train SET... --out src/Zhijian.Answers/Lexicon/ranking.txt");
        for (var i = 0; i < _rank.Length; i++) file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rank {names[i]} {_rank[i]:0.####}"));
        string[] first = ["Bias", "Points", "Margin"];
        for (var i = 0; i < _sure.Length; i++) file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sure {(i < 3 ? first[i] : names[i - 3])} {_sure[i]:0.####}"));
        file.WriteLine("rank Identical 30");
        file.WriteLine("threshold Answer 0.9");
        file.WriteLine("threshold Suggest 0.2");
    }
}

/// <summary>Adam (Kingma and Ba 2015): gradient steps scaled by running moments.</summary>
internal sealed class Adam(int size, double rate)
{
    private readonly double[] _mean = new double[size];
    private readonly double[] _square = new double[size];
    private int _steps;

    public void Step(float[] weights, double[] gradient)
    {
        _steps++;
        for (var i = 0; i < weights.Length; i++)
        {
            _mean[i] = 0.9 * _mean[i] + 0.1 * gradient[i];
            _square[i] = 0.999 * _square[i] + 0.001 * gradient[i] * gradient[i];
            weights[i] -= (float)(rate * (_mean[i] / (1 - Math.Pow(0.9, _steps))) / (Math.Sqrt(_square[i] / (1 - Math.Pow(0.999, _steps))) + 1e-8));
        }
    }
}
