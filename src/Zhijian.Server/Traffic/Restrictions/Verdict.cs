namespace Zhijian.Server.Traffic.Restrictions;

public enum Outcome
{
    /// <summary>不限行.</summary>
    Free,

    /// <summary>限行.</summary>
    Restricted,

    /// <summary>What is known does not decide it (视情况).</summary>
    Depends,

    /// <summary>The rule does not hold on this day.</summary>
    NotInForce,
}

/// <summary>Why the outcome is as it is.</summary>
public enum Ground
{
    /// <summary>Restricted because of the tail, or because all tails are.</summary>
    Tail,

    /// <summary>Another tail's day.</summary>
    OtherTail,

    RestDay,
    Holiday,
    MakeUpDay,
    NewEnergy,
    Embassy,
    Vehicle,
    Plates,
    SpecialPlate,
    Letter,
    Groups,
    Day,
    Dates,
}

/// <summary>What one rule says of one vehicle on one day.</summary>
/// <param name="IsDoubtful">A field that is not confirmed had a part in it.</param>
public readonly record struct Verdict(Outcome Outcome, Ground Ground, bool IsDoubtful);
