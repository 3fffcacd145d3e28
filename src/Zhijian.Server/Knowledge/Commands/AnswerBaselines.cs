using Zhijian.Answers.Evaluation;

namespace Zhijian.Server.Knowledge.Commands;

/// <summary>The plain methods that the engine is held against. Each sees the standard questions only, as a textbook would do it.</summary>
internal static class AnswerBaselines
{
    private const int Top = 10;

    private delegate IEnumerable<(int Entry, double Score)> Ranker(string question);

    public static IEnumerable<(string Name, Figures Figures)> Measure(QuestionSet set, Func<string, IReadOnlyList<string>> cut)
    {
        yield return ("BM25, character pairs", Measure(set, Bm25(set, Pairs)));
        yield return ("BM25, characters and pairs", Measure(set, Bm25(set, CharactersAndPairs)));
        yield return ("BM25, words", Measure(set, Bm25(set, cut)));
        yield return ("TF-IDF cosine, 1-2 chars", Measure(set, Cosine(set, CharactersAndPairs)));
        yield return ("TF-IDF cosine, pairs", Measure(set, Cosine(set, Pairs)));
        yield return ("Jaccard, character pairs", Measure(set, Jaccard(set)));
        yield return ("edit distance", Measure(set, EditDistance(set)));
    }

    private static Figures Measure(QuestionSet set, Ranker ranker) => Figures.Of([.. set.Questions.AsParallel().AsOrdered().Select(question =>
    {
        var best = ranker(question.Text).OrderByDescending(candidate => candidate.Score).Take(Top).ToList();
        var rank = best.FindIndex(candidate => question.Expected.Contains(set.Entries[candidate.Entry].Id)) + 1;
        return new Outcome(best.Count == 0 ? double.NegativeInfinity : best[0].Score, rank, question.Expected.Count > 0, false);
    })]);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static List<string> Pairs(string text)
    {
        var plain = Plain(text);
        return plain.Length < 2 ? [plain] : [.. Enumerable.Range(0, plain.Length - 1).Select(i => plain.Substring(i, 2))];
    }

    private static List<string> CharactersAndPairs(string text) => [.. Plain(text).Select(c => c.ToString()), .. Pairs(text)];

    private static Dictionary<string, int> Count(IEnumerable<string> terms) => terms.CountBy(term => term).ToDictionary();

    private static Dictionary<string, List<(int Entry, int Count)>> Invert(List<Dictionary<string, int>> documents) => documents
        .SelectMany((terms, entry) => terms.Select(term => (term.Key, entry, term.Value)))
        .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Select(p => (p.entry, p.Value)).ToList());

    private static Ranker Bm25(QuestionSet set, Func<string, IReadOnlyList<string>> cut)
    {
        const double k = 1.2;
        const double b = 0.75;
        var documents = set.Entries.Select(entry => Count(cut(entry.Question))).ToList();
        var lengths = documents.Select(d => (double)d.Values.Sum()).ToList();
        var mean = lengths.Average();
        var postings = Invert(documents);
        return question =>
        {
            var scores = new Dictionary<int, double>();
            foreach (var term in cut(question).Distinct())
            {
                if (!postings.TryGetValue(term, out var list)) continue;
                var idf = Math.Log(1 + (documents.Count - list.Count + 0.5) / (list.Count + 0.5));
                foreach (var (entry, count) in list)
                    scores[entry] = scores.GetValueOrDefault(entry) + idf * count * (k + 1) / (count + k * (1 - b + b * lengths[entry] / mean));
            }

            return scores.Select(s => (s.Key, s.Value));
        };
    }

    private static Ranker Cosine(QuestionSet set, Func<string, IReadOnlyList<string>> cut)
    {
        var documents = set.Entries.Select(entry => Count(cut(entry.Question))).ToList();
        var postings = Invert(documents);
        double Idf(string term) => postings.TryGetValue(term, out var list) ? Math.Log(1 + (documents.Count - list.Count + 0.5) / (list.Count + 0.5)) : Math.Log(1 + documents.Count);
        double Norm(Dictionary<string, int> terms) => Math.Sqrt(terms.Sum(t => Math.Pow(t.Value * Idf(t.Key), 2)));
        var norms = documents.Select(Norm).ToList();
        return question =>
        {
            var terms = Count(cut(question));
            var norm = Norm(terms);
            var scores = new Dictionary<int, double>();
            foreach (var (term, count) in terms)
            {
                if (!postings.TryGetValue(term, out var list)) continue;
                var idf = Idf(term);
                foreach (var (entry, other) in list) scores[entry] = scores.GetValueOrDefault(entry) + count * other * idf * idf / (norm * norms[entry]);
            }

            return scores.Select(s => (s.Key, s.Value));
        };
    }

    private static Ranker Jaccard(QuestionSet set)
    {
        var documents = set.Entries.Select(entry => Pairs(entry.Question).ToHashSet()).ToList();
        var postings = Invert([.. documents.Select(d => d.ToDictionary(t => t, _ => 1))]);
        return question =>
        {
            var terms = Pairs(question).ToHashSet();
            var shared = new Dictionary<int, int>();
            foreach (var term in terms)
                foreach (var (entry, _) in postings.GetValueOrDefault(term, [])) shared[entry] = shared.GetValueOrDefault(entry) + 1;
            return shared.Select(s => (s.Key, s.Value / (double)(terms.Count + documents[s.Key].Count - s.Value)));
        };
    }

    private static Ranker EditDistance(QuestionSet set)
    {
        var documents = set.Entries.Select(entry => Plain(entry.Question)).ToList();
        return question =>
        {
            var plain = Plain(question);
            return documents.Select((text, entry) => (entry, 1 - Distance(plain, text) / (double)Math.Max(1, Math.Max(plain.Length, text.Length))));
        };
    }

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
