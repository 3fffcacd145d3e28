using System.Globalization;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Ranking;

/// <summary>
/// The learned weights: a linear ranking of candidates, and a calibration of the best one's sureness. Trained offline over pooled question sets
/// (bench/Zhijian.Benchmarks "answers train"); the file holds a few numbers and no text.
/// </summary>
internal sealed class RankingModel
{
    private static readonly Lazy<RankingModel> Loaded = new(() =>
    {
        using var reader = Vocabulary.Reader("ranking.txt");
        return Read(reader);
    });

    /// <summary>What is asked in the very words of the base is answered, whatever else was learned.</summary>
    private const double IdenticalSureness = 0.995;

    private readonly float[] _rank = new float[FeatureExtractor.Count];
    private readonly float[] _sure = new float[FeatureExtractor.Count];
    private float _sureBias;
    private float _surePoints;
    private float _sureMargin;

    public static RankingModel Shared => Loaded.Value;

    public double AnswerThreshold { get; private set; } = 0.9;

    public double SuggestThreshold { get; private set; } = 0.2;

    /// <summary>Reads lines of <c>rank|sure Feature weight</c>, <c>sure Bias|Points|Margin weight</c> and <c>threshold Answer|Suggest value</c>.</summary>
    public static RankingModel Read(TextReader lines)
    {
        var model = new RankingModel();
        while (lines.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') model.Set(line.Split(' '));
        return model;
    }

    /// <summary>Points by which candidates of one question are ordered.</summary>
    public float Points(ReadOnlySpan<float> features) => Dot(_rank, features);

    /// <summary>Probability that a candidate answers the question.</summary>
    /// <param name="margin">Its points less those of the best other candidate.</param>
    public double Sureness(ReadOnlySpan<float> features, float points, float margin)
    {
        var sum = _sureBias + _surePoints * points + _sureMargin * Math.Clamp(margin, -6, 6) + Dot(_sure, features);
        var sureness = 1 / (1 + Math.Exp(-sum));
        return features[(int)Feature.Identical] > 0 ? Math.Max(sureness, IdenticalSureness) : sureness;
    }

    public float RankWeight(Feature feature) => _rank[(int)feature];

    private static float Dot(float[] weights, ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * features[i];
        return sum;
    }

    private void Set(string[] parts)
    {
        var value = float.Parse(parts[2], CultureInfo.InvariantCulture);
        switch (parts[0], parts[1])
        {
            case ("sure", "Bias"): _sureBias = value; break;
            case ("sure", "Points"): _surePoints = value; break;
            case ("sure", "Margin"): _sureMargin = value; break;
            case ("threshold", "Answer"): AnswerThreshold = value; break;
            case ("threshold", "Suggest"): SuggestThreshold = value; break;
            default: (parts[0] == "rank" ? _rank : _sure)[(int)Enum.Parse<Feature>(parts[1])] = value; break;
        }
    }
}
