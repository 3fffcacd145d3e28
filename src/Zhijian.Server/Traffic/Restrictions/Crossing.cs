using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>
/// Judges whether a vehicle may go where a rule holds (今天能走吗). Pure and without allocations. What is not known makes the outcome depend on it only where
/// it could change it: a tail that is free today is free whatever the letter rule.
/// </summary>
internal static class Crossing
{
    public static Verdict Judge(RuleCalendar calendar, IReadOnlyList<string> local, in Vehicle vehicle, DateOnly date)
    {
        var rule = calendar.Rule;
        var day = calendar.On(date);
        // In a year whose holidays are not published yet any day may turn out a day off or a make-up day.
        var doubtful = !rule.IsConfirmed || !WorkingDays.National.IsKnown(date.Year) || (day.Kind == DayKind.MakeUpDay && Doubts(rule, DoubtfulField.MakeUpDays));
        if (day.State == RuleDayState.NotInForce) return new Verdict(Outcome.NotInForce, Ground.Dates, doubtful);
        if (day.State == RuleDayState.Free) return new Verdict(Outcome.Free, GroundOf(day.Kind), doubtful || Doubts(rule, DoubtfulField.Days));
        if (WhoIsFree(rule, local, vehicle) is { } free) return new Verdict(Outcome.Free, free, doubtful || (free == Ground.NewEnergy && rule.NewEnergy == NewEnergyTreatment.PureElectricExempt));

        var special = vehicle.Plate is { Kind: PlateKind.Special };
        var tail = TailOf(rule, vehicle);
        Ground? open = day.State switch
        {
            RuleDayState.UnknownGroup => day.Kind == DayKind.MakeUpDay ? Ground.MakeUpDay : Ground.Groups,
            _ when special => Ground.SpecialPlate,
            _ when day.Barred == RuleDay.AllTails => null,
            _ when tail is null => Ground.Letter,
            _ => null,
        };
        doubtful |= vehicle.EndsWithLetter && day.Barred != RuleDay.AllTails && Doubts(rule, DoubtfulField.Letters);
        if (open is null && day.Barred != RuleDay.AllTails && !day.Bars(tail!.Value)) return new Verdict(Outcome.Free, Ground.OtherTail, doubtful);
        open ??= day.State == RuleDayState.MayRun ? GroundOf(day.Kind) : WhatIsOpen(rule, vehicle);
        doubtful |= Doubts(rule, DoubtfulField.Plates) && rule.Plates != PlatesMeant.All;
        return open is { } ground ? new Verdict(Outcome.Depends, ground, doubtful) : new Verdict(Outcome.Restricted, Ground.Tail, doubtful);
    }

    /// <summary>Why the rule is not for this vehicle at all; null when it is or may be.</summary>
    private static Ground? WhoIsFree(RestrictionRule rule, IReadOnlyList<string> local, in Vehicle vehicle)
    {
        if (vehicle.Class is { } use && (!Covers(rule, use) || Contains(rule.ExemptVehicles, use))) return Ground.Vehicle;
        if (vehicle.Plate is not { } plate) return null;
        if (plate.Kind is PlateKind.Trailer && rule.Vehicles.Count > 0 && !Contains(rule.Vehicles, VehicleClass.Truck)) return Ground.Vehicle;
        if (plate.Kind is PlateKind.Embassy && rule.ExemptsEmbassies) return Ground.Embassy;
        if (plate.Energy == PlateEnergy.Electric && rule.NewEnergy is NewEnergyTreatment.Exempt or NewEnergyTreatment.PureElectricExempt) return Ground.NewEnergy;
        if (plate.Energy == PlateEnergy.OtherNew && rule.NewEnergy == NewEnergyTreatment.Exempt) return Ground.NewEnergy;
        if (rule.Plates == PlatesMeant.All || plate.Issuer.IsEmpty) return null;
        return IsLocal(local, plate) == (rule.Plates == PlatesMeant.Local) ? null : Ground.Plates;
    }

    /// <summary>What would have to be known besides tail and day.</summary>
    private static Ground? WhatIsOpen(RestrictionRule rule, in Vehicle vehicle)
    {
        if (vehicle.Class is null && !Covers(rule, VehicleClass.SmallCar)) return Ground.Vehicle;
        if (rule.Plates != PlatesMeant.All && (vehicle.Plate is not { } plate || plate.Issuer.IsEmpty)) return Ground.Plates;
        if (vehicle.Energy != PlateEnergy.NotNew && rule.NewEnergy is NewEnergyTreatment.Unknown or NewEnergyTreatment.PureElectricExempt) return Ground.NewEnergy;
        return null;
    }

    /// <returns>Null when the rule's way with letters, or the digit in front of the letter, is not known.</returns>
    private static int? TailOf(RestrictionRule rule, in Vehicle vehicle) => !vehicle.EndsWithLetter
        ? vehicle.Digit
        : rule.Letters switch
        {
            TailLetters.Zero => 0,
            TailLetters.LastDigit => vehicle.Digit,
            _ => null,
        };

    /// <summary>Taxis, official cars and those with seven seats are passenger cars, mostly small.</summary>
    public static bool Covers(RestrictionRule rule, VehicleClass use) =>
        rule.Vehicles.Count == 0 || Contains(rule.Vehicles, use)
        || (use is VehicleClass.Taxi or VehicleClass.Official or VehicleClass.SevenSeats && Contains(rule.Vehicles, VehicleClass.SmallCar));

    public static bool IsLocal(IReadOnlyList<string> local, in NumberPlate plate)
    {
        for (var at = 0; at < local.Count; at++)
            if (plate.Issuer.StartsWith(local[at])) return true;
        return false;
    }

    private static bool Contains(IReadOnlyList<VehicleClass> classes, VehicleClass use)
    {
        for (var at = 0; at < classes.Count; at++)
            if (classes[at] == use) return true;
        return false;
    }

    private static bool Doubts(RestrictionRule rule, DoubtfulField field)
    {
        for (var at = 0; at < rule.Unconfirmed.Count; at++)
            if (rule.Unconfirmed[at] == field) return true;
        return false;
    }

    private static Ground GroundOf(DayKind kind) => kind switch
    {
        DayKind.RestDay => Ground.RestDay,
        DayKind.Holiday => Ground.Holiday,
        DayKind.MakeUpDay => Ground.MakeUpDay,
        _ => Ground.Day,
    };
}
