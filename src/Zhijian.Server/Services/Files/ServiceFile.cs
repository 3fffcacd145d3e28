using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Files;

/// <summary>The numbers stand in the database.</summary>
public enum FileState
{
    /// <summary>WeChat has it, this server not yet.</summary>
    Waiting = 0,

    Kept = 1,

    /// <summary>Something is wrong with it; <see cref="ServiceFile.Fault"/> is what the citizen is told.</summary>
    Refused = 2,

    /// <summary>WeChat gave it out no more.</summary>
    Gone = 3,

    /// <summary>Stands in no entry: not entered yet, or taken back. It is deleted when it is due.</summary>
    Loose = 4,
}

/// <summary>A picture, recording or document a citizen sent for a step of a service (附件). The bytes lie in the vault.</summary>
public sealed record ServiceFile : IAgencyOwned
{
    /// <summary>Made of the conversation and WeChat's media id, so that a message that is read twice makes one file.</summary>
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required Guid ConversationId { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>Key of the step.</summary>
    public required string Step { get; init; }

    /// <summary>Key of the department that may look at it; null is the whole agency.</summary>
    public string? Department { get; init; }

    /// <summary>The official account it was sent to; null when it was uploaded.</summary>
    public Guid? AccountId { get; init; }

    public string? MediaId { get; init; }

    public FileState State { get; init; }

    /// <summary>What it is by its bytes.</summary>
    public string? Type { get; init; }

    public long Bytes { get; init; }

    /// <summary>As the citizen's telephone called it; of uploads only.</summary>
    public string? Name { get; init; }

    /// <summary>SHA-256 of what was sent.</summary>
    public string? Hash { get; init; }

    /// <summary>What it has in common with pictures of the same thing.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>By the camera's clock, where the file says so.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? KeptAt { get; init; }

    public string? Fault { get; init; }

    public int Attempts { get; init; }

    /// <summary>When it is fetched next, or deleted while it is loose; null when nothing is left to do.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsUsable => State is FileState.Kept or FileState.Waiting;
}

internal sealed class ServiceFileTable : IEntityTypeConfiguration<ServiceFile>
{
    public void Configure(EntityTypeBuilder<ServiceFile> row)
    {
        row.ToTable("ServiceFiles");
        row.Property(file => file.Id).ValueGeneratedNever();
        row.HasIndex(file => file.RunId);
        row.HasIndex(file => file.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
    }
}
