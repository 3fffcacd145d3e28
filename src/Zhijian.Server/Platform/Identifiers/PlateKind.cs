namespace Zhijian.Server.Platform.Identifiers;

/// <summary>What sort of plate it is (号牌种类), as far as its form tells.</summary>
public enum PlateKind
{
    /// <summary>Seven places (普通号牌).</summary>
    Ordinary,

    /// <summary>Eight places, the letter in front (小型新能源).</summary>
    SmallNewEnergy,

    /// <summary>Eight places, the letter at the end (大型新能源).</summary>
    LargeNewEnergy,

    /// <summary>警.</summary>
    Police,

    /// <summary>学: of driving schools.</summary>
    Training,

    /// <summary>挂.</summary>
    Trailer,

    /// <summary>领.</summary>
    Consulate,

    /// <summary>使.</summary>
    Embassy,

    /// <summary>粤Z … 港.</summary>
    HongKong,

    /// <summary>粤Z … 澳.</summary>
    Macao,

    /// <summary>试.</summary>
    Test,

    /// <summary>超: vehicles over the limits of size or weight.</summary>
    Oversize,

    /// <summary>Armed police, military and temporary plates: taken as they are written; no tail rule applies to them.</summary>
    Special,
}

/// <summary>What a new-energy plate says of the drive (GA 36 letters). Which letters beside D and F stand for which is not confirmed.</summary>
public enum PlateEnergy
{
    NotNew,
    Electric,
    OtherNew,
}
