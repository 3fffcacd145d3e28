using System.ComponentModel.DataAnnotations;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>
/// What the agency's editors may change of a service without its file (事项文案), by where it stands, such as <c>steps.plate.ask</c>; <see cref="WordingWalk"/> says which
/// places there are. What is not named stays as the file says: what is asked, in which order and when.
/// </summary>
public sealed record ServiceWording
{
    /// <summary>Empty where nothing is said.</summary>
    [Required]
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Lists of lines, such as materials.</summary>
    [Required]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lines { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    [Required]
    public IReadOnlyDictionary<string, decimal?> Numbers { get; init; } = new Dictionary<string, decimal?>();

    [Required]
    public IReadOnlyDictionary<string, bool> Switches { get; init; } = new Dictionary<string, bool>();

    [Required]
    public IReadOnlyDictionary<string, IReadOnlyList<StepOption>> Options { get; init; } = new Dictionary<string, IReadOnlyList<StepOption>>();

    /// <summary>Only what is not the same there: a file that changes later keeps its say about all else.</summary>
    public ServiceWording Besides(ServiceWording there) => new()
    {
        Texts = Others(Texts, there.Texts, string.Equals),
        Lines = Others(Lines, there.Lines, Enumerable.SequenceEqual),
        Numbers = Others(Numbers, there.Numbers, (one, other) => one == other),
        Switches = Others(Switches, there.Switches, (one, other) => one == other),
        Options = Others(Options, there.Options, Enumerable.SequenceEqual),
    };

    private static Dictionary<string, T> Others<T>(IReadOnlyDictionary<string, T> here, IReadOnlyDictionary<string, T> there, Func<T, T, bool> isSame) =>
        here.Where(pair => !there.TryGetValue(pair.Key, out var other) || !isSame(pair.Value, other)).ToDictionary(StringComparer.Ordinal);
}
