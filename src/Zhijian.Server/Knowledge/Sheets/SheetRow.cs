using Zhijian.Server.Knowledge.Answers;

namespace Zhijian.Server.Knowledge.Sheets;

/// <summary>A good row of a table of answers.</summary>
public sealed record SheetRow(long Line, string Key, AnswerContent Content, AnswerStatus Status);

/// <summary>What is wrong with a cell and what to do about it.</summary>
/// <param name="Line">Where its row begins in the file, from 1.</param>
/// <param name="Column">Name in the header; empty when the whole row is meant.</param>
public sealed record SheetFault(long Line, string Column, string Message);

/// <summary>A table that was read to its end.</summary>
/// <param name="Rows">The good rows; to be used only when there is no fault.</param>
/// <param name="Keys">Of all rows, good and bad.</param>
/// <param name="Total">How many rows the table has, good and bad.</param>
public sealed record SheetReading(IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetFault> Faults, IReadOnlySet<string> Keys, int Total);

/// <summary>What cells of the table may refer to.</summary>
/// <param name="Departments">Keys by name and by key.</param>
public sealed record SheetSurroundings(IReadOnlyDictionary<string, string> Departments, Func<string, bool> HasMedia);

/// <summary>The columns of a table of answers, in the order of export.</summary>
public static class SheetColumns
{
    public static readonly IReadOnlyList<string> All =
    [
        "key", "question", "phrasings", "kind", "text", "title", "description", "url", "media", "department", "source", "source_url", "effective_from", "expires_at", "status",
    ];

    /// <summary>The column of a field of the API: <c>sourceUrl</c> is <c>source_url</c>.</summary>
    public static string Of(string field) => string.Concat(field.Select(letter => char.IsAsciiLetterUpper(letter) ? "_" + char.ToLowerInvariant(letter) : letter.ToString()));
}
