using System.Text.Json;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Agencies.Packs;

/// <summary>The map of a pack: its middle in pack.yaml, its sketch in map.geojson.</summary>
internal sealed record PackSketch(double Latitude, double Longitude, int Zoom, string? Sketch)
{
    private const string SketchFile = "map.geojson";
    private const int LargestSketch = 512 * 1024;
    private const int LeastZoom = 3;
    private const int MostZoom = 18;
    private const int UsualZoom = 11;

    /// <summary>What a feature of the sketch may be; the pages draw each its own way.</summary>
    private static readonly string[] Sorts = ["water", "river", "road", "bridge", "tunnel", "place"];

    public static PackSketch? Read(Pack pack)
    {
        if (pack.Root.Map("map") is not { } map)
        {
            if (pack.FindFile(SketchFile) is not null) pack.Complain(SketchFile, 1, "pack.yaml says nothing of its middle; add map: { latitude, longitude, zoom }");
            return null;
        }

        var sketch = new PackSketch(map.Degrees("latitude", 90), map.Degrees("longitude", 180), map.Integer("zoom", LeastZoom, MostZoom) ?? UsualZoom, null);
        return pack.FindFile(SketchFile) is { } file ? sketch with { Sketch = ReadSketch(pack, file) } : sketch;
    }

    private static string? ReadSketch(Pack pack, string file)
    {
        if (new FileInfo(file).Length > LargestSketch)
        {
            pack.Complain(SketchFile, 1, "is larger than 512 KiB; a sketch needs no more");
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var fault in Faults(json.RootElement)) pack.Complain(SketchFile, 1, fault);
            return JsonSerializer.Serialize(json.RootElement);
        }
        catch (JsonException problem)
        {
            pack.Complain(SketchFile, (problem.LineNumber ?? 0) + 1, "not valid JSON: " + problem.Message);
            return null;
        }
    }

    private static IEnumerable<string> Faults(JsonElement root)
    {
        if (TextOf(root, "type") != "FeatureCollection" || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            yield return "must be a GeoJSON FeatureCollection";
            yield break;
        }

        var (seen, index) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var feature in features.EnumerateArray())
        {
            var name = $"features[{index++}]";
            if (!feature.TryGetProperty("geometry", out var geometry) || TextOf(geometry, "type") is null || !geometry.TryGetProperty("coordinates", out _)) yield return name + " has no geometry";
            if (!feature.TryGetProperty("properties", out var properties) || !Sorts.Contains(TextOf(properties, "sort"))) yield return $"{name}: properties.sort must be one of {string.Join(", ", Sorts)}";
            if (TextOf(feature, "id") is { } id && !seen.Add(id)) yield return $"{name}: the id “{id}” stands twice";
        }
    }

    private static string? TextOf(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
