namespace Zhijian.Server.Knowledge.Answers;

/// <summary>What an editor writes of an answer: everything but its key, status and history. Compared by value.</summary>
public sealed record AnswerContent(
    string Question, IReadOnlyList<string> Phrasings, AnswerKind Kind, string? Text, string? Title, string? Description, string? Url, string? Media,
    string? Department, string? Source, string? SourceUrl, DateOnly? EffectiveFrom, DateOnly? ExpiresAt)
{
    public bool Equals(AnswerContent? other) =>
        other is not null && Phrasings.SequenceEqual(other.Phrasings)
        && (Question, Kind, Text, Title, Description, Url, Media) == (other.Question, other.Kind, other.Text, other.Title, other.Description, other.Url, other.Media)
        && (Department, Source, SourceUrl, EffectiveFrom, ExpiresAt) == (other.Department, other.Source, other.SourceUrl, other.EffectiveFrom, other.ExpiresAt);

    /// <summary>Line ends as one character, no space at the ends, nothing instead of empty text, no empty or doubled phrasing.</summary>
    public AnswerContent Cleaned() => this with
    {
        Question = Clean(Question) ?? "",
        Phrasings = [.. Phrasings.Select(Clean).OfType<string>().Distinct(StringComparer.Ordinal)],
        Text = Clean(Text),
        Title = Clean(Title),
        Description = Clean(Description),
        Url = Clean(Url),
        Media = Clean(Media),
        Department = Clean(Department),
        Source = Clean(Source),
        SourceUrl = Clean(SourceUrl),
    };

    public override int GetHashCode() => HashCode.Combine(Question, Kind, Text);

    private static string? Clean(string? text) => text?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } clean ? clean : null;
}
