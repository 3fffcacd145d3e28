namespace Zhijian.Answers.Index;

/// <summary>A wording that may be what was asked.</summary>
/// <param name="Matched">Sum of the retrieval weights of the terms it shares with the question.</param>
/// <param name="Score">Its retrieval score (BM25), with its answer's.</param>
internal readonly record struct Hit(int Wording, float Matched, float Score);

/// <summary>Finds the most promising wordings by the terms they share with a question. One thread at a time.</summary>
internal sealed class Retriever(Corpus corpus)
{
    /// <summary>Wordings that are compared in full.</summary>
    public const int Most = 40;

    private const float AnswerEmphasis = 0.25f;

    private readonly float[] _score = new float[corpus.WordingCount];
    private readonly int[] _touched = new int[corpus.WordingCount];
    private readonly float[] _answerScore = new float[corpus.EntryCount];
    private readonly ulong[] _answerWords = new ulong[corpus.EntryCount];
    private readonly int[] _touchedAnswers = new int[corpus.EntryCount];
    private readonly PriorityQueue<Hit, float> _best = new(Most + 1);
    private int _touchedCount;
    private int _touchedAnswerCount;

    public Hit[] Hits { get; } = new Hit[Most];

    public int HitCount { get; private set; }

    /// <summary>Which of the question's first 64 words the answer of an entry holds, as bits.</summary>
    public ulong AnswerWords(int entry) => _answerWords[entry];

    public void Search(Query query)
    {
        Clear();
        foreach (var (term, weight) in query.Retrieval) Accumulate(term, weight);
        for (var i = 0; i < query.WordCount; i++) AccumulateAnswers(query.Words[i], i);
        Select();
    }

    private void Clear()
    {
        for (var i = 0; i < _touchedCount; i++) _score[_touched[i]] = 0;
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

    private void AccumulateAnswers(in QueryWord word, int index)
    {
        if (word.Meaning < 0 || word.Same != index) return;
        var bit = index < 64 ? 1UL << index : 0;
        foreach (var entry in corpus.Answers[word.Meaning])
        {
            if (_answerScore[entry] == 0) _touchedAnswers[_touchedAnswerCount++] = entry;
            _answerScore[entry] += word.Idf;
            _answerWords[entry] |= bit;
        }
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
