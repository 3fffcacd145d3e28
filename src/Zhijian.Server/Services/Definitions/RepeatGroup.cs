using System.Globalization;

namespace Zhijian.Server.Services.Definitions;

/// <summary>
/// Steps that are asked for each of several people or things (重复填写), such as family members who move along. Item 2 of the group <c>family</c> has the entries
/// <c>family-2-name</c>, <c>family-2-relation</c> …; the entry of the group itself is how many there are, once the citizen has said that these are all. Pure.
/// </summary>
internal static class RepeatGroup
{
    public const int MostItems = 20;
    public const int MostSteps = 10;

    private const int UsualMost = 10;

    public static int Least(ServiceStep group) => (int)(group.Least ?? 0);

    public static int Most(ServiceStep group) => (int)(group.Most ?? Math.Max(UsualMost, Least(group)));

    /// <summary>How many items there are, with one that is being entered; as many as the least are there from the beginning.</summary>
    public static int Count(ServiceStep group, IReadOnlyDictionary<string, Entry> entries) =>
        (entries.GetValueOrDefault(Entry.Draft(group.Key)) ?? entries.GetValueOrDefault(group.Key)) is { } entry && int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Least(group);

    public static string KeyOf(ServiceStep group, int item, string step) => string.Create(CultureInfo.InvariantCulture, $"{group.Key}-{item}-{step}");

    /// <summary>The steps of all items as far as their conditions hold, then the group itself, which asks for another.</summary>
    public static IEnumerable<ServiceStep> StepsOf(ServiceStep group, IReadOnlyDictionary<string, Entry> entries)
    {
        for (var item = 1; item <= Count(group, entries); item++)
            foreach (var step in ItemOf(group, item, entries)) yield return step;
        yield return group;
    }

    /// <summary>What is asked of one item.</summary>
    public static IEnumerable<ServiceStep> ItemOf(ServiceStep group, int item, IReadOnlyDictionary<string, Entry> entries) =>
        group.Steps.Select(step => Of(group, item, step)).Where(step => step.When?.Holds(entries) ?? true);

    /// <returns>The step of an item by its key, with which group and item it belongs to; null when there is none.</returns>
    public static (ServiceStep Step, ServiceStep Group, int Item)? Find(ServiceDefinition service, string? key)
    {
        if (key is null) return null;
        foreach (var group in service.Steps.Where(step => step.Kind == StepKind.Group && key.StartsWith(step.Key + "-", StringComparison.Ordinal)))
        {
            var rest = key.AsSpan(group.Key.Length + 1);
            var dash = rest.IndexOf('-');
            if (dash <= 0 || !int.TryParse(rest[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var item) || item is < 1 or > MostItems) continue;
            var name = rest[(dash + 1)..].ToString();
            if (group.Steps.FirstOrDefault(step => step.Key == name) is { } step) return (Of(group, item, step), group, item);
        }

        return null;
    }

    /// <summary>What was entered for an item, in one line.</summary>
    public static string Shown(ServiceStep group, int item, IReadOnlyDictionary<string, Entry> entries) =>
        string.Join('，', ItemOf(group, item, entries).Select(step => entries.GetValueOrDefault(step.Key)).OfType<Entry>().Where(entry => !entry.IsLeftOut).Select(entry => entry.Shown));

    private static ServiceStep Of(ServiceStep group, int item, ServiceStep step)
    {
        string Named(string name) => group.Steps.Any(other => other.Key == name) ? KeyOf(group, item, name) : name;
        StepCondition Own(StepCondition condition) => condition with { Step = Named(condition.Step) };
        return step with
        {
            Key = KeyOf(group, item, step.Key),
            Title = $"第{item}{group.Unit}·{step.Title}",
            Ask = $"【{group.Title} 第{item}{group.Unit}】\n{EntryWords.Renamed(step.Ask, Named)}",
            When = step.When is { } when ? Own(when) : null,
            Stops = [.. step.Stops.Select(stop => new StepStop(Own(stop.When), EntryWords.Renamed(stop.Say, Named)))],
            Party = group.Party,
        };
    }
}
