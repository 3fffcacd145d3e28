using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>What a field of the form holds.</summary>
public enum WordingKind
{
    Text,
    Lines,
    Number,
    Switch,
    Options,
}

/// <summary>A part of the form, as the citizen comes by it.</summary>
public enum WordingPart
{
    Facts,
    Step,

    /// <summary>What a group asks of each of its items.</summary>
    Item,
    Lookup,
    Outcome,
    Parties,
}

/// <param name="At">Where it stands in the wording.</param>
/// <param name="Name">What it is, such as <c>ask</c>; the same in every step.</param>
/// <param name="Place">From 1, where there are several of the same name.</param>
public sealed record WordingField(string At, string Name, int? Place, WordingKind Kind)
{
    public bool IsRequired { get; init; }

    /// <summary>Names of what can stand in the words between double braces.</summary>
    public IReadOnlyList<string> Blanks { get; init; } = [];

    /// <summary>The words are said when this holds.</summary>
    public StepCondition? When { get; init; }

    /// <summary>Keys of options by which the service decides; they stay.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>Departments that know the options by their keys; with a new one nothing is found or told until they know it too.</summary>
    public IReadOnlyList<string> KnownTo { get; init; } = [];
}

/// <param name="Key">Of the step or lookup; empty for the whole service.</param>
/// <param name="Title">Of the step; of the system that is asked.</param>
/// <param name="Group">Title of the group that asks it of its items.</param>
/// <param name="Kind">Of the step.</param>
/// <param name="Party">Who is asked, where there are two.</param>
public sealed record WordingSection(WordingPart Part, string Key, string Title, string? Group, StepKind? Kind, StepParty? Party, IReadOnlyList<WordingField> Fields)
{
    /// <summary>Key of the step after which a department is asked, <c>submit</c> for when the summary was confirmed; null is at the beginning.</summary>
    public string? After { get; init; }
}
