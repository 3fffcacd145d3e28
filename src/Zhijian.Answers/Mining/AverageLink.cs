namespace Zhijian.Answers.Mining;

/// <summary>
/// Joins groups whose members are alike on the whole. The mean of all likenesses between two groups is the product of their mean vectors, so it
/// is exact without knowing every pair; single-link would chain 社保怎么交 and 房租怎么交 over 怎么交.
/// </summary>
internal sealed class AverageLink
{
    private readonly PhrasingVectors _vectors;
    private readonly float _least;
    private readonly int[] _parent;
    private readonly List<int>?[] _members;
    private readonly Dictionary<int, float>?[] _sums;

    public AverageLink(PhrasingVectors vectors, float least)
    {
        (_vectors, _least) = (vectors, least);
        _parent = [.. Enumerable.Range(0, vectors.Count)];
        _members = new List<int>?[vectors.Count];
        _sums = new Dictionary<int, float>?[vectors.Count];
    }

    /// <param name="likenesses">The greatest first.</param>
    /// <returns>Ranks by group, in order of rank.</returns>
    public IEnumerable<List<int>> Run(List<Likeness> likenesses, CancellationToken cancellation)
    {
        for (var i = 0; i < likenesses.Count; i++)
        {
            if (i % 1024 == 0) cancellation.ThrowIfCancellationRequested();
            var (one, other) = (Root(likenesses[i].One), Root(likenesses[i].Other));
            if (one != other && Mean(one, other) >= _least) Join(Math.Min(one, other), Math.Max(one, other));
        }

        for (var rank = 0; rank < _parent.Length; rank++)
        {
            if (_parent[rank] != rank) continue;
            var group = _members[rank] ?? [rank];
            group.Sort();
            yield return group;
        }
    }

    private int Root(int rank)
    {
        while (_parent[rank] != rank) rank = _parent[rank] = _parent[_parent[rank]];
        return rank;
    }

    private float Mean(int one, int other)
    {
        if (_sums[one] is null && _sums[other] is null) return _vectors.Likeness(one, other);
        var size = (float)Size(one) * Size(other);
        if (_sums[one] is null) (one, other) = (other, one);
        if (_sums[other] is not { } small) return Product(_sums[one]!, other) / size;
        var large = _sums[one]!;
        if (small.Count > large.Count) (small, large) = (large, small);
        var sum = 0f;
        foreach (var (term, weight) in small) sum += weight * large.GetValueOrDefault(term);
        return sum / size;
    }

    private int Size(int root) => _members[root]?.Count ?? 1;

    private float Product(Dictionary<int, float> sums, int rank)
    {
        var terms = _vectors.TermsOf(rank);
        var weights = _vectors.WeightsOf(rank);
        var sum = 0f;
        for (var i = 0; i < terms.Length; i++) sum += sums.GetValueOrDefault(terms[i]) * weights[i];
        return sum;
    }

    private void Join(int one, int other)
    {
        _parent[other] = one;
        var (members, sums) = (_members[one] ?? [one], _sums[one] ?? SumsOf(one));
        var (moreMembers, moreSums) = (_members[other] ?? [other], _sums[other] ?? SumsOf(other));
        if (moreSums.Count > sums.Count) (sums, moreSums) = (moreSums, sums);
        if (moreMembers.Count > members.Count) (members, moreMembers) = (moreMembers, members);
        members.AddRange(moreMembers);
        foreach (var (term, weight) in moreSums) sums[term] = sums.GetValueOrDefault(term) + weight;
        (_members[one], _sums[one], _members[other], _sums[other]) = (members, sums, null, null);
    }

    private Dictionary<int, float> SumsOf(int rank)
    {
        var terms = _vectors.TermsOf(rank);
        var weights = _vectors.WeightsOf(rank);
        var sums = new Dictionary<int, float>(terms.Length);
        for (var i = 0; i < terms.Length; i++) sums[terms[i]] = weights[i];
        return sums;
    }
}
