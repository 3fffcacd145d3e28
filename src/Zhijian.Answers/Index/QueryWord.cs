using Zhijian.Answers.Words;

namespace Zhijian.Answers.Index;

/// <summary>A word of the question beside the corpus it is asked of.</summary>
/// <param name="Meaning">Term in the corpus, or -1 when no wording or answer there has it.</param>
/// <param name="Same">Index of the first word of the question with the same meaning.</param>
internal readonly record struct QueryWord(int Meaning, int Word, int Representative, int Start, int Length, WordKind Kind, float Idf, int Same);
