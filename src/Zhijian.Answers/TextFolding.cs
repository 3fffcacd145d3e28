using Zhijian.Answers.Words;

namespace Zhijian.Answers;

/// <summary>One character for all its variants, for whoever compares Chinese texts without matching questions, such as a search.</summary>
public static class TextFolding
{
    /// <summary>Full width to half width, capitals to small letters, traditional to simplified.</summary>
    /// <returns>'\0' for punctuation, space and symbols.</returns>
    public static char Fold(char character) => Vocabulary.Shared.Folding.Fold(character);
}
