using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies.Contracts;

/// <param name="Tiles">Null when no tile service is configured: then the sketch is the map.</param>
/// <param name="Latitude">Degrees, WGS-84, of the middle; null when the agency has no map of its own.</param>
/// <param name="Sketch">GeoJSON FeatureCollection in WGS-84; the features' <c>sort</c> says how they are drawn.</param>
public sealed record MapView(MapTilesView? Tiles, double? Latitude, double? Longitude, int? Zoom, JsonElement? Sketch);

/// <param name="Url">With {x}, {y} and {z}.</param>
/// <param name="IsGcj">The tiles are drawn in GCJ-02 (火星坐标) as WeChat's places are; otherwise in WGS-84 (天地图: CGCS2000, the same within a metre).</param>
public sealed record MapTilesView(string Url, string Attribution, int MostZoom, bool IsGcj);

/// <summary>The map of the agency whose rows are in reach (地图).</summary>
public sealed class AgencyMaps
{
    private const int UsualMostZoom = 18;

    private readonly ZhijianDb _db;
    private readonly IConfigurationSection _tiles;

    internal AgencyMaps(ZhijianDb db, IConfiguration configuration) => (_db, _tiles) = (db, configuration.GetSection("Map:Tiles"));

    public async Task<MapView> ReadAsync(CancellationToken cancellation)
    {
        var map = await _db.Set<AgencyMap>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        return new MapView(Tiles(), map?.Latitude, map?.Longitude, map?.Zoom, map?.Sketch is { } sketch ? JsonSerializer.Deserialize<JsonElement>(sketch) : null);
    }

    private MapTilesView? Tiles() => _tiles["Url"] is { Length: > 0 } url
        ? new MapTilesView(url, _tiles["Attribution"] ?? "", _tiles.GetValue("MostZoom", UsualMostZoom), _tiles.GetValue<bool>("Gcj02"))
        : null;
}
