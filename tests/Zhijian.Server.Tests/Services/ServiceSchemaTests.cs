using System.Text.Json.Nodes;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Tests.Architecture;

namespace Zhijian.Server.Tests.Services;

/// <summary>The published JSON Schema knows what the reader knows.</summary>
public sealed class ServiceSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "schemas", "service.schema.json")))!;

    [Fact]
    public void The_schema_names_every_kind_of_step_and_of_outcome()
    {
        Constants(Schema["properties"]!["steps"]!["items"]!["properties"]!["kind"]!).ShouldBe(Names<StepKind>());
        Constants(Schema["properties"]!["outcome"]!["properties"]!["kind"]!).ShouldBe(Names<OutcomeKind>());
    }

    private static IEnumerable<string> Constants(JsonNode kind) => kind["oneOf"]!.AsArray().Select(one => (string)one!["const"]!);

    private static IEnumerable<string> Names<T>() where T : struct, Enum => Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]);
}
