using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Citizens.Bindings;

/// <summary>A document that a citizen has bound (证件绑定), sealed; found by the keyed hash of its number.</summary>
public sealed class DocumentBinding : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required Guid AccountId { get; init; }

    public required string OpenId { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>Of kind and number, under the agency's <see cref="BindingKey"/>.</summary>
    public required string NumberHash { get; init; }

    public required string SealedDocument { get; init; }

    /// <summary>For what the citizen agreed to it, and to which version of the statement.</summary>
    public required string Purpose { get; init; }

    public required string Consent { get; init; }

    public required DateTimeOffset BoundAt { get; init; }
}

/// <summary>The key under which an agency's numbers are hashed, sealed: without it nobody could try out numbers on a stolen database.</summary>
public sealed class BindingKey : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required string SealedKey { get; init; }

    /// <summary>When somebody else needs it at the same moment, the first is the key.</summary>
    public static Statement Begin(AgencyId agency, string sealedKey) =>
        new("""INSERT INTO "BindingKeys" ("AgencyId", "SealedKey") VALUES (@p0, @p1) ON CONFLICT DO NOTHING""", [agency.Value, sealedKey]);
}

internal sealed class DocumentBindingTable : IEntityTypeConfiguration<DocumentBinding>
{
    public void Configure(EntityTypeBuilder<DocumentBinding> row)
    {
        row.ToTable("DocumentBindings");
        row.HasIndex(binding => new { binding.AgencyId, binding.AccountId, binding.OpenId });
        // A licence belongs to one person; a car may be driven by a family.
        row.HasIndex(binding => new { binding.AgencyId, binding.NumberHash }).IsUnique().HasFilter("\"Kind\" = 1");
    }
}

internal sealed class BindingKeyTable : IEntityTypeConfiguration<BindingKey>
{
    public void Configure(EntityTypeBuilder<BindingKey> row) => row.ToTable("BindingKeys").HasKey(key => key.AgencyId);
}
