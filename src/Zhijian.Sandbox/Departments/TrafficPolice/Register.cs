using System.Globalization;

namespace Zhijian.Sandbox.Departments.TrafficPolice;

/// <param name="FileNumber">档案编号</param>
/// <param name="CycleFrom">First day of the points cycle that runs.</param>
public sealed record DriverView(
    string Licence, string Name, string FileNumber, string Classes, string Status, DateOnly FirstIssued, DateOnly ValidUntil, DateOnly CycleFrom, DateOnly CycleTo, int PointsUsed, int PointsLeft);

/// <param name="InspectionUntil">Last day of the inspection (检验有效期止).</param>
public sealed record VehicleView(string Plate, string PlateKind, string Brand, string Colour, string Owner, string Status, DateOnly InspectionUntil, DateOnly InsuranceUntil);

/// <summary>
/// The register of an emulated traffic police: 100,000 drivers, each with a vehicle. Everything is computed from its number when somebody asks;
/// numbers are made so that they lead back. Nobody in it exists.
/// </summary>
public static class Register
{
    public const int Size = 100_000;

    private const int Birthdays = 12_500;
    private const int Step = 7_919;
    private const int PlateStep = 38_197;
    private static readonly DateOnly FirstBirthday = new(1962, 1, 1);
    private static readonly string[] Divisions = ["420102", "420103", "420104", "420105", "420106", "420107", "420111", "420112"];
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑梁谢宋唐";
    private const string GivenNames = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国红玉兰婷浩宇轩梓涵欣怡";
    private static readonly string[] Brands = ["东风风神", "东风本田", "大众朗逸", "丰田卡罗拉", "别克英朗", "比亚迪秦", "吉利帝豪", "长安逸动"];
    private static readonly string[] Colours = ["白", "黑", "灰", "银", "蓝", "红"];
    private static readonly int[] VinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>Any 鄂A and five digits is a vehicle.</summary>
    /// <returns>The number of the vehicle, or null.</returns>
    public static int? FindVehicle(string plate)
    {
        if (plate is not ['鄂', 'A', .. { Length: 5 } digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        // The step's inverse modulo the size leads back.
        return (int)((long)number * Inverse(PlateStep, Size) % Size);
    }

    public static string PlateOf(int vehicle) => $"鄂A{(long)vehicle * PlateStep % Size:d5}";

    public static int? FindDriver(string licence)
    {
        if (licence.Length != 18 || Array.IndexOf(Divisions, licence[..6]) is not (>= 0 and var division)) return null;
        if (!DateOnly.TryParseExact(licence.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)) return null;
        var day = born.DayNumber - FirstBirthday.DayNumber;
        if (day is < 0 or >= Birthdays) return null;
        var driver = division * Birthdays + (int)((long)day * Inverse(Step, Birthdays) % Birthdays);
        return LicenceOf(driver) == licence ? driver : null;
    }

    public static string LicenceOf(int driver)
    {
        var born = FirstBirthday.AddDays((int)((long)(driver % Birthdays) * Step % Birthdays));
        var number = $"{Divisions[driver / Birthdays]}{born:yyyyMMdd}{Chance.Of(driver, 1, 900) + 100:d3}";
        return number + "10X98765432"[number.Select((digit, place) => (digit - '0') * Weights[place]).Sum() % 11];
    }

    public static string NameOf(int driver)
    {
        var given = GivenNames[Chance.Of(driver, 3, GivenNames.Length)].ToString();
        if (Chance.Of(driver, 4, 3) > 0) given += GivenNames[Chance.Of(driver, 5, GivenNames.Length)];
        return Surnames[Chance.Of(driver, 2, Surnames.Length)] + given;
    }

    public static string FileNumberOf(int driver) => $"4201{(long)driver * PlateStep % Size + 10_000_000:d8}";

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
        var name = NameOf(vehicle);
        return new VehicleView(
            PlateOf(vehicle), "02", Brands[Chance.Of(vehicle, 15, Brands.Length)], Colours[Chance.Of(vehicle, 16, Colours.Length)], name[0] + new string('*', name.Length - 1),
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

    private static long Inverse(int step, int size)
    {
        // Euclid, extended.
        var (old, now, before, value) = ((long)step, (long)size, 1L, 0L);
        while (now != 0)
        {
            var quotient = old / now;
            (old, now) = (now, old - quotient * now);
            (before, value) = (value, before - quotient * value);
        }

        return (before % size + size) % size;
    }
}
