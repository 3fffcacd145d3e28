using System.Globalization;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Ranking;

/// <summary>
/// The learned weights: a linear ranking of candidates and a calibration of each one's sureness. What counts shifts as a question becomes a letter, so
/// every weight is <c>weight + letter * shift</c> with <see cref="Feature.Letter"/> between 0 and 1. Trained offline over pooled question sets
/// (bench/Zhijian.Benchmarks "answers train"); the file holds a few numbers and no text.
/// </summary>
internal sealed class RankingModel
{
    /// <summary>What is asked in the very words of the base is answered, whatever else was learned.</summary>
    public const double IdenticalSureness = 0.995;

    /// <summary>
    /// What shares less than this of the question's matter (by rarity; not 怎么办, 什么时候, 想) has nothing to do with it, however alike the turns of
    /// phrase are, and is not even offered.
    /// </summary>
    private const float LeastGrounding = 0.3f;

    private const double UngroundedSureness = 0.02;

    /// <summary>A candidate further ahead than this is no surer for it.</summary>
    public const float MostMargin = 6;

    private static readonly Lazy<RankingModel> Loaded = new(() =>
    {
        using var reader = Vocabulary.Reader("ranking.txt");
        return Read(reader);
    });

    private readonly Weights _rank = new();
    private readonly Weights _sure = new();
    private float _bias;
    private (float Weight, float Shift) _points;
    private (float Weight, float Shift) _margin;

    public static RankingModel Shared => Loaded.Value;

    public double AnswerThreshold { get; private set; }

    public double LetterThreshold { get; private set; }

    public double BareThreshold { get; private set; }

    public double SuggestThreshold { get; private set; }

    /// <summary>Reads lines of <c>rank|sure Feature weight shift</c>, <c>sure Bias weight</c>, <c>sure Points|Margin weight shift</c> and <c>threshold Answer|Letter|Bare|Suggest value</c>.</summary>
    public static RankingModel Read(TextReader lines)
    {
        var model = new RankingModel();
        while (lines.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') model.Set(line.Split(' '));
        return model;
    }

    /// <summary>Points by which candidates of one question are ordered.</summary>
    public float Points(ReadOnlySpan<float> features) => _rank.Of(features);

    /// <summary>Probability that a candidate answers the question.</summary>
    /// <param name="margin">Its points less those of the best other candidate.</param>
    public double Sureness(ReadOnlySpan<float> features, float points, float margin)
    {
        var letter = features[(int)Feature.Letter];
        var sum = _bias + (_points.Weight + letter * _points.Shift) * points + _sure.Of(features)
            + (_margin.Weight + letter * _margin.Shift) * Math.Clamp(margin, -MostMargin, MostMargin);
        var sureness = 1 / (1 + Math.Exp(-sum));
        if (features[(int)Feature.Identical] > 0) return Math.Max(sureness, IdenticalSureness);
        return features[(int)Feature.Grounding] < LeastGrounding ? sureness * UngroundedSureness : sureness;
    }

    /// <summary>What a feature counts in the order of candidates for a question that is so much of a letter.</summary>
    public float RankWeight(Feature feature, float letter) => _rank.For(feature, letter);

    private void Set(string[] parts)
    {
        var value = float.Parse(parts[2], CultureInfo.InvariantCulture);
        var shift = parts.Length > 3 ? float.Parse(parts[3], CultureInfo.InvariantCulture) : 0;
        switch (parts[0], parts[1])
        {
            case ("sure", "Bias"): _bias = value; break;
            case ("sure", "Points"): _points = (value, shift); break;
            case ("sure", "Margin"): _margin = (value, shift); break;
            case ("threshold", "Answer"): AnswerThreshold = value; break;
            case ("threshold", "Letter"): LetterThreshold = value; break;
            case ("threshold", "Bare"): BareThreshold = value; break;
            case ("threshold", "Suggest"): SuggestThreshold = value; break;
            case (var part, var name): (part == "rank" ? _rank : _sure).Set(Enum.Parse<Feature>(name), value, shift); break;
        }
    }

    private sealed class Weights
    {
        private readonly float[] _weights = new float[FeatureExtractor.Count];
        private readonly float[] _shifts = new float[FeatureExtractor.Count];

        public void Set(Feature feature, float weight, float shift) => (_weights[(int)feature], _shifts[(int)feature]) = (weight, shift);

        public float For(Feature feature, float letter) => _weights[(int)feature] + letter * _shifts[(int)feature];

        public float Of(ReadOnlySpan<float> features)
        {
            var (sum, shifted) = (0f, 0f);
            for (var i = 0; i < _weights.Length; i++)
            {
                sum += _weights[i] * features[i];
                shifted += _shifts[i] * features[i];
            }

            return sum + shifted * features[(int)Feature.Letter];
        }
    }
}
