namespace Zhijian.Server.Platform.Identifiers;

/// <summary>
/// What is wrong with a number somebody typed, or doubtful about it, in words that help them. The words never repeat the number: they
/// are shown and logged where it is not.
/// </summary>
/// <param name="Code">Stable, such as <c>resident_id_check</c>.</param>
public sealed record IdentifierFault(string Code, string Chinese, string English);

/// <summary>What was made of a text that should be an identifier (证件号码): its value, perhaps with a doubt, or the fault that leaves none.</summary>
public readonly record struct Reading<T> where T : struct
{
    internal Reading(T? value, IdentifierFault? fault, IdentifierFault? doubt)
    {
        Value = value;
        Fault = fault;
        Doubt = doubt;
    }

    /// <summary>Null exactly when there is a <see cref="Fault"/>.</summary>
    public T? Value { get; }

    public IdentifierFault? Fault { get; }

    /// <summary>The value is taken, but what the rule says of such ones is not confirmed; worth asking the person to look again.</summary>
    public IdentifierFault? Doubt { get; }

    public static implicit operator Reading<T>(IdentifierFault fault) => new(null, fault, null);

    public static implicit operator Reading<T>(T value) => new(value, null, null);
}

/// <summary>Makes readings that carry a doubt.</summary>
public static class Reading
{
    public static Reading<T> Of<T>(T value, IdentifierFault? doubt) where T : struct => new(value, null, doubt);
}
