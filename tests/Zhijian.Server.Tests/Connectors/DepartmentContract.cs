using System.Globalization;
using System.Text.Json;
using YamlDotNet.RepresentationModel;
using Zhijian.Server.Tests.Architecture;

namespace Zhijian.Server.Tests.Connectors;

/// <summary>As much of an OpenAPI document as these pages use.</summary>
internal sealed record DepartmentContract(YamlMappingNode Root)
{
    public static DepartmentContract Read(string department)
    {
        var yaml = new YamlStream();
        using var file = File.OpenText(Path.Combine(SourceTree.Root, "docs", "connectors", department + "-v1.openapi.yaml"));
        yaml.Load(file);
        return new DepartmentContract((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    public IEnumerable<(string Method, string Operation)> Operations =>
        Map(Root, "paths")!.Children.SelectMany(path => ((YamlMappingNode)path.Value).Children.Keys.Select(method => (Text(method).ToUpperInvariant(), Text(path.Key))));

    /// <returns>The schema of the answer, empty when it is no JSON; null when the contract knows no such answer.</returns>
    public YamlMappingNode? AnswerOf(string method, string operation, string status)
    {
        var responses = Map(Map(Map(Map(Root, "paths")!, operation)!, method.ToLowerInvariant())!, "responses")!;
        return Map(responses, status) is { } response ? Json(Follow(response)) ?? [] : null;
    }

    /// <summary>Of one event of a request that pushes some.</summary>
    public YamlMappingNode Event => Map(Json(Map(Map(Map(Map(Root, "webhooks")!, "events")!, "post")!, "requestBody")!)!, "items")!;

    /// <summary>What in an answer is not as the schema says.</summary>
    public IEnumerable<string> Faults(JsonElement json, YamlMappingNode said, string at)
    {
        var schema = Follow(said);
        if (schema.Children.TryGetValue("oneOf", out var ways))
            return ((YamlSequenceNode)ways).Select(way => Faults(json, (YamlMappingNode)way, at).ToList()).MinBy(faults => faults.Count)!;
        if (schema.Children.TryGetValue("enum", out var choices) && !((YamlSequenceNode)choices).Select(Text).Contains(json.ToString())) return [$"{at}: “{json}” is none of the choices"];
        return (schema.Children.TryGetValue("type", out var type) ? Text(type) : "") switch
        {
            "object" when json.ValueKind == JsonValueKind.Object => OfObject(json, schema, at),
            "array" when json.ValueKind == JsonValueKind.Array => json.EnumerateArray().SelectMany((item, place) => Faults(item, Map(schema, "items")!, $"{at}/{place}")),
            "integer" when json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _) => [],
            "number" when json.ValueKind == JsonValueKind.Number => [],
            "boolean" when json.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
            "string" when json.ValueKind == JsonValueKind.String => OfText(json, schema, at),
            "" => [],
            var wanted => [$"{at}: is {json.ValueKind} instead of {wanted}"],
        };
    }

    private IEnumerable<string> OfObject(JsonElement json, YamlMappingNode schema, string at)
    {
        var required = schema.Children.TryGetValue("required", out var names) ? ((YamlSequenceNode)names).Select(Text) : [];
        foreach (var missing in required.Where(name => !json.TryGetProperty(name, out _))) yield return $"{at}/{missing}: is missing";
        foreach (var (name, property) in (Map(schema, "properties") ?? []).Children)
            if (json.TryGetProperty(Text(name), out var value))
                foreach (var fault in Faults(value, (YamlMappingNode)property, $"{at}/{Text(name)}")) yield return fault;
    }

    private static IEnumerable<string> OfText(JsonElement json, YamlMappingNode schema, string at)
    {
        var format = schema.Children.TryGetValue("format", out var said) ? Text(said) : "";
        if (format == "date" && !DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) yield return $"{at}: is no day";
        if (format == "date-time" && !json.TryGetDateTimeOffset(out _)) yield return $"{at}: is no instant";
    }

    /// <summary>The schema of a body; null when it is no JSON.</summary>
    private static YamlMappingNode? Json(YamlMappingNode message) =>
        Map(message, "content")?.Children.FirstOrDefault(one => Text(one.Key).EndsWith("json", StringComparison.Ordinal)).Value is YamlMappingNode json ? Map(json, "schema") : null;

    private YamlMappingNode Follow(YamlMappingNode node) => node.Children.TryGetValue("$ref", out var reference)
        ? Text(reference).Split('/').Skip(1).Aggregate(Root, (at, part) => Map(at, part)!)
        : node;

    private static YamlMappingNode? Map(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var child) ? (YamlMappingNode)child : null;

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}
