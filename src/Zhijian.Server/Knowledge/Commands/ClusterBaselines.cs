using Zhijian.Answers.Evaluation;

namespace Zhijian.Server.Knowledge.Commands;

/// <summary>Plain ways to cluster questions, so that the miner's figures can be judged.</summary>
internal static class ClusterBaselines
{
    /// <param name="threshold">Least Jaccard coefficient of two questions; when null the one that suits the labels best, which the miner does not get to know.</param>
    /// <returns>Name and, for each question, its cluster.</returns>
    public static IEnumerable<(string Name, IReadOnlyList<int> Clusters)> Of(List<string> texts, List<string?> labels, bool nullIsAlone, double? threshold)
    {
        yield return ("equal texts", [.. texts.Select(Bare).Select(text => StringComparer.Ordinal.GetHashCode(text))]);
        var pairs = Pairs(texts);
        double[] tried = threshold is { } given ? [given] : [.. Enumerable.Range(2, 18).Select(step => step / 20.0)];
        foreach (var (name, cluster) in new (string, Func<double, int[]>)[] { ("single link", least => SingleLink(texts.Count, pairs, least)), ("leaders", least => Leaders(texts.Count, pairs, least)) })
        {
            var (best, clusters) = tried.Select(least => (least, Clusters: cluster(least))).MaxBy(found => PairFigures.Of(labels, found.Clusters, nullIsAlone).F1);
            yield return ($"{name}, bigram Jaccard ≥ {best:0.00}{(threshold is null ? " (best)" : "")}", clusters);
        }
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>All pairs that share a pair of characters, with their Jaccard coefficient.</summary>
    private static List<(int One, int Other, double Value)> Pairs(List<string> texts)
    {
        var bigrams = texts.ConvertAll(text => Bare(text) is var bare && bare.Length < 2 ? [bare] : Enumerable.Range(0, bare.Length - 1).Select(i => bare.Substring(i, 2)).ToHashSet());
        var holders = new Dictionary<string, List<int>>();
        var pairs = new List<(int, int, double)>();
        for (var i = 0; i < texts.Count; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var bigram in bigrams[i])
            {
                if (!holders.TryGetValue(bigram, out var list)) holders[bigram] = list = [];
                foreach (var other in list) shared[other] = shared.GetValueOrDefault(other) + 1;
                list.Add(i);
            }

            foreach (var (other, count) in shared) pairs.Add((other, i, count / (double)(bigrams[i].Count + bigrams[other].Count - count)));
        }

        return pairs;
    }

    private static int[] SingleLink(int count, List<(int One, int Other, double Value)> pairs, double least)
    {
        var parent = Enumerable.Range(0, count).ToArray();
        int Root(int i) => parent[i] == i ? i : parent[i] = Root(parent[i]);
        foreach (var (one, other, value) in pairs)
            if (value >= least) parent[Root(other)] = Root(one);
        return [.. Enumerable.Range(0, count).Select(Root)];
    }

    /// <summary>Each question joins the first leader that is like it, or leads itself.</summary>
    private static int[] Leaders(int count, List<(int One, int Other, double Value)> pairs, double least)
    {
        var leader = Enumerable.Repeat(-1, count).ToArray();
        var before = pairs.Where(pair => pair.Value >= least).ToLookup(pair => pair.Other, pair => pair.One);
        for (var i = 0; i < count; i++) leader[i] = before[i].Where(other => leader[other] == other).DefaultIfEmpty(i).Min();
        return leader;
    }
}
