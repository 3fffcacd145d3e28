using System.Buffers;
using System.Text;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Decisions;

/// <summary>
/// Fits a reply into what WeChat carries at once: 2,048 bytes of text, one card in answer to a message. The rest follows over the
/// customer-service API, in order.
/// </summary>
public static class Portions
{
    /// <summary>Bytes of UTF-8 in one text.</summary>
    public const int TextBytes = 2048;

    /// <summary>Cards in answer to an event.</summary>
    public const int CardsAfterEvent = 8;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；;!?");

    /// <returns>What is said at once, first, and what follows.</returns>
    public static IReadOnlyList<ReplyContent> Of(ReplyContent reply, bool answersMessage) => reply switch
    {
        TextContent { Text: var text } when text.Length > TextBytes / 3 && Encoding.UTF8.GetByteCount(text) > TextBytes => Split(text),
        NewsContent { Articles: { Count: > 1 } cards } when answersMessage => [.. cards.Select(card => new NewsContent([card]))],
        NewsContent { Articles: { Count: > CardsAfterEvent } cards } => [new NewsContent([.. cards.Take(CardsAfterEvent)])],
        _ => [reply],
    };

    private static List<ReplyContent> Split(string text)
    {
        var parts = new List<ReplyContent>();
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var length = Fitting(rest);
            if (length < rest.Length) length = Seam(rest[..length]);
            if (rest[..length].Trim() is { IsEmpty: false } part) parts.Add(new TextContent(part.ToString()));
            rest = rest[length..];
        }

        return parts;
    }

    /// <summary>The longest beginning that fits, in characters, never half a surrogate pair.</summary>
    private static int Fitting(ReadOnlySpan<char> text)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > TextBytes) break;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    /// <summary>Breaks after a line, else after a sentence, if that does not waste more than half the room.</summary>
    private static int Seam(ReadOnlySpan<char> fitting)
    {
        var line = fitting.LastIndexOf('\n');
        if (line >= fitting.Length / 2) return line + 1;
        var sentence = fitting.LastIndexOfAny(SentenceEnds);
        return sentence >= fitting.Length / 2 ? sentence + 1 : fitting.Length;
    }
}
