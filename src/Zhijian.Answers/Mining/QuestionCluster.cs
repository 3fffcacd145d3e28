namespace Zhijian.Answers.Mining;

/// <summary>Questions about one matter (问题簇).</summary>
/// <param name="Id">Sixteen hexadecimal digits made of the most typical phrasing: the same whenever that phrasing is the same.</param>
/// <param name="Name">The most typical phrasing, as it was written.</param>
/// <param name="Times">How often it was asked, over all phrasings.</param>
/// <param name="Phrasings">The different ways it was put, the most often asked first; at least one.</param>
public sealed record QuestionCluster(string Id, string Name, long Times, IReadOnlyList<MinedPhrasing> Phrasings);

/// <summary>One way to put a question; texts that the engine reads alike (full width, punctuation, greetings) are one phrasing.</summary>
/// <param name="Number">What <see cref="QuestionMiner.Add"/> returned for it.</param>
/// <param name="Text">Its shortest spelling as it was written; of equally short ones the first in ordinal order.</param>
/// <param name="Times">How often it was asked.</param>
public sealed record MinedPhrasing(int Number, string Text, long Times);
