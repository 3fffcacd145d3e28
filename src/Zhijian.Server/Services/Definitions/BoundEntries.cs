using System.Text.Json;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Definitions;

/// <summary>
/// Documents a citizen has bound, offered where a step asks for one (用已绑定的证件): <c>bound: vehicle.plate</c>. One pick fills all steps of the same document. Pure.
/// </summary>
internal static class BoundEntries
{
    /// <summary>Entry under which a run carries them; never put on record.</summary>
    public const string Carried = "my.documents";

    /// <summary>What a step may be bound to; the first of each kind is where documents are offered.</summary>
    public static readonly string[] Fields = ["licence.number", "licence.name", "licence.file", "vehicle.plate", "vehicle.check"];

    private const string Offer = "用已绑定的";

    public static IReadOnlyDictionary<string, Entry> Seed(IReadOnlyList<BoundDocument> documents) => documents.Count == 0
        ? new Dictionary<string, Entry>()
        : new Dictionary<string, Entry> { [Carried] = new(JsonSerializer.Serialize(documents.Select(Of), JsonColumn.Options), "") };

    /// <summary>What is offered at a step, in the order in which it is numbered.</summary>
    public static IReadOnlyList<StepOption> Offered(string bound, IReadOnlyDictionary<string, Entry> entries) =>
        bound is "licence.number" or "vehicle.plate" ? [.. Documents(bound, entries).Select(document => new StepOption(document.Values[bound], Offer + document.Shown))] : [];

    /// <returns>The entries that a pick brings, by step; null when nothing was picked.</returns>
    public static Dictionary<string, Entry>? Picked(ServiceDefinition service, ServiceStep step, string said, IReadOnlyDictionary<string, Entry> entries)
    {
        if (step.Bound is not { } bound || Offered(bound, entries) is not { Count: > 0 } offered) return null;
        var place = int.TryParse(said, out var number) ? number - 1 : said.Trim() is Offer or "用" or "是" or "好" && offered.Count == 1 ? 0 : offered.ToList().FindIndex(option => option.Label == said.Trim());
        if (place < 0 || place >= offered.Count) return null;
        var document = Documents(bound, entries)[place];
        return service.Steps.Where(other => other.Bound is { } field && document.Values.ContainsKey(field))
            .ToDictionary(other => other.Key, other => new Entry(document.Values[other.Bound!], other.Bound == bound ? document.Shown : "（已绑定）"), StringComparer.Ordinal);
    }

    private static List<Document> Documents(string bound, IReadOnlyDictionary<string, Entry> entries) => entries.TryGetValue(Carried, out var carried)
        ? [.. JsonSerializer.Deserialize<List<Document>>(carried.Value, JsonColumn.Options)!.Where(document => document.Values.ContainsKey(bound))]
        : [];

    private static Document Of(BoundDocument document)
    {
        var (kind, main) = document.Kind == DocumentKind.Licence ? ("licence", "licence.number") : ("vehicle", "vehicle.plate");
        return new Document(document.Shown, document.More.Select(more => (Name: $"{kind}.{more.Key}", more.Value)).Append((main, document.Number)).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));
    }

    private sealed record Document(string Shown, Dictionary<string, string> Values);
}
