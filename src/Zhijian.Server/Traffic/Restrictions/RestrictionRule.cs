namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>
/// One driving restriction (限行规则) as data, the way a pack or a form gives it. It bars by the tail of the plate and by nothing else; a notice that bars
/// others too, or otherwise, is several rules.
/// </summary>
public sealed record RestrictionRule
{
    public required string Id { get; init; }

    /// <summary>Roads or area, in the words of the notice.</summary>
    public required IReadOnlyList<string> Scope { get; init; }

    public required RestrictionKind Kind { get; init; }

    /// <summary>The groups of tails from Monday to Friday, as phases of the rotation; one open phase when they never turn.</summary>
    public IReadOnlyList<TailPhase> Phases { get; init; } = [];

    /// <summary>First day; null when it is not known or always was.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null while the rule holds.</summary>
    public DateOnly? To { get; init; }

    /// <summary>No longer in force, but no paper says since when (废止时间不详): kept as history, never told to citizens.</summary>
    public bool IsEnded { get; init; }

    /// <summary>Such as <c>07:00-22:00</c>; empty when the papers do not say.</summary>
    public IReadOnlyList<string> Windows { get; init; } = [];

    public OnSuchDays Weekends { get; init; }

    public OnSuchDays Holidays { get; init; }

    public OnSuchDays MakeUpDays { get; init; }

    public TailLetters Letters { get; init; }

    public NewEnergyTreatment NewEnergy { get; init; }

    public PlatesMeant Plates { get; init; }

    /// <summary>Classes the rule is for; empty is all.</summary>
    public IReadOnlyList<VehicleClass> Vehicles { get; init; } = [];

    public IReadOnlyList<VehicleClass> ExemptVehicles { get; init; } = [];

    public bool ExemptsEmbassies { get; init; }

    /// <summary>What is exempt, for people to read.</summary>
    public IReadOnlyList<string> Exemptions { get; init; } = [];

    /// <summary>Fine in yuan.</summary>
    public int? Fine { get; init; }

    /// <summary>The notice it rests on (依据).</summary>
    public string? Basis { get; init; }

    /// <summary>What else an operator should know; not told to citizens.</summary>
    public string? Note { get; init; }

    /// <summary>Whether somebody has read the notice itself or a page of the agency that tells it (已核实).</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Fields of a confirmed rule that are not.</summary>
    public IReadOnlyList<DoubtfulField> Unconfirmed { get; init; } = [];
}

/// <summary>Tails that are barred on Monday, Tuesday … Friday while a turn of the rotation lasts (轮换周期).</summary>
/// <param name="To">Null: until further notice.</param>
/// <param name="Groups">Five texts of tail digits, such as <c>50</c>.</param>
public sealed record TailPhase(DateOnly? From, DateOnly? To, IReadOnlyList<string> Groups);

/// <summary>The rules of one city (城市), in the order in which they are told.</summary>
/// <param name="Code">Division code.</param>
/// <param name="Local">Beginnings of plates that are local there, such as 浙A or 津; empty when no rule asks.</param>
public sealed record CityRules(string Code, string Name, string EnglishName, IReadOnlyList<string> Local, IReadOnlyList<RestrictionRule> Rules);
