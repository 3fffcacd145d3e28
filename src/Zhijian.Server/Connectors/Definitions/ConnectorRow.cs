using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Connectors.Definitions;

/// <summary>A connector (部门对接) as it is stored.</summary>
public sealed class ConnectorRow : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required string Key { get; init; }

    public ConnectorDefinition Definition { get; set; } = null!;

    /// <summary>Key and secret that a demo pack publishes, sealed like other secrets; empty when the configuration has them.</summary>
    public string SealedDemoCredentials { get; set; } = "";

    /// <summary>The pack has it no more.</summary>
    public bool IsWithdrawn { get; set; }

    public DateTimeOffset LoadedAt { get; set; }
}

internal sealed class ConnectorTable : IEntityTypeConfiguration<ConnectorRow>
{
    public void Configure(EntityTypeBuilder<ConnectorRow> row)
    {
        row.ToTable("Connectors").HasKey(connector => new { connector.AgencyId, connector.Key });
        row.Property(connector => connector.Definition).AsJson();
    }
}
