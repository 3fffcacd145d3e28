using Zhijian.Server.Platform.Identifiers;

namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>
/// What is known of the vehicle somebody asks about: a plate, or only its tail. Where nothing else is known it is taken for a small car that burns
/// fuel, as nearly all who ask drive one; the answer names the exemptions.
/// </summary>
public readonly record struct Vehicle
{
    /// <summary>Null when only the tail is known.</summary>
    public NumberPlate? Plate { get; private init; }

    /// <summary>The last digit of the plate, behind which a letter may stand.</summary>
    public int? Digit { get; private init; }

    public bool EndsWithLetter { get; private init; }

    public VehicleClass? Class { get; init; }

    public PlateEnergy Energy { get; private init; }

    public static Vehicle Of(NumberPlate plate) =>
        new() { Plate = plate, Digit = plate.LastDigit, EndsWithLetter = plate.EndsWithLetter, Energy = plate.Energy };

    /// <param name="tail">The end of a plate in digits and capital letters, at least one of them: 5, 45, 4B, B.</param>
    public static Vehicle OfTail(ReadOnlySpan<char> tail) =>
        new() { Digit = tail.LastIndexOfAnyInRange('0', '9') is >= 0 and var at ? tail[at] - '0' : null, EndsWithLetter = tail[^1] is >= 'A' and <= 'Z' };
}
