namespace Zhijian.Answers.Mining;

/// <summary>Two phrasings, by rank, and how alike they are.</summary>
internal readonly record struct Likeness(int One, int Other, float Value);

/// <summary>
/// Finds for each phrasing those before it that are most like it, over an inverted index of its weightiest terms: never all pairs. Terms that many hold are
/// followed to the most asked of their holders only, which bounds time and memory.
/// </summary>
internal sealed class NeighbourSearch(PhrasingVectors vectors)
{
    /// <summary>Phrasings an index entry remembers: the most asked of those that hold the term.</summary>
    private const int MostHolders = 256;

    /// <summary>Terms of a phrasing that are looked up.</summary>
    private const int MostTerms = 16;

    /// <summary>Neighbours of a phrasing that are kept.</summary>
    private const int MostNeighbours = 16;

    private readonly List<int>?[] _holders = new List<int>?[vectors.TermCount];
    private readonly float[] _shared = new float[vectors.Count];
    private readonly List<int> _touched = [];
    private readonly PriorityQueue<int, (float Shared, int Earlier)> _best = new();

    /// <returns>Likenesses of at least <paramref name="least"/>, the greatest first, equals by rank.</returns>
    public List<Likeness> Run(float least, CancellationToken cancellation)
    {
        var found = new List<Likeness>();
        for (var rank = 0; rank < vectors.Count; rank++)
        {
            if (rank % 1024 == 0) cancellation.ThrowIfCancellationRequested();
            Search(rank, least, found);
        }

        found.Sort((a, b) => b.Value.CompareTo(a.Value) is not 0 and var byValue ? byValue
            : a.One.CompareTo(b.One) is not 0 and var byOne ? byOne : a.Other.CompareTo(b.Other));
        return found;
    }

    private void Search(int rank, float least, List<Likeness> found)
    {
        var terms = vectors.TermsOf(rank).ToArray();
        var weights = vectors.WeightsOf(rank).ToArray();
        Array.Sort(weights, terms);
        for (var i = terms.Length - 1; i >= Math.Max(0, terms.Length - MostTerms); i--)
        {
            if (vectors.Holders[terms[i]] < 2) continue;
            var holders = _holders[terms[i]] ??= [];
            foreach (var earlier in holders)
            {
                if (_shared[earlier] == 0) _touched.Add(earlier);
                _shared[earlier] += weights[i] * weights[i];
            }

            if (holders.Count < MostHolders) holders.Add(rank);
        }

        foreach (var earlier in _touched)
        {
            _best.Enqueue(earlier, (_shared[earlier], -earlier));
            if (_best.Count > MostNeighbours) _best.Dequeue();
            _shared[earlier] = 0;
        }

        _touched.Clear();
        while (_best.TryDequeue(out var earlier, out _))
            if (vectors.Likeness(earlier, rank) is var likeness && likeness >= least) found.Add(new Likeness(earlier, rank, likeness));
    }
}
