using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>What a rule does on one day, whoever drives: which tails it bars, and how sure that is. One bit for each tail digit.</summary>
/// <param name="State">Whether the rule runs.</param>
/// <param name="Barred">Tails barred if it runs.</param>
/// <param name="Kind">For the reason.</param>
internal readonly record struct RuleDay(RuleDayState State, ushort Barred, DayKind Kind)
{
    public const ushort AllTails = 0x3FF;

    public bool Bars(int digit) => (Barred >> digit & 1) != 0;
}

internal enum RuleDayState : byte
{
    NotInForce,
    Free,
    Runs,

    /// <summary>It may run; then it bars these tails.</summary>
    MayRun,

    /// <summary>It runs, but which group it bars is not known.</summary>
    UnknownGroup,
}
