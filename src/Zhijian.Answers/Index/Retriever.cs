namespace Zhijian.Answers.Index;

/// <summary>A wording that may be what was asked.</summary>
/// <param name="Matched">Sum of the retrieval weights of the terms it shares with the question.</param>
/// <param name="Score">Its retrieval score (BM25), with its answer's.</param>
internal readonly record struct Hit(int Wording, float Matched, float Score);

/// <summary>Finds the most promising wordings by the terms they share with a question. One thread at a time.</summary>
internal sealed class Retriever(Corpus corpus)
{
    /// <summary>Wordings that are compared in full.</summary>
    public const int Most = 24;

    /// <summary>Halvings of the range of scores: after so many it is narrower than scores differ.</summary>
    private const int MostRounds = 24;

    private const float AnswerEmphasis = 0.25f;

    /// <summary>What an entry with a single wording is taken to share, so that it is neither helped nor hurt beside those with many.</summary>
    private const float UsualShare = 0.5f;

    private readonly float[] _matched = new float[corpus.WordingCount];
    private readonly float[] _score = new float[corpus.WordingCount];
    private readonly float[] _answerScore = new float[corpus.EntryCount];
    private readonly ulong[] _answerWords = new ulong[corpus.EntryCount];
    private readonly ulong[] _entryWords = new ulong[corpus.EntryCount];
    private readonly PriorityQueue<Hit, Hit> _best = new(Most + 1, new WorstFirst(corpus));
    private float _bestAnswer;

    public Hit[] Hits { get; } = new Hit[Most];

    public int HitCount { get; private set; }

    /// <summary>Which of the question's words (see <see cref="Query.BitOf"/>) the answer of an entry holds, as bits.</summary>
    public ulong AnswerWords(int entry) => _answerWords[entry];

    /// <summary>Which of the question's words (see <see cref="Query.BitOf"/>) any wording of an entry holds, as bits.</summary>
    public ulong EntryWords(int entry) => _entryWords[entry];

    /// <summary>
    /// How the wordings of an entry share in the question's terms: the mean score of the best three, of all beside the best one, and its answer's score
    /// beside the best answer's. What is asked in general (户口怎么迁) is found in most wordings of the entry about it, and in a single one of those about
    /// special cases.
    /// </summary>
    public (float Best, float Typical, float Answer) Support(int entry)
    {
        var (first, second, third, sum) = (0f, 0f, 0f, 0f);
        var (from, to) = (corpus.EntryWordings[entry], corpus.EntryWordings[entry + 1]);
        for (var wording = from; wording < to; wording++)
        {
            var score = _matched[wording];
            sum += score;
            if (score > first) (first, second, third) = (score, first, second);
            else if (score > second) (second, third) = (score, second);
            else if (score > third) third = score;
        }

        var best = (first + second + third) / Math.Min(3, to - from);
        return (best, to - from == 1 ? UsualShare : first == 0 ? 0 : sum / (to - from) / first,
            _bestAnswer == 0 ? 0 : _answerScore[entry] / _bestAnswer);
    }

    public void Search(Query query)
    {
        Clear();
        foreach (var (term, weight) in query.Retrieval) Accumulate(term, weight);
        for (var i = 0; i < query.WordCount; i++)
        {
            if (query.Words[i].Meaning < 0 || query.Words[i].Same != i) continue;
            var bit = query.BitOf(i) is >= 0 and var number ? 1UL << number : 0;
            if (bit != 0) MarkEntries(query.Words[i].Meaning, bit);
            AccumulateAnswers(query.Words[i], bit);
        }

        Sum();
        Select();
    }

    private void Clear()
    {
        Array.Clear(_matched);
        Array.Clear(_answerScore);
        Array.Clear(_answerWords);
        Array.Clear(_entryWords);
    }

    private void Accumulate(int term, float weight)
    {
        foreach (var wording in corpus.Wordings[term]) _matched[wording] += weight;
    }

    private void AccumulateAnswers(in QueryWord word, ulong bit)
    {
        foreach (var entry in corpus.Answers[word.Meaning])
        {
            _answerScore[entry] += word.Idf;
            _answerWords[entry] |= bit;
        }
    }

    private void MarkEntries(int meaning, ulong bit)
    {
        foreach (var wording in corpus.Wordings[meaning]) _entryWords[corpus.WordingEntry[wording]] |= bit;
    }

    /// <summary>What is found in an answer counts for those of its entry's wordings that share something themselves, else for the first.</summary>
    private void Sum()
    {
        Vectors.Multiply(_matched, corpus.LengthDiscount, _score);
        Vectors.Multiply(_answerScore, corpus.AnswerDiscount, _answerScore);
        _bestAnswer = Vectors.Max(_answerScore);
        for (var entry = 0; entry < _answerScore.Length; entry++)
        {
            if (_answerScore[entry] == 0) continue;
            var answer = _answerScore[entry] * AnswerEmphasis;
            var (from, to) = (corpus.EntryWordings[entry], corpus.EntryWordings[entry + 1]);
            _score[from] += answer;
            for (var wording = from + 1; wording < to; wording++)
                if (_matched[wording] != 0) _score[wording] += answer;
        }
    }

    private void Select()
    {
        _best.Clear();
        var threshold = Threshold();
        for (var wording = Vectors.IndexOfAtLeast(_score, threshold, 0); wording >= 0; wording = Vectors.IndexOfAtLeast(_score, threshold, wording + 1)) Offer(wording);
        HitCount = _best.Count;
        for (var i = HitCount - 1; i >= 0; i--) Hits[i] = _best.Dequeue();
    }

    /// <summary>A score that at least <see cref="Most"/> wordings reach, and not many more, if so many share anything at all.</summary>
    private float Threshold()
    {
        var (low, high) = (float.Epsilon, Vectors.Max(_score));
        for (var round = 0; round < MostRounds && high > low; round++)
        {
            var middle = low + (high - low) / 2;
            var count = Vectors.CountAtLeast(_score, middle);
            if (count < Most) high = middle;
            else low = middle;
            if (count is >= Most and < 2 * Most) break;
        }

        return low;
    }

    private void Offer(int wording)
    {
        var hit = new Hit(wording, _matched[wording], _score[wording]);
        if (_best.Count < Most) _best.Enqueue(hit, hit);
        else _best.EnqueueDequeue(hit, hit);
    }

    /// <summary>Between equals the caller's id decides, so that the order in which entries were given does not.</summary>
    private sealed class WorstFirst(Corpus corpus) : IComparer<Hit>
    {
        public int Compare(Hit x, Hit y)
        {
            var byScore = x.Score.CompareTo(y.Score);
            if (byScore != 0) return byScore;
            var byId = string.CompareOrdinal(corpus.EntryIds[corpus.WordingEntry[y.Wording]], corpus.EntryIds[corpus.WordingEntry[x.Wording]]);
            return byId != 0 ? byId : y.Wording.CompareTo(x.Wording);
        }
    }
}
