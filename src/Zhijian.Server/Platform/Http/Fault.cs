namespace Zhijian.Server.Platform.Http;

/// <summary>What is wrong with one field of a request, in words that say what to do.</summary>
/// <param name="Field">Its name in the JSON.</param>
/// <param name="Code">Stable, where clients say it in words of their own; those take what they need from <see cref="Values"/>, never from the message.</param>
public sealed record Fault(string Field, string Message, string? Code = null)
{
    public FaultValues? Values { get; init; }
}

/// <summary>What a fault is about, as far as its code has it.</summary>
public sealed record FaultValues
{
    public decimal? Least { get; init; }

    public decimal? Most { get; init; }

    /// <summary>Characters of each, where <see cref="Most"/> counts.</summary>
    public int? Longest { get; init; }

    /// <summary>Name of what was to be filled in.</summary>
    public string? Blank { get; init; }

    /// <summary>Key or words of an option, as the fault is about the one or the other.</summary>
    public string? Option { get; init; }
}
