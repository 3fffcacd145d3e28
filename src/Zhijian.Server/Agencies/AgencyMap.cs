using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies;

/// <summary>Where an agency lies, and its own sketch of the place (地图底图), drawn where no tile service is configured.</summary>
public sealed class AgencyMap : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    /// <summary>Degrees, WGS-84, of the middle of the map.</summary>
    public double Latitude { get; set; }

    public double Longitude { get; set; }

    /// <summary>As web maps count: 10 shows a city, 16 a street.</summary>
    public int Zoom { get; set; }

    /// <summary>GeoJSON (RFC 7946), a FeatureCollection in WGS-84.</summary>
    public string? Sketch { get; set; }
}
