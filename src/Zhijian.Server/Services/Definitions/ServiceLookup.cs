using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Services.Definitions;

/// <summary>What a service does when the department has nothing. Written in camelCase in a definition.</summary>
public enum WhenEmpty
{
    /// <summary>The words are the end of it.</summary>
    Ends,

    /// <summary>The step before it is asked again, such as a number that was mistyped.</summary>
    AsksAgain,

    /// <summary>The next step follows.</summary>
    GoesOn,
}

/// <summary>
/// A question to a department between two steps (查询): what was entered is sent, what comes back stands in words as <c>{{key.value}}</c> and in conditions. It is due
/// while its parameters are not those of the last answer, so a corrected entry asks anew and nothing else does.
/// </summary>
public sealed record ServiceLookup
{
    /// <summary>In <see cref="After"/>: when the summary was confirmed, before the record is made.</summary>
    public const string Submit = "submit";

    public const int MostLines = 20;

    private const int MostOptions = 20;

    public required string Key { get; init; }

    /// <summary>Connector and operation, such as <c>traffic/violations</c>.</summary>
    public required string Ask { get; init; }

    /// <summary>Key of the step after which it is asked; null when <see cref="Before"/> says where, or at the beginning.</summary>
    public string? After { get; init; }

    public string? Before { get; init; }

    public StepCondition? When { get; init; }

    /// <summary>Parameters of the operation; entries stand in them as <c>{{key}}</c>.</summary>
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>();

    /// <summary>Said before the next question when something was found.</summary>
    public string? Result { get; init; }

    /// <summary>A line for each item, with its values as <c>{{name}}</c> and its place as <c>{{no}}</c>; together they are <c>{{key.list}}</c>.</summary>
    public string? Each { get; init; }

    /// <summary>How many lines; the rest is counted.</summary>
    public int Most { get; init; } = 5;

    /// <summary>Only items with one of these values, by name, are listed and offered.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Only { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Stands for the list when items were found but none of those.</summary>
    public string? None { get; init; }

    public string? Empty { get; init; }

    public WhenEmpty OnEmpty { get; init; }

    /// <summary>Something was found, and that is the end of it.</summary>
    public bool EndsWhenFound { get; init; }

    /// <summary>What is said when the department cannot be reached; how to go on is added.</summary>
    public string? Error { get; init; }

    /// <param name="run">Makes the call of one run another than that of any other.</param>
    public DepartmentCall CallFor(Guid run, IReadOnlyDictionary<string, Entry> entries)
    {
        var parameters = With.ToDictionary(pair => pair.Key, pair => EntryWords.Values(pair.Value, entries), StringComparer.Ordinal);
        var all = JsonSerializer.Serialize(parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new[] { pair.Key, pair.Value }));
        return new DepartmentCall(Ask, parameters, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run} {Key} {Ask} {all}")))[..40]);
    }

    /// <summary>Whether there is no answer yet to this very question.</summary>
    public bool IsDue(DepartmentCall call, IReadOnlyDictionary<string, Entry> entries) => entries.GetValueOrDefault($"{Key}.of")?.Value != call.IdempotencyKey;

    /// <summary>The entries with what the department said among them.</summary>
    public Dictionary<string, Entry> Store(DepartmentCall call, DepartmentReply reply, IReadOnlyDictionary<string, Entry> entries, DateTimeOffset now)
    {
        var items = reply.Items.Where(item => Only.All(only => item.TryGetValue(only.Key, out var value) && only.Value.Contains(value.Value))).ToList();
        var all = entries.Where(entry => !entry.Key.StartsWith(Key + ".", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        void Put(string name, string value, string shown) => all[$"{Key}.{name}"] = new Entry(value, shown);
        Put("of", call.IdempotencyKey, "");
        Put("state", reply.Outcome == DepartmentOutcome.Found ? "found" : "empty", "");
        var count = items.Count.ToString(CultureInfo.InvariantCulture);
        Put("count", count, count);
        var at = reply.At.InBeijing();
        Put("asOf", $"{at:O}", at.Date == now.InBeijing().Date ? $"{at:HH:mm}" : $"{at.Month}月{at.Day}日{at:HH:mm}");
        foreach (var (name, value) in reply.Values) Put(name, value.Value, value.Shown);
        if (Each is not null) Put("list", "list", Lines(items));
        if (items.Count > 0) Put("items", JsonSerializer.Serialize(items.Take(MostOptions), JsonColumn.Options), "");
        return all;
    }

    private string Lines(List<IReadOnlyDictionary<string, DepartmentValue>> items)
    {
        if (items.Count == 0) return None ?? "";
        var lines = items.Take(Most).Select((item, place) => EntryWords.Item(Each!, item, place + 1)).ToList();
        if (items.Count > Most) lines.Add($"……还有{items.Count - Most}条没有列出。");
        return string.Join('\n', lines);
    }
}

/// <summary>Options of a choice that come from what a department listed.</summary>
/// <param name="Lookup">Key of the lookup.</param>
/// <param name="Key">Name of the value that is kept.</param>
/// <param name="Label">What the citizen reads, with the item's values as <c>{{name}}</c>.</param>
public sealed record ListedOptions(string Lookup, string Key, string Label)
{
    private const int MostLabel = 90;

    public IReadOnlyList<StepOption> Of(IReadOnlyDictionary<string, Entry> entries)
    {
        if (!entries.TryGetValue($"{Lookup}.items", out var kept)) return [];
        var items = JsonSerializer.Deserialize<List<Dictionary<string, DepartmentValue>>>(kept.Value, JsonColumn.Options)!;
        return [.. items.Where(item => item.ContainsKey(Key)).Select((item, place) => new StepOption(item[Key].Value, Short(EntryWords.Item(Label, item, place + 1))))];
    }

    private static string Short(string label) => label.Length <= MostLabel ? label : label[..MostLabel];
}
