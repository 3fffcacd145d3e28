using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Assistant.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Assistant;

/// <summary>What one agency allows; no row allows nothing.</summary>
public sealed class ModelPermit : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public ModelUse Use { get; set; }
}

internal sealed class ModelTables : IEntityTypeConfiguration<ModelPermit>
{
    public void Configure(EntityTypeBuilder<ModelPermit> permit) => permit.ToTable("ModelPermits").HasKey(row => row.AgencyId);
}

/// <summary>What all agencies allow, in memory as the message path needs it.</summary>
internal sealed class ModelSettings
{
    private readonly ConcurrentDictionary<AgencyId, ModelUse> _uses = new();

    public ModelUse Of(AgencyId agency) => _uses.GetValueOrDefault(agency);

    public void Put(AgencyId agency, ModelUse use) => _uses[agency] = use;
}
