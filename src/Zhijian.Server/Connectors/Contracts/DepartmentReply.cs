using System.Globalization;

namespace Zhijian.Server.Connectors.Contracts;

/// <summary>What came of asking a department.</summary>
public enum DepartmentOutcome
{
    Found,

    /// <summary>The department has nothing about it.</summary>
    Empty,

    /// <summary>The department understood and does not want it.</summary>
    Refused,

    /// <summary>Down, too slow, talking nonsense, or not asked because it was so a moment ago.</summary>
    Unreachable,
}

/// <param name="Value">To compare and to send on: fen, codes, 2026-11-22.</param>
/// <param name="Shown">As people read it.</param>
public sealed record DepartmentValue(string Value, string Shown)
{
    public static DepartmentValue Of(string text) => new(text, text);

    public static DepartmentValue OfFen(long fen) => new(fen.ToString(CultureInfo.InvariantCulture), (fen / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "元");
}

/// <summary>A department's answer, reduced to what its operation names.</summary>
/// <param name="At">When the department was asked; long ago when the answer was kept.</param>
public sealed record DepartmentReply(DepartmentOutcome Outcome, DateTimeOffset At)
{
    public IReadOnlyDictionary<string, DepartmentValue> Values { get; init; } = new Dictionary<string, DepartmentValue>();

    public IReadOnlyList<IReadOnlyDictionary<string, DepartmentValue>> Items { get; init; } = [];
}

/// <param name="Operation">Connector and operation, such as <c>traffic/violations</c>.</param>
/// <param name="Parameters">By the names in the operation.</param>
/// <param name="IdempotencyKey">The same for the same thing, however often it is asked.</param>
public sealed record DepartmentCall(string Operation, IReadOnlyDictionary<string, string> Parameters, string IdempotencyKey);
