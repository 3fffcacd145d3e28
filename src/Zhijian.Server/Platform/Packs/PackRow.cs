using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Packs;

/// <summary>A row of a pack as it was last loaded.</summary>
public sealed class PackRow : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required string Name { get; init; }

    public required string Fingerprint { get; set; }
}
