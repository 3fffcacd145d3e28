namespace Zhijian.Answers.Text;

/// <summary>A question as the engine reads it: folded characters without punctuation, and where its sentences end. Reused between questions.</summary>
internal sealed class NormalisedText
{
    public char[] Characters { get; private set; } = new char[256];

    public int Length { get; set; }

    /// <summary>Positions in <see cref="Characters"/> after the last character of each sentence.</summary>
    public List<int> SentenceEnds { get; } = [];

    public ReadOnlySpan<char> Span => Characters.AsSpan(0, Length);

    public override string ToString() => new(Characters, 0, Length);

    public void Clear(int room)
    {
        if (Characters.Length < room) Characters = new char[room];
        Length = 0;
        SentenceEnds.Clear();
    }

    public void Append(char c) => Characters[Length++] = c;

    public void EndSentence()
    {
        if (Length > 0 && (SentenceEnds.Count == 0 || SentenceEnds[^1] < Length)) SentenceEnds.Add(Length);
    }

    /// <summary>Keeps only the characters from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public void Trim(int start, int end)
    {
        if (start == 0 && end == Length) return;
        Characters.AsSpan(start, end - start).CopyTo(Characters);
        Length = end - start;
        for (var i = SentenceEnds.Count - 1; i >= 0; i--)
        {
            SentenceEnds[i] = Math.Min(SentenceEnds[i] - start, Length);
            if (SentenceEnds[i] <= 0 || (i + 1 < SentenceEnds.Count && SentenceEnds[i + 1] == SentenceEnds[i])) SentenceEnds.RemoveAt(i);
        }
    }
}
