using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Previews;

/// <summary>What a department is made out to say in a preview.</summary>
public enum LookupFate
{
    Found,
    Empty,

    /// <summary>It cannot be reached.</summary>
    Failed,
}

/// <summary>Where a way through a service could have gone on otherwise (岔路): at a choice, or where a department is asked.</summary>
/// <param name="Key">Of the step or lookup.</param>
/// <param name="Title">Of the step; of the system that is asked, empty where that is this platform.</param>
/// <param name="Options">With the words of the step; those of a lookup have none.</param>
/// <param name="Taken">Key of the option.</param>
public sealed record PreviewFork(string Key, string Title, bool IsLookup, IReadOnlyList<StepOption> Options, string Taken)
{
    /// <summary>Of a lookup: key of the step after which it is asked, <c>submit</c> for when the summary was confirmed; null is at the beginning.</summary>
    public string? After { get; init; }
}

/// <summary>Which way people want to look at (想看的路): an option for some steps, a fate for some lookups. What the way does not come by has no say.</summary>
internal sealed class WantedWay
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <param name="take">Each a key of a step or lookup, a colon and what is taken there, such as <c>applicant:family</c> or <c>violations:empty</c>.</param>
    public static WantedWay Of(string[]? take)
    {
        var way = new WantedWay();
        foreach (var (key, option) in (take ?? []).Select(one => one.Split(':', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]))) way._options[key] = option;
        return way;
    }

    /// <returns>Place of the option that is wanted; null when none is.</returns>
    public int? At(ServiceStep step, IReadOnlyList<StepOption> options)
    {
        for (var place = 0; _options.TryGetValue(step.Key, out var wanted) && place < options.Count; place++)
            if (options[place].Key == wanted) return place;
        return null;
    }

    /// <summary>When nothing else is wanted, what leads on.</summary>
    public LookupFate At(ServiceLookup lookup) =>
        Enum.TryParse<LookupFate>(_options.GetValueOrDefault(lookup.Key), ignoreCase: true, out var fate) && Enum.IsDefined(fate) ? fate : lookup.EndsWhenFound ? LookupFate.Empty : LookupFate.Found;
}
