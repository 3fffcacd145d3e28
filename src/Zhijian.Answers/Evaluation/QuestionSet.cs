using System.Text.Json;

namespace Zhijian.Answers.Evaluation;

/// <summary>A question whose right answers are known.</summary>
/// <param name="Expected">Ids of every entry that would be a right answer; empty when none is and the engine must decline.</param>
public sealed record LabelledQuestion(string Text, IReadOnlySet<string> Expected, string Kind);

/// <summary>A knowledge base with questions put to it, to measure an index by.</summary>
public sealed record QuestionSet(string Name, IReadOnlyList<KnowledgeEntry> Entries, IReadOnlyList<LabelledQuestion> Questions)
{
    /// <summary>
    /// Reads <c>kb.jsonl</c> (<c>{"id","question","answer"}</c>, answer may be null, <c>phrasings</c> may be given) and
    /// <c>queries.jsonl</c> (<c>{"q","expect":[ids],"kind"}</c>) of a folder.
    /// </summary>
    /// <exception cref="IOException">A file is missing or unreadable.</exception>
    /// <exception cref="FormatException">A line is not of that form; the message names file and line.</exception>
    public static QuestionSet Read(string directory) => new(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))),
        JsonLines.Read(Path.Combine(directory, "kb.jsonl"), Entry),
        JsonLines.Read(Path.Combine(directory, "queries.jsonl"), Question));

    private static KnowledgeEntry Entry(JsonElement line) => new(
        line.GetProperty("id").GetString()!, line.GetProperty("question").GetString()!,
        line.TryGetProperty("phrasings", out var phrasings) ? [.. phrasings.EnumerateArray().Select(p => p.GetString()!)] : [],
        line.TryGetProperty("answer", out var answer) ? answer.GetString() : null);

    private static LabelledQuestion Question(JsonElement line) => new(
        line.GetProperty("q").GetString()!, line.GetProperty("expect").EnumerateArray().Select(id => id.GetString()!).ToHashSet(),
        line.TryGetProperty("kind", out var kind) ? kind.GetString()! : "");
}
