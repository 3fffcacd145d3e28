using System.Text.Json.Serialization;

namespace Zhijian.Sandbox.Faults;

[JsonConverter(typeof(JsonStringEnumConverter<FaultSide>))]
public enum FaultSide
{
    [JsonStringEnumMemberName("callback")] Callback,
    [JsonStringEnumMemberName("api")] Api,
    [JsonStringEnumMemberName("department")] Department,
}

[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>Handled at once, but the answer arrives <c>milliseconds</c> later: beyond the 5 s cut-off the push is tried again.</summary>
    [JsonStringEnumMemberName("slow")] Slow,

    /// <summary>Lost on the way: never handled, the connection breaks.</summary>
    [JsonStringEnumMemberName("drop")] Drop,

    /// <summary>Pushes to accounts and events of departments only: the same arrives twice; the second answer is ignored.</summary>
    [JsonStringEnumMemberName("duplicate")] Duplicate,

    /// <summary>Pushes to accounts and events of departments only: held until the next one of the same person or listener has been delivered, at most <c>milliseconds</c> (1,000 by default).</summary>
    [JsonStringEnumMemberName("reorder")] Reorder,

    /// <summary>Answered with <c>status</c>: a push is handled first, a call is not.</summary>
    [JsonStringEnumMemberName("status")] Status,

    /// <summary>Calls only: answered with <c>errcode</c> and not handled.</summary>
    [JsonStringEnumMemberName("errcode")] ErrorCode,

    /// <summary>Handled, but the answer is garbled.</summary>
    [JsonStringEnumMemberName("malformed")] Malformed,

    /// <summary>Departments only: the work is done, and answered with <c>status</c>; an event arrives, and comes again.</summary>
    [JsonStringEnumMemberName("statusAfter")] StatusAfter,

    /// <summary>Departments only: an answer of four megabytes.</summary>
    [JsonStringEnumMemberName("huge")] Huge,
}

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="AppId">Only this account; null every account.</param>
/// <param name="Path">Only paths that start with this; null every path.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Times">How often it still strikes; null without end.</param>
public sealed record Fault(
    FaultSide AppliesTo,
    FaultKind Kind,
    string? Id = null,
    string? AppId = null,
    string? Path = null,
    int? Milliseconds = null,
    int? Status = null,
    [property: JsonPropertyName("errcode")] int? ErrorCode = null,
    double Probability = 1,
    int? Times = null)
{
    /// <returns>What is wrong with the definition, or null.</returns>
    public string? Mistake() => this switch
    {
        { Probability: < 0 or > 1 } => "probability must lie between 0 and 1",
        { Times: < 1 } => "times must be at least 1",
        { Milliseconds: < 0 or > 600_000 } => "milliseconds must lie between 0 and 600000",
        { Kind: FaultKind.Slow, Milliseconds: null } => "slow needs milliseconds",
        { Kind: FaultKind.Status or FaultKind.StatusAfter, Status: null or < 200 or > 599 } => "status and statusAfter need a status between 200 and 599",
        { Kind: FaultKind.ErrorCode, ErrorCode: null } => "errcode needs an errcode",
        { Kind: FaultKind.ErrorCode, AppliesTo: not FaultSide.Api } => "errcode applies to calls only",
        { Kind: FaultKind.Duplicate or FaultKind.Reorder, AppliesTo: FaultSide.Api } => "duplicate and reorder apply to pushes only",
        { Kind: FaultKind.StatusAfter or FaultKind.Huge, AppliesTo: not FaultSide.Department } => "statusAfter and huge apply to departments only",
        _ => null,
    };
}
