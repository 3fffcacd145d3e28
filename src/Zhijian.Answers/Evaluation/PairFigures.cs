namespace Zhijian.Answers.Evaluation;

/// <summary>How well clusters agree with known ones, over pairs of questions.</summary>
/// <param name="Precision">Share of the pairs put together that belong together; NaN when none was put together.</param>
/// <param name="Recall">Share of the pairs that belong together that were put together; NaN when none belongs together.</param>
public sealed record PairFigures(double Precision, double Recall)
{
    /// <summary>Harmonic mean of precision and recall; 0 when nothing right was put together.</summary>
    public double F1 => Precision > 0 && Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    /// <param name="labels">For each question the matter it belongs to.</param>
    /// <param name="clusters">For each question the cluster it was put in.</param>
    /// <param name="nullIsAlone">Whether a question without a label is known to be on its own; if not, it counts nowhere.</param>
    /// <exception cref="ArgumentException">The two lists are not equally long.</exception>
    public static PairFigures Of(IReadOnlyList<string?> labels, IReadOnlyList<int> clusters, bool nullIsAlone)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(clusters);
        if (labels.Count != clusters.Count) throw new ArgumentException("There must be a cluster for each label.", nameof(clusters));
        var counted = labels.Zip(clusters, (label, cluster) => (Label: label, Cluster: cluster)).Where(question => nullIsAlone || question.Label is not null).ToList();
        var together = Pairs(counted.CountBy(question => question.Cluster).Select(group => group.Value));
        var labelled = counted.Where(question => question.Label is not null).ToList();
        var belong = Pairs(labelled.CountBy(question => question.Label!).Select(group => group.Value));
        var right = Pairs(labelled.CountBy(question => question).Select(group => group.Value));
        return new PairFigures(right / together, right / belong);
    }

    private static double Pairs(IEnumerable<int> sizes) => sizes.Sum(size => size * (size - 1.0) / 2);
}
