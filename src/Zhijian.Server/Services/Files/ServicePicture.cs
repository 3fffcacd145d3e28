using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Files;

/// <summary>A picture that shows citizens how to take theirs (示例图). In the database, so that every server has it; found by what it is, so that it never changes.</summary>
public sealed class ServicePicture : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    /// <summary>SHA-256.</summary>
    public required string Hash { get; init; }

    public required byte[] Bytes { get; init; }
}

internal sealed class ServicePictureTable : IEntityTypeConfiguration<ServicePicture>
{
    public void Configure(EntityTypeBuilder<ServicePicture> row) => row.ToTable("ServicePictures").HasKey(picture => new { picture.AgencyId, picture.Hash });
}
