using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

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

    /// <summary>Written and waiting for a second person (待审核).</summary>
    Review,

    /// <summary>Given to citizens between its dates (已审核).</summary>
    Approved,

    /// <summary>No longer given (停用).</summary>
    Retired,
}

/// <summary>
/// A canonical answer (口径): the one approved, dated and sourced answer of an agency to a common question. This row holds the newest wording;
/// citizens get the wording of <see cref="ApprovedVersion"/>, which stays the same while a newer one is written and reviewed.
/// Every change returns the <see cref="AnswerVersion"/> to keep with it, or null when nothing changed.
/// </summary>
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

    /// <summary>The version that citizens get; null when none is approved.</summary>
    public int? ApprovedVersion { get; private set; }

    /// <summary>First day, in Beijing, on which the wording that citizens get no longer holds.</summary>
    public DateOnly? ApprovedExpiresAt { get; private set; }

    /// <summary>Who wrote the last change of wording and may therefore not approve it; null for a pack.</summary>
    public StaffId? WrittenById { get; private set; }

    /// <summary>What was said with the last change: why it was returned.</summary>
    public string? Note { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Name of the person or pack that changed it last.</summary>
    public string UpdatedBy { get; private set; } = "";

    /// <summary>How often it was given to citizens; counted in the background.</summary>
    public long Hits { get; private set; }

    /// <summary>Citizens who said that it helped (有用).</summary>
    public long Helpful { get; private set; }

    /// <summary>Citizens who said that it did not (没用).</summary>
    public long Unhelpful { get; private set; }

    /// <summary>Citizens who went to a person within ten minutes of it (转人工).</summary>
    public long HandedOver { get; private set; }

    /// <summary>Everything an editor can search by, in lower case.</summary>
    public string SearchText { get; private set; } = "";

    public AnswerContent Content => new(
        Question, Phrasings, Kind, Text, Title, Description, Url, Media, Department, Source, SourceUrl, EffectiveFrom, ExpiresAt);

    /// <summary>Takes a new wording as a draft.</summary>
    public AnswerVersion? Revise(AnswerContent content, AnswerAuthor by, DateTimeOffset now)
    {
        if (Version > 0 && content.Equals(Content)) return null;
        Write(content, by);
        return Touch(AnswerStatus.Draft, AnswerChange.Written, by, now);
    }

    /// <summary>Takes a step that <see cref="AnswerLife"/> allows.</summary>
    public AnswerVersion Move(AnswerStep step, AnswerAuthor by, DateTimeOffset now, string? note = null) => Touch(AnswerLife.Target(step), AnswerLife.ChangeOf(step), by, now, note);

    /// <summary>Wording and status at once, as tables and packs bring them.</summary>
    public AnswerVersion? Take(AnswerContent content, AnswerStatus status, AnswerAuthor by, DateTimeOffset now)
    {
        var rewritten = Version == 0 || !content.Equals(Content);
        if (!rewritten && Status == status) return null;
        if (rewritten) Write(content, by);
        return Touch(status, AnswerChange.Imported, by, now);
    }

    private void Write(AnswerContent content, AnswerAuthor by)
    {
        (Question, Phrasings, Kind, Text, Title) = (content.Question, content.Phrasings, content.Kind, content.Text, content.Title);
        (Description, Url, Media) = (content.Description, content.Url, content.Media);
        (Department, Source, SourceUrl) = (content.Department, content.Source, content.SourceUrl);
        (EffectiveFrom, ExpiresAt) = (content.EffectiveFrom, content.ExpiresAt);
        SearchText = string.Join('\n', [Key, Question, .. Phrasings, Text, Title, Source]).ToLowerInvariant();
        WrittenById = by.Id;
    }

    private AnswerVersion Touch(AnswerStatus status, AnswerChange change, AnswerAuthor by, DateTimeOffset now, string? note = null)
    {
        (Status, Version, UpdatedAt, UpdatedBy, Note) = (status, Version + 1, now, by.Name, note);
        if (status == AnswerStatus.Approved) (ApprovedVersion, ApprovedExpiresAt) = (Version, ExpiresAt);
        if (status == AnswerStatus.Retired) (ApprovedVersion, ApprovedExpiresAt) = (null, null);
        return new AnswerVersion
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = AgencyId,
            AnswerId = Id,
            Number = Version,
            Change = change,
            Status = status,
            Content = Content,
            Note = note,
            At = now,
            By = by.Name,
            ById = by.Id,
        };
    }
}

public readonly record struct AnswerId(Guid Value) : ITypedId<AnswerId>
{
    public static AnswerId From(Guid value) => new(value);

    public static AnswerId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
