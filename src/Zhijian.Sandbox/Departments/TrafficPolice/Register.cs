using System.Globalization;

namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <param name="FileNumber">档案编号</param>
/// <param name="CycleFrom">First day of the points cycle that runs.</param>
public sealed record DriverView(
    string Licence, string Name, string FileNumber, string Classes, string Status, DateOnly FirstIssued, DateOnly ValidUntil, DateOnly CycleFrom, DateOnly CycleTo, int PointsUsed, int PointsLeft);

/// <param name="InspectionUntil">Last day of the inspection (检验有效期止).</param>
public sealed record VehicleView(string Plate, string PlateKind, string Brand, string Colour, string Owner, string Status, DateOnly InspectionUntil, DateOnly InsuranceUntil);

/// <summary>
/// The register of the emulated traffic police: 100,000 drivers in each city, each with a vehicle; the numbers of one city follow those of the other. Everything is computed from
/// its number when somebody asks; plates and licences are made so that they lead back. Nobody in it exists.
/// </summary>
public static class Register
{
    /// <summary>Of one city.</summary>
    public const int Size = 100_000;

    private static readonly Scatter Plates = new(38_197, Size);
    private static readonly string[] Brands = ["东风风神", "东风本田", "大众朗逸", "丰田卡罗拉", "别克英朗", "比亚迪秦", "吉利帝豪", "长安逸动"];
    private static readonly string[] Colours = ["白", "黑", "灰", "银", "蓝", "红"];
    private static readonly int[] VinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>Any prefix of one of the cities and five digits is a vehicle.</summary>
    /// <returns>The number of the vehicle, or null.</returns>
    public static int? FindVehicle(string plate) =>
        Cities.OfPlate(plate) is { } city && plate[city.Prefix.Length..] is { Length: 5 } digits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Cities.FirstOf(city) + Plates.Back(number)
            : null;

    public static string PlateOf(int vehicle) => $"{Cities.Of(vehicle).Prefix}{Plates.Out(vehicle % Size):d5}";

    public static int? FindDriver(string licence) => Cities.All.Select(city => city.People.Find(licence) is { } person ? Cities.FirstOf(city) + person : (int?)null).FirstOrDefault(found => found is not null);

    public static string LicenceOf(int driver) => Cities.Of(driver).People.IdOf(driver % Size);

    public static string NameOf(int driver) => Cities.Of(driver).People.NameOf(driver % Size);

    public static string FileNumberOf(int driver) => $"{Cities.Of(driver).Division[..4]}{Plates.Out(driver % Size) + 10_000_000:d8}";

    /// <summary>As the driver left it with the office; the first drivers have the numbers of the first persons with phones.</summary>
    public static string PhoneOf(int driver) => Users.Telephones.Of(driver);

    public static string VinOf(int vehicle)
    {
        var vin = $"LDC{Chance.Of(vehicle, 10, 9_000) + 1_000}X0{(char)('A' + Chance.Of(vehicle, 11, 8))}{Chance.Of(vehicle, 12, 1_000_000):d6}".PadRight(17, '7')[..17].ToCharArray();
        var sum = vin.Select((character, place) => VinValue(character) * VinWeights[place]).Sum() % 11;
        vin[8] = sum == 10 ? 'X' : (char)('0' + sum);
        return new string(vin);
    }

    public static string EngineOf(int vehicle) => $"{(char)('A' + Chance.Of(vehicle, 13, 8))}{Chance.Of(vehicle, 14, 10_000_000):d7}";

    /// <summary>The last six of the VIN or of the engine number, as people are asked for.</summary>
    public static bool Fits(int vehicle, string check) =>
        check.Length == 6 && (VinOf(vehicle).EndsWith(check, StringComparison.OrdinalIgnoreCase) || EngineOf(vehicle).EndsWith(check, StringComparison.OrdinalIgnoreCase));

    public static VehicleView Vehicle(int vehicle, DateOnly today)
    {
        return new VehicleView(
            PlateOf(vehicle), "02", Brands[Chance.Of(vehicle, 15, Brands.Length)], Colours[Chance.Of(vehicle, 16, Colours.Length)], Cities.Of(vehicle).People.MaskedNameOf(vehicle % Size),
            Chance.Of(vehicle, 17, 50) == 0 ? "inspectionDue" : "normal", EndOfMonth(vehicle, 18, today), EndOfMonth(vehicle, 19, today));
    }

    public static DriverView Driver(int driver, DateOnly today)
    {
        var issued = FirstIssued(driver);
        var from = new DateOnly(today.Year, issued.Month, Math.Min(issued.Day, 28));
        if (from > today) from = from.AddYears(-1);
        var used = Math.Min(12, Violations.Of(driver, today).Where(one => one.Handled && one.Day >= from).Sum(one => one.Act.Points));
        return new DriverView(
            LicenceOf(driver), NameOf(driver), FileNumberOf(driver), Chance.Of(driver, 21, 4) == 0 ? "C2" : "C1", used >= 12 ? "held" : "normal", issued, issued.AddYears(issued.AddYears(6) > today ? 6 : 16), from,
            from.AddYears(1).AddDays(-1), used, 12 - used);
    }

    private static DateOnly FirstIssued(int driver) => new DateOnly(2009, 3, 1).AddDays(Chance.Of(driver, 20, 5_800));

    /// <summary>The last day of one and the same month of each year: a year ahead until it has been over for a month.</summary>
    private static DateOnly EndOfMonth(int vehicle, int purpose, DateOnly today)
    {
        var end = new DateOnly(today.Year, Chance.Of(vehicle, purpose, 12) + 1, 1).AddMonths(1).AddDays(-1);
        return end < today.AddDays(-30) ? new DateOnly(end.Year + 1, end.Month, 1).AddMonths(1).AddDays(-1) : end;
    }

    private static int VinValue(char character) => character is >= '0' and <= '9' ? character - '0' : "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ".IndexOf(character, StringComparison.Ordinal) % 10;
}
