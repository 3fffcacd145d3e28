namespace Zhijian.Answers;

/// <summary>One entry of the knowledge base (口径): a standard question, other ways to put it, and the answer's text.</summary>
/// <param name="Id">The caller's id, given back in matches.</param>
/// <param name="Question">The standard question.</param>
/// <param name="Phrasings">Other ways to ask the same; each is matched like the standard question.</param>
/// <param name="AnswerText">The answer in words; its beginning is searched with little weight. Null when there is none.</param>
public sealed record KnowledgeEntry(string Id, string Question, IReadOnlyList<string> Phrasings, string? AnswerText);
