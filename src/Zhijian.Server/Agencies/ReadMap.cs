using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies;

/// <param name="Tiles">Null when no tile service is configured: then the sketch is the map.</param>
/// <param name="Latitude">Degrees, WGS-84, of the middle; null when the agency has no map of its own.</param>
/// <param name="Sketch">GeoJSON FeatureCollection in WGS-84; the features' <c>sort</c> says how they are drawn.</param>
public sealed record MapView(MapTilesView? Tiles, double? Latitude, double? Longitude, int? Zoom, JsonElement? Sketch);

/// <param name="Url">With {x}, {y} and {z}.</param>
/// <param name="IsGcj">The tiles are drawn in GCJ-02 (火星坐标) as WeChat's places are; otherwise in WGS-84 (天地图: CGCS2000, the same within a metre).</param>
public sealed record MapTilesView(string Url, string Attribution, int MostZoom, bool IsGcj);

/// <summary>The map of the agency somebody works for (地图).</summary>
internal static class ReadMap
{
    private const int UsualMostZoom = 18;

    public static async Task<Ok<MapView>> HandleAsync(ZhijianDb db, IConfiguration configuration, CancellationToken cancellation)
    {
        var map = await db.Set<AgencyMap>().AsNoTracking().SingleOrDefaultAsync(cancellation);
        return TypedResults.Ok(new MapView(
            Tiles(configuration.GetSection("Map:Tiles")), map?.Latitude, map?.Longitude, map?.Zoom, map?.Sketch is { } sketch ? JsonSerializer.Deserialize<JsonElement>(sketch) : null));
    }

    private static MapTilesView? Tiles(IConfigurationSection tiles) => tiles["Url"] is { Length: > 0 } url
        ? new MapTilesView(url, tiles["Attribution"] ?? "", tiles.GetValue("MostZoom", UsualMostZoom), tiles.GetValue<bool>("Gcj02"))
        : null;
}
