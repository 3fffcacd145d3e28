using System.Buffers;

namespace Zhijian.Answers.Text;

/// <summary>
/// Brings every way of typing the same question to one text: variants of characters folded, punctuation dropped, numbers in one spelling,
/// fillers cut off. Idempotent; never longer than <see cref="LongestQuestion"/> allows.
/// </summary>
internal sealed class QuestionNormaliser(CharacterFolding folding, FillerWords fillers)
{
    /// <summary>Characters of a question that are read; what a letter says it says before that, and time must stay bounded.</summary>
    public const int LongestQuestion = 1000;

    private const char Pause = '\u0001';
    private const char SentenceEnd = '\n';

    public void Normalise(ReadOnlySpan<char> question, NormalisedText into)
    {
        if (question.Length > LongestQuestion) question = question[..LongestQuestion];
        var room = Numerals.Room(question.Length);
        var buffer = ArrayPool<char>.Shared.Rent(question.Length + room);
        var folded = Fold(question, buffer);
        var rewritten = buffer.AsSpan(question.Length);
        rewritten = rewritten[..Numerals.Rewrite(buffer.AsSpan(0, folded), rewritten)];
        into.Clear(room);
        foreach (var c in rewritten)
        {
            if (c == SentenceEnd) into.EndSentence();
            else if (c != Pause) into.Append(c);
        }

        into.EndSentence();
        ArrayPool<char>.Shared.Return(buffer);
        fillers.Strip(into);
    }

    private int Fold(ReadOnlySpan<char> question, Span<char> to)
    {
        var length = 0;
        for (var at = 0; at < question.Length; at++)
        {
            var phrase = folding.FoldPhrase(question[at..], to[length..]);
            if (phrase > 0)
            {
                (at, length) = (at + phrase - 1, length + phrase);
                continue;
            }

            var c = folding.Fold(question[at]);
            to[length++] = c != '\0' ? c : Separator(question, at);
        }

        return length;
    }

    private static char Separator(ReadOnlySpan<char> question, int at)
    {
        var c = question[at];
        if (c == '.' && at > 0 && at + 1 < question.Length && char.IsAsciiDigit(question[at - 1]) && char.IsAsciiDigit(question[at + 1])) return '.';
        return c is '。' or '！' or '？' or '；' or '!' or '?' or ';' or '\n' or '…' ? SentenceEnd : Pause;
    }
}
