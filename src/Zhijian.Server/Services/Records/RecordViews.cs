using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Records;

/// <summary>A service of the agency as it can be begun now.</summary>
/// <param name="Menu">Menu keys that begin it.</param>
/// <param name="Words">Words that begin it.</param>
public sealed record ServiceView(
    string Key, int Version, string Title, string? EnglishTitle, string? Department, string? Intro, ServiceItem Item, ServiceHours? Hours, IReadOnlyList<string> Menu, IReadOnlyList<string> Words,
    IReadOnlyList<ServiceStep> Steps, ServiceOutcome Outcome, DateTimeOffset PublishedAt);

/// <param name="Shown">With its numbers masked.</param>
public sealed record EntryView(string Title, string Shown)
{
    /// <summary>What was sent there.</summary>
    public IReadOnlyList<FileView> Files { get; init; } = [];
}

/// <param name="Type">What it is by its bytes; null while it has not come.</param>
/// <param name="Fault">In the citizen's words why it is of no use.</param>
public sealed record FileView(Guid Id, FileState State, string? Type, long Bytes, DateTimeOffset SentAt, DateTimeOffset? TakenAt, string? Fault)
{
    internal static FileView Of(ServiceFile file) => new(file.Id, file.State, file.Type, file.Bytes, file.SentAt, file.TakenAt, file.Fault);
}

/// <summary>A citizen on the way through a service, or the record that came of it.</summary>
/// <param name="State">open, done, ended or handedOver.</param>
/// <param name="Entries">As far as they were entered.</param>
/// <param name="At">Which step is asked, from 1; null when none is.</param>
/// <param name="Steps">How many are asked as it stands.</param>
public sealed record RunView(
    Guid Id, Guid ConversationId, string Service, string Title, string? Department, RunState State, string? Number, IReadOnlyList<EntryView> Entries, int? At, int Steps,
    DateTimeOffset StartedAt, DateTimeOffset ChangedAt, DateTimeOffset? EndedAt, DateTimeOffset? HandledAt, string? HandledBy, string? HandledNote)
{
    /// <summary>What the command centre decided last: accepted, guided or rejected; null when nothing.</summary>
    public string? Decision { get; init; }

    /// <summary>Where it is, as the citizen's telephone called it; null when no place was asked.</summary>
    public string? Place { get; init; }
}

public sealed record RunPage(IReadOnlyList<RunView> Items, int Total);
