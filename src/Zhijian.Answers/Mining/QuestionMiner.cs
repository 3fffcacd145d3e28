using Zhijian.Answers.Words;

namespace Zhijian.Answers.Mining;

/// <summary>
/// Finds out what people ask (问题挖掘): takes questions one by one, keeps each different phrasing once and groups the phrasings by matter. The order in
/// which questions come does not matter, the same questions always give the same clusters, and nothing random or learned is asked. For one thread.
/// </summary>
/// <param name="options">The shipped ones when null.</param>
public sealed class QuestionMiner(MiningOptions? options = null)
{
    private readonly MiningOptions _options = options ?? new MiningOptions();
    private readonly PhrasingTable _phrasings = new(Vocabulary.Shared);

    /// <summary>Different phrasings kept.</summary>
    public int PhrasingCount => _phrasings.Count;

    /// <summary>Questions that were not kept because <see cref="MiningOptions.MostPhrasings"/> others were.</summary>
    public long Overlooked { get; private set; }

    /// <param name="text">A question as it was written; of more than 200 characters the first are read.</param>
    /// <param name="times">How often it was asked so.</param>
    /// <returns>The number of its phrasing, the same for texts the engine reads alike; -1 when it holds nothing to read or was overlooked.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is below 1.</exception>
    public int Add(string text, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        var number = _phrasings.Add(text, times, _options.MostPhrasings);
        if (number == PhrasingTable.Full) Overlooked += times;
        return Math.Max(number, -1);
    }

    /// <summary>
    /// Groups what was added so far; more may be added afterwards. A phrasing that is like no other is a cluster of its own.
    /// </summary>
    /// <returns>Every phrasing in exactly one cluster; the most often asked cluster first, equals by id.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public IReadOnlyList<QuestionCluster> Cluster(CancellationToken cancellation = default)
    {
        var vectors = PhrasingVectors.Of(_phrasings);
        var likenesses = new NeighbourSearch(vectors).Run((float)_options.Likeness, cancellation);
        var groups = new AverageLink(vectors, (float)_options.Likeness).Run(likenesses, cancellation);
        return [.. groups.Select(group => ClusterOf(vectors, group)).OrderByDescending(cluster => cluster.Times).ThenBy(cluster => cluster.Id, StringComparer.Ordinal)];
    }

    private QuestionCluster ClusterOf(PhrasingVectors vectors, List<int> group)
    {
        var typical = _phrasings[vectors.Numbers[vectors.MostTypical(group)]];
        var members = group.Select(rank => (Number: vectors.Numbers[rank], Phrasing: _phrasings[vectors.Numbers[rank]]));
        return new QuestionCluster(
            typical.Id, typical.Text, group.Sum(rank => vectors.Times[rank]),
            [.. members.Select(member => new MinedPhrasing(member.Number, member.Phrasing.Text, member.Phrasing.Times))]);
    }
}
