using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>The rules of a city as an agency has them. Rules that have ended stay, with their days.</summary>
public sealed class RestrictionRow : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required string City { get; init; }

    public required CityRules Rules { get; set; }

    /// <summary>The order of the pack, in which cities are listed.</summary>
    public int Place { get; set; }

    public DateTimeOffset LoadedAt { get; set; }
}
