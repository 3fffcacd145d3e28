namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>How a rule picks the tails it bars.</summary>
public enum RestrictionKind
{
    /// <summary>单双号: odd tails pass on odd dates, even ones (0 is even) on even dates.</summary>
    Parity,

    /// <summary>按星期尾号: a group of tails is barred on each day from Monday to Friday.</summary>
    WeekdayGroups,

    /// <summary>The tails one below and one above the last digit of the date are barred.</summary>
    DateDigitNeighbours,

    /// <summary>All tails are barred (禁行).</summary>
    FullBan,
}

/// <summary>Whether a rule runs on a kind of day that is not an ordinary working day.</summary>
public enum OnSuchDays
{
    /// <summary>The papers do not say.</summary>
    Unknown,

    Free,

    Runs,

    /// <summary>A make-up day has the group of the day it replaces; which one that is the holiday papers do not say.</summary>
    AsReplacedDay,
}

/// <summary>What a letter at the end of the plate counts as.</summary>
public enum TailLetters
{
    Unknown,

    /// <summary>The last digit before it.</summary>
    LastDigit,

    Zero,
}

public enum NewEnergyTreatment
{
    Unknown,

    /// <summary>Free.</summary>
    Exempt,

    /// <summary>Only those that drive by electricity alone are free.</summary>
    PureElectricExempt,

    /// <summary>As all others.</summary>
    Applies,
}

public enum PlatesMeant
{
    All,
    Local,
    NonLocal,
}

/// <summary>What the vehicle is used for and how large it is (车型).</summary>
public enum VehicleClass
{
    SmallCar,
    MediumCar,
    LargeCoach,
    Taxi,
    Official,

    /// <summary>A passenger car with seven seats or more.</summary>
    SevenSeats,

    Truck,
    Emergency,
    Works,
}

/// <summary>Fields of a rule that may be unconfirmed although the rule is not.</summary>
public enum DoubtfulField
{
    Scope,
    Days,
    MakeUpDays,
    Letters,
    Windows,
    Plates,
    Exemptions,
}
