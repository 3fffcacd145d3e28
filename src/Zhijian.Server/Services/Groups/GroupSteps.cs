using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Groups;

/// <summary>What was said to the question whether there is another one.</summary>
/// <param name="Entries">As they stand then; null when they stay.</param>
/// <param name="Closes">These are all.</param>
internal sealed record GroupTake(IReadOnlyDictionary<string, Entry>? Entries, Entry? Closes, string? Fault)
{
    /// <summary>What is said to the fault in the chat alone.</summary>
    public string? How { get; init; }
}

/// <summary>Adds, changes and removes the items of a group (逐位登记), in the chat and on the page in the same words. Pure.</summary>
internal static partial class GroupSteps
{
    /// <summary>The question of the group: whether there is one at all, then whether there is another.</summary>
    public static string Ask(ServiceStep group, IReadOnlyDictionary<string, Entry> entries)
    {
        var count = RepeatGroup.Count(group, entries);
        if (count == 0) return ServiceDefinition.Fill(group.Ask, entries) + "\n请回复“是”或“否”";
        var words = new StringBuilder($"{group.Title}已登记{count}{group.Unit}：");
        for (var item = 1; item <= count; item++) words.Append($"\n{item}. {RepeatGroup.Shown(group, item, entries)}");
        words.Append(count < RepeatGroup.Most(group) ? $"\n{Another(group)}请回复“是”或“否”" : $"\n最多登记{count}{group.Unit}，已经满了，请回复“好了”");
        return words.Append("；要改请回复“修改1”，不要了请回复“删除1”").ToString();
    }

    public static string Another(ServiceStep group) => group.Another ?? $"还要再登记一{group.Unit}吗？";

    public static GroupTake Take(ServiceStep group, string said, IReadOnlyDictionary<string, Entry> entries)
    {
        var (count, most) = (RepeatGroup.Count(group, entries), RepeatGroup.Most(group));
        if (ItemAct.Hear(said) is var (item, changes))
        {
            if (item < 1 || item > count) return Fault($"没有第{item}{group.Unit}，现在登记了{count}{group.Unit}。");
            if (changes) return new GroupTake(Reopen(group, item, entries), null, null);
            return count > RepeatGroup.Least(group) ? new GroupTake(Without(group, item, entries), null, null) : Fault($"至少要登记{RepeatGroup.Least(group)}{group.Unit}，不能再删。", $"要改请回复“修改{item}”。");
        }

        // A bare number would mean one of the items as well as yes or no.
        var answer = count > 0 && int.TryParse(said.Trim(), out _) ? null : Spoken.YesOrNo(said);
        if (Adds().IsMatch(said.Trim()) || (answer == true && count < most)) return count < most ? new GroupTake(WithCount(group, count + 1, entries), null, null) : Fault($"最多登记{most}{group.Unit}，已经满了。", "没有别的要改请回复“好了”。");
        if (answer == false || Spoken.IsEnough(said)) return new GroupTake(null, new Entry(Text(count), $"{count}{group.Unit}"), null);
        return Fault(count == 0 ? "这一项要选是或否。" : Another(group), count == 0 ? "请回复“是”或“否”。" : "请回复“是”或“否”；要改请回复“修改1”，不要了请回复“删除1”。");
    }

    /// <summary>
    /// Back from the first question of an item that is not finished: to the question whether there is another, without the item; one that was opened to be
    /// changed stands as before.
    /// </summary>
    /// <returns>Null when the step before is meant.</returns>
    public static ServiceRun? Abandon(ServiceRun run, ServiceDefinition service)
    {
        if (RepeatGroup.Find(service, run.Step) is not var (step, group, item)) return null;
        var steps = RepeatGroup.ItemOf(group, item, run.Entries).ToList();
        if (steps[0].Key != step.Key || steps.TrueForAll(one => run.Entries.ContainsKey(one.Key))) return null;
        var count = RepeatGroup.Count(group, run.Entries);
        if (Keys(group, item).Any(key => run.Entries.ContainsKey(Entry.Draft(key)))) return run with { Entries = Restored(group, item, run.Entries), Step = group.Key };
        return item == count && item > RepeatGroup.Least(group) ? run with { Entries = Without(group, item, run.Entries), Step = group.Key } : null;
    }

    /// <summary>What stood at a step of an item that is being changed.</summary>
    public static Entry? Before(ServiceStep step, IReadOnlyDictionary<string, Entry> entries) => step.Kind == StepKind.Group || step.TakesFiles || step.VerifiedBy is not null ? null : entries.GetValueOrDefault(Entry.Draft(step.Key));

    private static GroupTake Fault(string why, string? how = null) => new(null, null, why) { How = how };

    private static Dictionary<string, Entry> WithCount(ServiceStep group, int count, IReadOnlyDictionary<string, Entry> entries)
    {
        var all = new Dictionary<string, Entry>(entries, StringComparer.Ordinal) { [Entry.Draft(group.Key)] = new(Text(count), "") };
        all.Remove(group.Key);
        return all;
    }

    private static Dictionary<string, Entry> Reopen(ServiceStep group, int item, IReadOnlyDictionary<string, Entry> entries)
    {
        var all = WithCount(group, RepeatGroup.Count(group, entries), entries);
        foreach (var key in Keys(group, item))
            if (all.Remove(key, out var entry)) all[Entry.Draft(key)] = entry;
        return all;
    }

    private static Dictionary<string, Entry> Restored(ServiceStep group, int item, IReadOnlyDictionary<string, Entry> entries)
    {
        var all = new Dictionary<string, Entry>(entries, StringComparer.Ordinal);
        foreach (var key in Keys(group, item))
            if (all.Remove(Entry.Draft(key), out var entry)) all[key] = entry;
        return all;
    }

    /// <summary>Those behind it move up.</summary>
    private static Dictionary<string, Entry> Without(ServiceStep group, int item, IReadOnlyDictionary<string, Entry> entries)
    {
        var count = RepeatGroup.Count(group, entries);
        var all = WithCount(group, count - 1, entries);
        for (var at = item; at <= count; at++)
            foreach (var (from, to) in Keys(group, at + 1).Zip(Keys(group, at)).SelectMany(pair => new[] { pair, (Entry.Draft(pair.First), Entry.Draft(pair.Second)) }))
            {
                all.Remove(to);
                if (all.Remove(from, out var entry)) all[to] = entry;
            }

        return all;
    }

    private static IEnumerable<string> Keys(ServiceStep group, int item) => group.Steps.Select(step => RepeatGroup.KeyOf(group, item, step.Key));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(我要)?(增加|添加|新增|再加|再登记|继续登记)(一\w)?[。.]?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Adds();
}
