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

    private const float AnswerEmphasis = 0.25f;

    /// <summary>What an entry with a single wording is taken to share, so that it is neither helped nor hurt beside those with many.</summary>
    private const float UsualShare = 0.5f;

    private readonly float[] _score = new float[corpus.WordingCount];
    private readonly int[] _touched = new int[corpus.WordingCount];
    private readonly float[] _answerScore = new float[corpus.EntryCount];
    private readonly ulong[] _answerWords = new ulong[corpus.EntryCount];
    private readonly ulong[] _entryWords = new ulong[corpus.EntryCount];
    private readonly int[] _touchedAnswers = new int[corpus.EntryCount];
    private readonly PriorityQueue<Hit, float> _best = new(Most + 1);
    private int _touchedCount;
    private float _bestAnswer;
    private int _touchedAnswerCount;

    public Hit[] Hits { get; } = new Hit[Most];

    public int HitCount { get; private set; }

    /// <summary>Which of the question's words (see <see cref="Query.BitOf"/>) the answer of an entry holds, as bits.</summary>
    public ulong AnswerWords(int entry) => _answerWords[entry];

    /// <summary>Which of the question's words (see <see cref="Query.BitOf"/>) any wording of an entry holds, as bits.</summary>
    public ulong EntryWords(int entry) => _entryWords[entry];

    /// <summary>
    /// How the wordings of an entry share in the question's terms: the mean score of the best three, of all beside the best one, and its answer's score
    /// beside the best answer's. What is asked in general
    /// (户口怎么迁) is found in most wordings of the entry about it, and in a single one of those about special cases.
    /// </summary>
    public (float Best, float Typical, float Answer) Support(int entry)
    {
        var (first, second, third, sum) = (0f, 0f, 0f, 0f);
        var (from, to) = (corpus.EntryWordings[entry], corpus.EntryWordings[entry + 1]);
        for (var wording = from; wording < to; wording++)
        {
            var score = _score[wording];
            sum += score;
            if (score > first) (first, second, third) = (score, first, second);
            else if (score > second) (second, third) = (score, second);
            else if (score > third) third = score;
        }

        var best = (first + second + third) / Math.Min(3, to - from);
        return (best, to - from == 1 ? UsualShare : first == 0 ? 0 : sum / (to - from) / first,
            _bestAnswer == 0 ? 0 : AnswerScore(entry) / _bestAnswer);
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

        Select();
    }

    private void Clear()
    {
        for (var i = 0; i < _touchedCount; i++)
        {
            _score[_touched[i]] = 0;
            _entryWords[corpus.WordingEntry[_touched[i]]] = 0;
        }

        for (var i = 0; i < _touchedAnswerCount; i++) (_answerScore[_touchedAnswers[i]], _answerWords[_touchedAnswers[i]]) = (0, 0);
        (_touchedCount, _touchedAnswerCount) = (0, 0);
    }

    private void Accumulate(int term, float weight)
    {
        var score = _score;
        foreach (var wording in corpus.Wordings[term])
        {
            if (score[wording] == 0) _touched[_touchedCount++] = wording;
            score[wording] += weight;
        }
    }

    private void AccumulateAnswers(in QueryWord word, ulong bit)
    {
        foreach (var entry in corpus.Answers[word.Meaning])
        {
            if (_answerScore[entry] == 0) _touchedAnswers[_touchedAnswerCount++] = entry;
            _answerScore[entry] += word.Idf;
            _answerWords[entry] |= bit;
        }
    }

    private void MarkEntries(int meaning, ulong bit)
    {
        foreach (var wording in corpus.Wordings[meaning]) _entryWords[corpus.WordingEntry[wording]] |= bit;
    }

    private void Select()
    {
        _best.Clear();
        for (var i = 0; i < _touchedCount; i++)
        {
            var wording = _touched[i];
            var entry = corpus.WordingEntry[wording];
            Offer(wording, _score[wording], AnswerScore(entry));
        }

        for (var i = 0; i < _touchedAnswerCount; i++)
        {
            var wording = corpus.EntryWordings[_touchedAnswers[i]];
            if (_score[wording] == 0) Offer(wording, 0, AnswerScore(_touchedAnswers[i]));
        }

        _bestAnswer = 0;
        for (var i = 0; i < _touchedAnswerCount; i++) _bestAnswer = Math.Max(_bestAnswer, AnswerScore(_touchedAnswers[i]));
        HitCount = _best.Count;
        for (var i = HitCount - 1; i >= 0; i--) Hits[i] = _best.Dequeue();
    }

    private float AnswerScore(int entry) => _answerScore[entry] * corpus.AnswerDiscount[entry] * AnswerEmphasis;

    private void Offer(int wording, float matched, float answer)
    {
        var score = matched * corpus.LengthDiscount[wording] + answer;
        if (_best.Count == Most)
        {
            if (!_best.TryPeek(out var worst, out _) || worst.Score > score || (worst.Score == score && Before(worst.Wording, wording))) return;
            _best.Dequeue();
        }

        _best.Enqueue(new Hit(wording, matched, score), score);
    }

    /// <summary>Between equals the caller's id decides, so that the order in which entries were given does not.</summary>
    private bool Before(int one, int other) =>
        string.CompareOrdinal(corpus.EntryIds[corpus.WordingEntry[one]], corpus.EntryIds[corpus.WordingEntry[other]]) <= 0;
}
