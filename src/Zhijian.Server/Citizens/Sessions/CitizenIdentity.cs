using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Citizens.Sessions;

/// <summary>
/// As whom one account knows somebody of whom WeChat told the union id (同一人): what makes followers of several accounts one person. It outlives the sessions that brought it, until they have
/// themselves deleted.
/// </summary>
public sealed class CitizenIdentity : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required AccountId AccountId { get; init; }

    public required string OpenId { get; init; }

    public required string UnionId { get; init; }

    /// <summary>Where they were seen first: of a page the openid is that of a follower.</summary>
    public required CitizenChannel Channel { get; init; }

    /// <summary>The same again changes nothing, also when a page is opened twice at once; an account that moved to another Open Platform account brings new union ids.</summary>
    public Statement Save() => new(
        """
        INSERT INTO "CitizenIdentities" ("AccountId", "OpenId", "AgencyId", "UnionId", "Channel") VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT ("AccountId", "OpenId") DO UPDATE SET "UnionId" = @p3
        """,
        [AccountId.Value, OpenId, AgencyId.Value, UnionId, (int)Channel]);
}

internal sealed class CitizenIdentityTable : IEntityTypeConfiguration<CitizenIdentity>
{
    public void Configure(EntityTypeBuilder<CitizenIdentity> row)
    {
        row.ToTable("CitizenIdentities").HasKey(identity => new { identity.AccountId, identity.OpenId });
        row.HasIndex(identity => identity.UnionId);
    }
}
