using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Revisions;

public enum RevisionState
{
    Draft,

    /// <summary>Waits for a second person (送审).</summary>
    Review,
}

/// <summary>Changed words of a service on their way to citizens (事项修订); one at a time for each service.</summary>
public sealed class ServiceRevision : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    /// <summary>Of the service.</summary>
    public required string Key { get; init; }

    /// <summary>Version of the service the words were written upon; they hold for no other.</summary>
    public int BaseVersion { get; set; }

    /// <summary>What is changed; nothing else.</summary>
    public required ServiceWording Wording { get; set; }

    public RevisionState State { get; set; }

    /// <summary>Counts the changes, so that two editors never overwrite each other unseen.</summary>
    public int Edition { get; set; }

    public required Guid WrittenById { get; set; }

    public required string WrittenBy { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    /// <summary>Why a reviewer sent it back.</summary>
    public string? ReturnNote { get; set; }
}

internal sealed class ServiceRevisionTable : IEntityTypeConfiguration<ServiceRevision>
{
    public void Configure(EntityTypeBuilder<ServiceRevision> row)
    {
        row.ToTable("ServiceRevisions").HasKey(revision => new { revision.AgencyId, revision.Key });
        row.Property(revision => revision.Wording).AsJson();
        row.Property(revision => revision.Edition).IsConcurrencyToken();
    }
}
