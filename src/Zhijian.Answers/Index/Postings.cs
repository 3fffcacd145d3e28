namespace Zhijian.Answers.Index;

/// <summary>An inverted index (倒排索引): for each term the numbers of the documents that hold it, ascending, all in one array.</summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _documents;

    private Postings(int[] starts, int[] documents) => (_starts, _documents) = (starts, documents);

    public ReadOnlySpan<int> this[int term] => _documents.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    /// <param name="pairs">(term, document) pairs, documents ascending, no pair twice.</param>
    public static Postings Build(List<(int Term, int Document)> pairs, int terms)
    {
        var starts = new int[terms + 1];
        foreach (var (term, _) in pairs) starts[term + 1]++;
        for (var term = 0; term < terms; term++) starts[term + 1] += starts[term];
        var documents = new int[pairs.Count];
        var next = starts.AsSpan(0, terms).ToArray();
        foreach (var (term, document) in pairs) documents[next[term]++] = document;
        return new Postings(starts, documents);
    }
}
