using System.Globalization;

namespace Zhijian.Server.Services.Definitions;

/// <summary>
/// What must hold of an earlier entry (条件): one of these values, none of these, a number in a range; everything that is said must hold. An entry that
/// is missing or was left out fulfils only <see cref="IsNot"/>. Pure.
/// </summary>
/// <param name="Step">Key of the earlier step.</param>
public sealed record StepCondition(string Step)
{
    public IReadOnlyList<string> Is { get; init; } = [];

    public IReadOnlyList<string> IsNot { get; init; } = [];

    public decimal? AtLeast { get; init; }

    public decimal? AtMost { get; init; }

    public bool Holds(IReadOnlyDictionary<string, Entry> entries)
    {
        var values = entries.TryGetValue(Step, out var entry) && !entry.IsLeftOut ? entry.Value.Split(Entry.Separator) : [];
        if (Is.Count > 0 && !values.Any(Is.Contains)) return false;
        if (values.Any(IsNot.Contains)) return false;
        if (AtLeast is null && AtMost is null) return true;
        return values is [var text] && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            && (AtLeast is null || number >= AtLeast) && (AtMost is null || number <= AtMost);
    }
}

/// <summary>What a citizen entered at one step.</summary>
/// <param name="Value">As it is stored and compared: keys of options, days as 2026-11-22, fen, plates and numbers in their one form; empty when left out.</param>
/// <param name="Shown">As people read it.</param>
public sealed record Entry(string Value, string Shown)
{
    /// <summary>Between the keys of several options.</summary>
    public const char Separator = ',';

    /// <summary>Key of what is entered so far at a step that takes several things one after another. Keys of steps have no star.</summary>
    public static string Draft(string step) => step + "*";

    public static readonly Entry LeftOut = new("", "（未填）");

    public bool IsLeftOut => Value.Length == 0;
}
