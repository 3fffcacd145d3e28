using Zhijian.Answers.Text;
using Zhijian.Answers.Words;

namespace Zhijian.Answers.Index;

/// <summary>A question cut into words. Reused between questions.</summary>
internal sealed class QuestionTerms
{
    public NormalisedText Text { get; } = new();

    public Token[] Tokens { get; private set; } = new Token[256];

    public int TokenCount { get; private set; }

    public ReadOnlySpan<Token> Words => Tokens.AsSpan(0, TokenCount);

    public void Analyse(ReadOnlySpan<char> question, Vocabulary vocabulary)
    {
        Normalise(question, vocabulary);
        Cut(vocabulary);
    }

    public void Normalise(ReadOnlySpan<char> question, Vocabulary vocabulary)
    {
        vocabulary.Normaliser.Normalise(question, Text);
        TokenCount = 0;
    }

    /// <summary>Cuts what was normalised.</summary>
    public void Cut(Vocabulary vocabulary)
    {
        if (Tokens.Length < Text.Length) Tokens = new Token[Text.Length * 2];
        TokenCount = vocabulary.Segmenter.Cut(Text.Span, Tokens);
        SplitHowToApply(vocabulary);
    }

    /// <summary>护照怎么办 asks how to apply for one (怎么 + 办), 护照丢了怎么办 what to do: without a verb before it 怎么办 is two words.</summary>
    private void SplitHowToApply(Vocabulary vocabulary)
    {
        if (TokenCount < 2 || Tokens[TokenCount - 1] is not { Length: 3 } last || !Text.Span[last.Start..].SequenceEqual("怎么办")) return;
        foreach (var token in Words[..^1])
            if (token.Kind is not (WordKind.Noun or WordKind.PlaceName or WordKind.PersonName or WordKind.Unknown or WordKind.Latin or WordKind.Quantity)) return;
        var (how, apply) = (vocabulary.Words.Find("怎么"), vocabulary.Words.Find("办"));
        Tokens[TokenCount - 1] = new Token(last.Start, 2, how, vocabulary.Words[how].Kind);
        Tokens[TokenCount++] = new Token(last.Start + 2, 1, apply, vocabulary.Words[apply].Kind);
    }

    /// <summary>The key under which a token's meaning is indexed: its synonyms' common word, or its letters.</summary>
    public ulong MeaningKey(Token token, SynonymTable synonyms) =>
        token.Word >= 0 ? TermKey.Word(synonyms.Representative(token.Word)) : TermKey.Letters(Text.Span.Slice(token.Start, token.Length));
}
