using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Answers;

public enum AnswerKind
{
    Text,
    Article,
    Picture,
    Voice,
    Video,
}

public enum AnswerStatus
{
    /// <summary>Being written (草稿).</summary>
    Draft,

    /// <summary>Given to citizens between its dates (已审核).</summary>
    Approved,

    /// <summary>No longer given (停用).</summary>
    Retired,
}

/// <summary>A canonical answer (口径): the one approved, dated and sourced answer of an agency to a common question.</summary>
public sealed class CanonicalAnswer : IAgencyOwned
{
    public required AnswerId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>Stable name in tables and packs.</summary>
    public required string Key { get; init; }

    public string Question { get; private set; } = "";

    /// <summary>Other ways in which citizens ask it (相似问).</summary>
    public IReadOnlyList<string> Phrasings { get; private set; } = [];

    public AnswerKind Kind { get; private set; }

    /// <summary>The answer in words; for pictures, voice and video what is said until they are uploaded.</summary>
    public string? Text { get; private set; }

    public string? Title { get; private set; }

    public string? Description { get; private set; }

    public string? Url { get; private set; }

    /// <summary>A file of the agency's media such as <c>media/map.png</c>, or for articles a picture's web address.</summary>
    public string? Media { get; private set; }

    /// <summary>Key of the department that owns it (责任部门).</summary>
    public string? Department { get; private set; }

    /// <summary>Where it is written (依据), such as a law and its article.</summary>
    public string? Source { get; private set; }

    public string? SourceUrl { get; private set; }

    /// <summary>First day, in Beijing, on which it holds.</summary>
    public DateOnly? EffectiveFrom { get; private set; }

    /// <summary>First day, in Beijing, on which it no longer holds.</summary>
    public DateOnly? ExpiresAt { get; private set; }

    public AnswerStatus Status { get; private set; }

    /// <summary>Rises by one with every change; a writer who saw an older one is refused.</summary>
    public int Version { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Name of the person or pack that changed it last.</summary>
    public string UpdatedBy { get; private set; } = "";

    /// <summary>How often it was given to citizens; counted in the background.</summary>
    public long Hits { get; private set; }

    /// <summary>Everything an editor can search by, in lower case.</summary>
    public string SearchText { get; private set; } = "";

    public AnswerContent Content => new(
        Question, Phrasings, Kind, Text, Title, Description, Url, Media, Department, Source, SourceUrl, EffectiveFrom, ExpiresAt);

    /// <summary>Takes a new wording; true when it differs from the present one.</summary>
    public bool Revise(AnswerContent content, string by, DateTimeOffset now)
    {
        if (Version > 0 && content.Equals(Content)) return false;
        (Question, Phrasings, Kind, Text, Title) = (content.Question, content.Phrasings, content.Kind, content.Text, content.Title);
        (Description, Url, Media) = (content.Description, content.Url, content.Media);
        (Department, Source, SourceUrl) = (content.Department, content.Source, content.SourceUrl);
        (EffectiveFrom, ExpiresAt) = (content.EffectiveFrom, content.ExpiresAt);
        SearchText = string.Join('\n', [Key, Question, .. Phrasings, Text, Title, Source]).ToLowerInvariant();
        Touch(by, now);
        return true;
    }

    /// <summary>Moves it to another status; true when it was in another one.</summary>
    public bool Move(AnswerStatus status, string by, DateTimeOffset now)
    {
        if (Status == status) return false;
        Status = status;
        Touch(by, now);
        return true;
    }

    /// <summary>Wording and status at once, as tables and packs bring them; true when anything differs.</summary>
    public bool Take(AnswerContent content, AnswerStatus status, string by, DateTimeOffset now) => Revise(content, by, now) | Move(status, by, now);

    private void Touch(string by, DateTimeOffset now)
    {
        Version++;
        (UpdatedAt, UpdatedBy) = (now, by);
    }
}

public readonly record struct AnswerId(Guid Value) : ITypedId<AnswerId>
{
    public static AnswerId From(Guid value) => new(value);

    public static AnswerId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
