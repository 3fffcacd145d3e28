using System.Text.Json.Serialization;
using Zhijian.Server.Services.Places;

namespace Zhijian.Server.Services.Definitions;

/// <param name="Key">What is stored; conditions compare with it.</param>
/// <param name="Label">What the citizen reads and may type.</param>
public sealed record StepOption(string Key, string Label);

/// <summary>A place that a sent location must lie in.</summary>
/// <param name="Name">As the citizen is told.</param>
/// <param name="Kilometres">Around the centre, in a straight line.</param>
public sealed record StepArea(string Name, double Latitude, double Longitude, double Kilometres);

/// <summary>A photograph that is wished for, with how to take it.</summary>
/// <param name="Example">A file of the pack, drawn or photographed, such as <c>media/front.png</c>.</param>
/// <param name="ExampleHash">Under which it is served.</param>
public sealed record StepPicture(string Title, string? Hint, string? Example, string? ExampleHash);

/// <summary>Who of two parties is asked (哪一方填写).</summary>
public enum StepParty
{
    First,
    Second,
    Both,
}

/// <summary>Ends the service with words when a condition holds after this step, such as somebody being hurt in an accident.</summary>
public sealed record StepStop(StepCondition When, string Say);

/// <summary>One question of a service (办理步骤).</summary>
public sealed record ServiceStep
{
    /// <summary>Name of the entry, unique in the service.</summary>
    public required string Key { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>What it is called in a summary, such as 申请人姓名.</summary>
    public required string Title { get; init; }

    /// <summary>The question; entries of earlier steps stand in it as <c>{{key}}</c>.</summary>
    public required string Ask { get; init; }

    /// <summary>What “帮助” tells.</summary>
    public string? Help { get; init; }

    public bool IsOptional { get; init; }

    public IReadOnlyList<StepOption> Options { get; init; } = [];

    /// <summary>Asked only where this holds of the entries before it.</summary>
    public StepCondition? When { get; init; }

    public IReadOnlyList<StepStop> Stops { get; init; } = [];

    /// <summary>Least number, amount in yuan, count of options or characters.</summary>
    public decimal? Least { get; init; }

    /// <summary>Most of the same.</summary>
    public decimal? Most { get; init; }

    /// <summary>First day from today that may be chosen; negative lies in the past.</summary>
    public int? FirstDay { get; init; }

    public int? LastDay { get; init; }

    /// <summary>Only days on which the agency works.</summary>
    public bool WorkingDays { get; init; }

    public StepArea? Area { get; init; }

    /// <summary>Key of the appointment offer whose slots can be chosen.</summary>
    public string? Offer { get; init; }

    /// <summary>What the photographs should show.</summary>
    public IReadOnlyList<StepPicture> Pictures { get; init; } = [];

    /// <summary>Minutes: photographs whose files tell that they are older are refused.</summary>
    public int? TakenWithin { get; init; }

    /// <summary>Where it must lie in one of several districts.</summary>
    public DistrictSet? Districts { get; init; }

    /// <summary>Who of two parties is asked.</summary>
    public StepParty Party { get; init; }

    /// <summary>Whether what is entered is files.</summary>
    [JsonIgnore]
    public bool TakesFiles => Kind is StepKind.Photos or StepKind.Voice or StepKind.File;

    /// <summary>Options of a choice that a department lists.</summary>
    public ListedOptions? OptionsFrom { get; init; }

    /// <summary>What of a bound document it asks for, such as <c>vehicle.plate</c>; see <see cref="BoundEntries"/>.</summary>
    public string? Bound { get; init; }

    /// <summary>Operation of a connector that sends a code by SMS, such as <c>sms/code</c>; the telephone number counts once the citizen has typed it.</summary>
    public string? VerifiedBy { get; init; }

    /// <summary>What a group asks of each of its items.</summary>
    public IReadOnlyList<ServiceStep> Steps { get; init; } = [];

    /// <summary>Asks a group for one more.</summary>
    public string? Another { get; init; }

    /// <summary>Measure word of a group's items, such as 位 or 辆.</summary>
    public string Unit { get; init; } = "项";

    /// <summary>With the options that are offered after these entries.</summary>
    public ServiceStep For(IReadOnlyDictionary<string, Entry> entries) =>
        OptionsFrom is { } listed ? this with { Options = listed.Of(entries) }
        : Bound is { } bound && BoundEntries.Offered(bound, entries) is { Count: > 0 } offered ? this with { Options = offered }
        : this;
}
