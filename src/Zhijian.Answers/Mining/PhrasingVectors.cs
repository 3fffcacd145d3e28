using Zhijian.Answers.Index;

namespace Zhijian.Answers.Mining;

/// <summary>
/// Phrasings as vectors over their terms, weighed by rarity: unit vectors up to a certain length, longer ones above it. Phrasings stand by rank (the most asked first, equals by text) and terms by key, so that
/// neither numbers nor rounding depend on the order of input.
/// </summary>
internal sealed class PhrasingVectors
{
    /// <summary>
    /// How much a phrasing may say that counts against its likeness to others, as the length of its vector; some ten characters. A letter that names the
    /// same estate and the same nuisance is about the same matter whatever else it says, which its cosine would deny.
    /// </summary>
    private const float Enough = 15;

    private readonly int[] _start;
    private readonly int[] _terms;
    private readonly float[] _weights;

    private PhrasingVectors(PhrasingTable table)
    {
        Numbers = [.. Enumerable.Range(0, table.Count)];
        Array.Sort(Numbers, (a, b) => table[b].Times.CompareTo(table[a].Times) is not 0 and var order ? order : string.CompareOrdinal(table[a].Normalised, table[b].Normalised));
        Times = [.. Numbers.Select(number => table[number].Times)];
        var places = PlacesByKey(table);
        Holders = new int[places.Length];
        _start = new int[Numbers.Length + 1];
        for (var rank = 0; rank < Numbers.Length; rank++) _start[rank + 1] = _start[rank] + table[Numbers[rank]].Terms.Length;
        (_terms, _weights) = (new int[_start[^1]], new float[_start[^1]]);
        for (var rank = 0; rank < Numbers.Length; rank++) Lay(table[Numbers[rank]].Terms, places, rank);
        Weigh(table, places);
    }

    /// <summary>For each rank the number of the phrasing.</summary>
    public int[] Numbers { get; }

    /// <summary>For each rank how often it was asked.</summary>
    public long[] Times { get; }

    /// <summary>For each term how many phrasings hold it.</summary>
    public int[] Holders { get; }

    public int Count => Numbers.Length;

    public int TermCount => Holders.Length;

    public static PhrasingVectors Of(PhrasingTable table) => new(table);

    public ReadOnlySpan<int> TermsOf(int rank) => _terms.AsSpan(_start[rank], _start[rank + 1] - _start[rank]);

    public ReadOnlySpan<float> WeightsOf(int rank) => _weights.AsSpan(_start[rank], _start[rank + 1] - _start[rank]);

    /// <summary>How much two phrasings have in common: their cosine while both are short, more when they are long.</summary>
    public float Likeness(int one, int other)
    {
        ReadOnlySpan<int> a = TermsOf(one), b = TermsOf(other);
        ReadOnlySpan<float> u = WeightsOf(one), v = WeightsOf(other);
        var (i, j, sum) = (0, 0, 0f);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j]) sum += u[i++] * v[j++];
            else if (a[i] < b[j]) i++;
            else j++;
        }

        return sum;
    }

    /// <summary>The rank whose phrasing is most like everything that was asked in the group; of equals the most asked.</summary>
    public int MostTypical(List<int> group)
    {
        var whole = new Dictionary<int, double>();
        foreach (var rank in group)
            for (var i = _start[rank]; i < _start[rank + 1]; i++) whole[_terms[i]] = whole.GetValueOrDefault(_terms[i]) + _weights[i] * (double)Times[rank];
        var (best, most) = (group[0], double.NegativeInfinity);
        foreach (var rank in group)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var i = _start[rank]; i < _start[rank + 1]; i++) (sum, squares) = (sum + whole[_terms[i]] * _weights[i], squares + _weights[i] * (double)_weights[i]);
            if (sum / Math.Sqrt(squares) is var cosine && cosine > most) (best, most) = (rank, cosine);
        }

        return best;
    }

    private static int[] PlacesByKey(PhrasingTable table)
    {
        var keys = table.Terms.Select(term => term.Key).ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++) places[order[place]] = place;
        return places;
    }

    private void Lay(int[] terms, int[] places, int rank)
    {
        var own = _terms.AsSpan(_start[rank], terms.Length);
        for (var i = 0; i < terms.Length; i++) own[i] = places[terms[i]];
        own.Sort();
        foreach (var term in own) Holders[term]++;
    }

    private void Weigh(PhrasingTable table, int[] places)
    {
        var weight = new float[places.Length];
        for (var term = 0; term < places.Length; term++)
            weight[places[term]] = Corpus.Rarity(Holders[places[term]], table.Terms[term].Prior, Count) * table.Terms[term].Emphasis;
        for (var rank = 0; rank < Count; rank++)
        {
            var squares = 0f;
            foreach (var term in TermsOf(rank)) squares += weight[term] * weight[term];
            var length = Math.Min(MathF.Sqrt(squares), Enough);
            for (var i = _start[rank]; i < _start[rank + 1]; i++) _weights[i] = weight[_terms[i]] / length;
        }
    }
}
