using System.Text.Json.Serialization;
using Zhijian.Server.Services.Places;

namespace Zhijian.Server.Services.Definitions;

/// <summary>What an agency has to say about a service item (事项) besides its steps; the field names follow GB/T 39046.</summary>
public sealed record ServiceItem
{
    /// <summary>Statutory limit in working days (法定时限).</summary>
    public int? LegalDays { get; init; }

    /// <summary>Promised limit in working days (承诺时限).</summary>
    public int? PromisedDays { get; init; }

    public string? Fee { get; init; }

    public string? Basis { get; init; }

    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>Where it can be done without WeChat (线下窗口).</summary>
    public string? Counter { get; init; }
}

public enum OutcomeKind
{
    /// <summary>The words are all there is to it.</summary>
    Answer,

    /// <summary>What was entered is put on record under a number, and people handle it.</summary>
    Record,

    /// <summary>A record that is about one thing, such as a violation; there is one at most about each.</summary>
    Case,

    /// <summary>A seat in the slot that was chosen, or a place on its waitlist.</summary>
    Booking,

    /// <summary>The citizen is told when a department says something about it.</summary>
    Notice,
}

/// <param name="Say">What the citizen is told at the end; entries stand in it as <c>{{key}}</c>, the number as <c>{{number}}</c>.</param>
public sealed record ServiceOutcome(OutcomeKind Kind, string Say)
{
    /// <summary>Key of the step that says what a case is about; null when it may be opened any number of times.</summary>
    public string? About { get; init; }

    /// <summary>Of an outcome of the kind notice.</summary>
    public NoticeRule? Notice { get; init; }

    /// <summary>Names the nearest place as <c>{{nearest}}</c>.</summary>
    public NearestPlace? Nearest { get; init; }
}

/// <param name="Step">Of the kind location.</param>
public sealed record NearestPlace(string Step, IReadOnlyList<ServicePlace> Places);

/// <summary>A matter of two people (双方事项): the second confirms by a code what the first entered, adds their side, and only then is it submitted.</summary>
/// <param name="Minutes">In which the second has to confirm.</param>
/// <param name="Invite">Tells the first how the other comes in; the code stands below.</param>
/// <param name="Otherwise">What either can do when the other does not take part; null when there is nothing to say.</param>
public sealed record ServiceParties(int Minutes, string Invite, string? Otherwise = null);

/// <summary>
/// A service (服务事项) as an agency wrote it down: what is asked, in which order, under which conditions, and what comes of it. Immutable; a change is
/// a new version, and who has begun finishes on the version they began with.
/// </summary>
public sealed record ServiceDefinition
{
    /// <summary>The blank for the number of the record.</summary>
    public const string NumberBlank = "number";

    /// <summary>Stands among the entries of the second party, whose steps are others. Keys of steps have no star.</summary>
    public const string SecondMark = "second*";

    /// <summary>Key of the entry that holds what was said at the end on a page, where nothing scrolls back: a name no step has.</summary>
    public const string SaidMark = "said*";

    public required string Key { get; init; }

    public required string Title { get; init; }

    public string? EnglishTitle { get; init; }

    /// <summary>Key of the department that is responsible; null is the whole agency.</summary>
    public string? Department { get; init; }

    /// <summary>What the citizen is told before the first question.</summary>
    public string? Intro { get; init; }

    public ServiceItem Item { get; init; } = new();

    /// <summary>Null when it may be begun at any time.</summary>
    public ServiceHours? Hours { get; init; }

    /// <summary>Menu keys that begin it.</summary>
    public IReadOnlyList<string> Menu { get; init; } = [];

    /// <summary>Words that begin it when they are all that is said.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public required IReadOnlyList<ServiceStep> Steps { get; init; }

    public required ServiceOutcome Outcome { get; init; }

    public ServiceParties? Parties { get; init; }

    /// <summary>Its records stand on the live board of the command centre.</summary>
    public bool Board { get; init; }

    /// <summary>The steps that are asked, as far as the entries tell.</summary>
    public IEnumerable<ServiceStep> StepsFor(IReadOnlyDictionary<string, Entry> entries) =>
        Steps.Where(step => IsAsked(step, entries.ContainsKey(SecondMark)) && (step.When?.Holds(entries) ?? true))
            .SelectMany(step => step.Kind == StepKind.Group ? RepeatGroup.StepsOf(step, entries) : [step]);

    private bool IsAsked(ServiceStep step, bool second) => Parties is null || step.Party == StepParty.Both || step.Party == (second ? StepParty.Second : StepParty.First);

    /// <summary>Whether any of its steps asks for files.</summary>
    [JsonIgnore]
    public bool TakesFiles => Steps.Any(step => step.TakesFiles);

    /// <summary>Whether anybody outside is asked on the way through it.</summary>
    [JsonIgnore]
    public bool AsksDepartments => Lookups.Count > 0 || Steps.Any(step => step.VerifiedBy is not null);

    /// <summary>By key, also the step of an item of a group.</summary>
    public ServiceStep? Find(string? key) => Steps.FirstOrDefault(step => step.Key == key) ?? RepeatGroup.Find(this, key)?.Step;

    /// <summary>Questions to departments, in the order in which they are asked.</summary>
    public IReadOnlyList<ServiceLookup> Lookups { get; init; } = [];

    /// <summary>What is reckoned from entries.</summary>
    public IReadOnlyList<ComputedAnswer> Computed { get; init; } = [];

    /// <summary>What comes first of all that is left: a step to be entered or a lookup to be answered; neither when nothing is left.</summary>
    /// <param name="run">Whose calls the lookups make.</param>
    public (ServiceStep? Step, ServiceLookup? Lookup) Next(Guid run, IReadOnlyDictionary<string, Entry> entries)
    {
        ServiceLookup? Due(IEnumerable<ServiceLookup> lookups) => lookups.FirstOrDefault(lookup => lookup.IsDue(lookup.CallFor(run, entries), entries));
        if (Due(LookupsAt(null, entries)) is { } first) return (null, first);
        foreach (var step in StepsFor(entries))
        {
            if (Due(Held(Lookups.Where(lookup => lookup.Before == step.Key), entries)) is { } before) return (null, before);
            if (!entries.ContainsKey(step.Key)) return (step, null);
            if (Due(LookupsAt(step.Key, entries)) is { } after) return (null, after);
        }

        return (null, null);
    }

    /// <param name="after">Key of a step; null is the beginning.</param>
    public IEnumerable<ServiceLookup> LookupsAt(string? after, IReadOnlyDictionary<string, Entry> entries) => Held(Lookups.Where(lookup => lookup.After == after && (after is not null || lookup.Before is null)), entries);

    /// <returns>Key of the step after which it is asked, <see cref="ServiceLookup.Submit"/> for when the summary was confirmed; null at the beginning.</returns>
    public string? StepBefore(ServiceLookup lookup) => lookup.Before is { } next ? Steps.TakeWhile(step => step.Key != next).LastOrDefault()?.Key : lookup.After;

    /// <summary>The entries with what is reckoned from them.</summary>
    public IReadOnlyDictionary<string, Entry> WithComputed(IReadOnlyDictionary<string, Entry> entries)
    {
        if (Computed.Count == 0) return entries;
        var all = new Dictionary<string, Entry>(entries, StringComparer.Ordinal);
        foreach (var computed in Computed)
            if (computed.Of(all) is { } entry) all[computed.Key] = entry;
            else all.Remove(computed.Key);
        return all;
    }

    /// <summary>Whether an entry came from a department or was reckoned, as opposed to entered.</summary>
    public bool IsDerived(string key) => key.Contains('.', StringComparison.Ordinal) || Computed.Any(computed => computed.Key == key);

    /// <summary>Puts entries into words; what is not entered leaves nothing.</summary>
    public static string Fill(string words, IReadOnlyDictionary<string, Entry> entries, string? number = null) => EntryWords.Shown(words, entries, number);

    /// <summary>Names that stand in the words as blanks.</summary>
    public static IEnumerable<string> BlanksIn(string words) => EntryWords.BlanksIn(words);

    private static IEnumerable<ServiceLookup> Held(IEnumerable<ServiceLookup> lookups, IReadOnlyDictionary<string, Entry> entries) => lookups.Where(lookup => lookup.When?.Holds(entries) ?? true);
}
