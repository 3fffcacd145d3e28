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
        vocabulary.Normaliser.Normalise(question, Text);
        if (Tokens.Length < Text.Length) Tokens = new Token[Text.Length * 2];
        TokenCount = vocabulary.Segmenter.Cut(Text.Span, Tokens);
    }

    /// <summary>The key under which a token's meaning is indexed: its synonyms' common word, or its letters.</summary>
    public ulong MeaningKey(Token token, SynonymTable synonyms) =>
        token.Word >= 0 ? TermKey.Word(synonyms.Representative(token.Word)) : TermKey.Letters(Text.Span.Slice(token.Start, token.Length));
}
